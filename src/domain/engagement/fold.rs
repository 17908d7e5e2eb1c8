//! The fold itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::item::{Added, ItemState};
use super::register::Register;
use super::rest::{Mark, Rest, rests};
use super::taken_back::standing;
use crate::domain::entry::Addition;
use crate::domain::record::horizon;
use crate::domain::{
    Checkpoint, Day, Entry, Field, Head, Id, Instant, Operation, Phase, Record, Value, Write, Zone,
};

/// An engagement as of an instant.
#[derive(Debug, Clone)]
pub struct Engagement<'r> {
    /// All that is recorded, also what is not in the state yet.
    pub record: &'r Record,
    /// What it began with.
    pub head: &'r Head,
    /// The instant.
    pub as_of: Instant,
    /// Where its days are counted.
    pub zone: Zone,
    /// In the order of the checklist.
    pub phases: Vec<PhaseState>,
    /// Phase by phase; what was added or moved there after the pinned ones, in that order.
    pub items: Vec<ItemState>,
    /// The owner of each role that was ever given one.
    pub roles: BTreeMap<String, Register>,
    /// The meetings and the dates set for them, in the order of the fold.
    pub checkpoints: Vec<Checkpointed<'r>>,
    /// The spans in which it rests, one after the other.
    pub rests: Vec<Rest>,
    /// What entries say of things that are not there, in the order of the fold.
    pub strays: BTreeSet<Stray>,
    known: usize,
    stands: Vec<bool>,
    holders: HashMap<Id, Holder>,
}

/// A phase, as it is at the instant of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseState {
    /// Its due date.
    pub due: Register,
}

/// A standing entry that marks a checkpoint or sets the date of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpointed<'r> {
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// What it says.
    pub checkpoint: &'r Checkpoint,
}

/// Something that an entry says of a thing that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// The id that nothing has, or that is taken.
    pub id: Id,
}

/// What has an id: a phase or an item, by its place.
#[derive(Debug, Clone, Copy)]
enum Holder {
    Phase(usize),
    Item(usize),
}

impl<'r> Engagement<'r> {
    /// The state of the record at `as_of`, where the clock shows `clock`: entries after the
    /// former are not yet there, entries more than 24 hours ahead of the latter are left out.
    ///
    /// ```text
    /// all entries, by (at, id, content)
    ///   │ 1. those until `as_of`, and no more than 24 hours ahead of the clock
    ///   │ 2. without those that a standing undo names
    ///   │ 3. their additions, so that an item is there for whatever is said of it
    ///   │ 4. all else that they do, entry by entry
    ///   │ 5. the items that moved, each at the end of its phase, by the move, then by id
    ///   ▼
    /// the state
    /// ```
    pub fn fold(record: &'r Record, as_of: Instant, clock: Instant, zone: Zone) -> Self {
        let mut engagement = Self::begun(record, as_of, clock, zone);
        engagement.fold_additions();
        engagement.fold_operations();
        engagement.move_items();
        engagement
    }

    fn begun(record: &'r Record, as_of: Instant, clock: Instant, zone: Zone) -> Self {
        let phases = &record.head.checklist.phases;
        let pinned = phases.iter().enumerate();
        let items = |(at, phase): (usize, &'r Phase)| {
            phase.items.iter().map(move |item| ItemState::new(item, (at, &phase.id)))
        };
        let known = record.until(as_of.min(horizon(clock)));
        Self {
            head: &record.head,
            as_of,
            zone,
            phases: vec![PhaseState { due: Register::new(Value::Nothing) }; phases.len()],
            items: pinned.flat_map(items).collect(),
            roles: BTreeMap::new(),
            checkpoints: Vec::new(),
            rests: Vec::new(),
            strays: BTreeSet::new(),
            stands: standing(&record.entries()[..known]),
            record,
            known,
            holders: HashMap::new(),
        }
    }

    fn fold_additions(&mut self) {
        self.find_holders();
        for (at, entry) in self.standing_entries() {
            for (id, addition) in &entry.add {
                self.fold_addition(at, id, addition);
            }
        }
        self.items.sort_by_key(|item| item.phase);
        self.find_holders();
    }

    fn standing_entries(&self) -> impl Iterator<Item = (usize, &'r Entry)> + use<'r> {
        let stands = self.stands.clone();
        self.entries().iter().enumerate().filter(move |(at, _)| stands[*at])
    }

    fn fold_addition(&mut self, at: usize, id: &Id, addition: &Addition) {
        let own = self.holders.get(id).copied();
        let Some(Holder::Phase(phase)) = self.holders.get(&addition.phase).copied() else {
            return self.stray(at, if own.is_some() { id } else { &addition.phase });
        };
        let phase_id = &self.head.checklist.phases[phase].id;
        let mut item = ItemState::new(&addition.item(id), (phase, phase_id));
        match own {
            None => {
                item.added = Some(Added { entries: vec![at], in_conflict: false });
                self.holders.insert(id.clone(), Holder::Item(self.items.len()));
                self.items.push(item);
            }
            Some(Holder::Item(place)) if let Some(mut added) = self.items[place].added.take() => {
                let last = added.entries.last().and_then(|last| self.entry(*last).add.get(id));
                added.in_conflict |= last != Some(addition);
                added.entries.push(at);
                item.added = Some(added);
                self.items[place] = item;
            }
            Some(_) => self.stray(at, id),
        }
    }

    pub(super) fn find_holders(&mut self) {
        let phases = self.head.checklist.phases.iter().enumerate();
        let items = self.items.iter().enumerate();
        self.holders = phases
            .map(|(at, phase)| (phase.id.clone(), Holder::Phase(at)))
            .chain(items.map(|(at, item)| (item.id.clone(), Holder::Item(at))))
            .collect();
    }

    fn fold_operations(&mut self) {
        let mut marks: Vec<Mark<'_>> = Vec::new();
        for (at, entry) in self.standing_entries() {
            for operation in entry.operations() {
                match operation {
                    Operation::Hold(hold) => marks.push((self.day_of(at), at, Some(hold))),
                    Operation::Resume => marks.push((self.day_of(at), at, None)),
                    _ => self.fold_operation(at, operation),
                }
            }
        }
        self.rests = rests(marks);
    }

    fn fold_operation(&mut self, at: usize, operation: Operation<'r>) {
        match operation {
            Operation::Set(id, field, write) => self.set(at, id, field, write),
            Operation::Name(id) if self.phase_place(id).is_some() => {}
            Operation::Add(id, _)
            | Operation::Name(id)
            | Operation::Mention(id)
            | Operation::Note(id, _) => drop(self.touch(at, id)),
            Operation::Confirm(duty) => {
                if let Some(item) = self.touch(at, duty) {
                    item.confirmed.push(at);
                }
            }
            Operation::Role(role, write) => {
                let owner = self.roles.entry(role.to_owned());
                owner.or_insert_with(|| Register::new(Value::Nothing)).fold(write, at);
            }
            Operation::Checkpoint(checkpoint) => {
                self.checkpoints.push(Checkpointed { entry: at, checkpoint });
            }
            Operation::Hold(_)
            | Operation::Resume
            | Operation::Undo(_)
            | Operation::Unknown(..) => {}
        }
    }

    fn set(&mut self, entry: usize, id: &Id, field: Field, write: &Write) {
        if let (Some(phase), Field::Due) = (self.phase_place(id), field) {
            self.phases[phase].due.fold(write, entry);
        } else if field == Field::Phase {
            self.fold_move(entry, id, write);
        } else if let Some(item) = self.touch(entry, id) {
            item.write(field, write, entry);
        }
    }

    /// Notes that the entry concerns this item, which it returns.
    pub(super) fn touch(&mut self, entry: usize, id: &Id) -> Option<&mut ItemState> {
        let Some(Holder::Item(item)) = self.holders.get(id) else {
            self.stray(entry, id);
            return None;
        };
        let item = &mut self.items[*item];
        item.touched_by(entry);
        Some(item)
    }

    pub(super) fn stray(&mut self, entry: usize, id: &Id) {
        self.strays.insert(Stray { entry, id: id.clone() });
    }

    /// The entries known at the instant, standing or not, in the order of the fold.
    pub fn entries(&self) -> &'r [Entry] {
        &self.record.entries()[..self.known]
    }

    /// The entry at this place in the fold.
    pub fn entry(&self, place: usize) -> &'r Entry {
        &self.record.entries()[place]
    }

    /// When the entry at this place in the fold was recorded.
    pub fn at(&self, place: usize) -> Instant {
        self.entry(place).at
    }

    /// When the newest standing entry was recorded that is more than the mark of a meeting, or
    /// than an undo.
    pub fn last_work(&self) -> Option<Instant> {
        self.standing().rev().find(|(_, entry)| entry.is_work()).map(|(_, entry)| entry.at)
    }

    /// Has this entry not been taken back?
    pub fn stands(&self, entry: usize) -> bool {
        self.stands[entry]
    }

    /// The entries that stand, with their places in the fold.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = (usize, &'r Entry)> {
        self.entries().iter().enumerate().filter(|(at, _)| self.stands[*at])
    }

    /// The item with exactly this id.
    pub fn item(&self, id: &Id) -> Option<&ItemState> {
        self.item_place(id).map(|item| &self.items[item])
    }

    /// The place of the item with exactly this id.
    pub fn item_place(&self, id: &Id) -> Option<usize> {
        match self.holders.get(id) {
            Some(Holder::Item(item)) => Some(*item),
            _ => None,
        }
    }

    /// The place of the phase with exactly this id.
    pub fn phase_place(&self, id: &Id) -> Option<usize> {
        match self.holders.get(id) {
            Some(Holder::Phase(phase)) => Some(*phase),
            _ => None,
        }
    }

    /// The items of a phase.
    pub fn items_of(&self, phase: usize) -> impl Iterator<Item = &ItemState> {
        self.items.iter().filter(move |item| item.phase == phase)
    }

    /// The day of the report.
    pub fn today(&self) -> Day {
        self.zone.day(self.as_of)
    }

    /// The day on which what an entry says happened.
    pub fn day_of(&self, entry: usize) -> Day {
        let entry = self.entry(entry);
        entry.on.unwrap_or_else(|| self.zone.day(entry.at))
    }

    /// Who is responsible for an item: its own owner, else that of its role.
    pub fn owner_of<'s>(&'s self, item: &'s ItemState) -> Option<&'s str> {
        item.owner().or_else(|| self.roles.get(item.role()?)?.value().as_text())
    }

    /// The day by which an item is to be done: its own, else that of its phase.
    pub fn due_of(&self, item: &ItemState) -> Option<Day> {
        self.date_of(item).value().as_day()
    }

    /// Is something of the phase done or n/a, and nothing of it open?
    pub fn is_over(&self, phase: usize) -> bool {
        let has = |is: fn(&ItemState) -> bool| self.items_of(phase).any(is);
        has(ItemState::is_settled) && !has(ItemState::is_open)
    }

    /// Is the item in scope, not done, and late?
    pub fn is_overdue(&self, item: &ItemState) -> bool {
        item.is_open() && self.days_late(self.date_of(item)) > 0
    }

    /// The newest checkpoint that was held before the report's own day.
    pub fn last_checkpoint(&self) -> Option<Checkpointed<'r>> {
        let held = |mark: &&Checkpointed<'r>| {
            let day = self.zone.day(self.at(mark.entry));
            mark.checkpoint.name.is_some() && day < self.today()
        };
        self.checkpoints.iter().rev().find(held).copied()
    }

    /// The day that was set for the next checkpoint.
    pub fn next_checkpoint(&self) -> Option<Day> {
        self.checkpoints.last()?.checkpoint.next
    }

    /// Was that day to come before today, and so was the checkpoint missed?
    pub fn has_missed_checkpoint(&self) -> bool {
        self.checkpoints.last().is_some_and(|mark| {
            let set = self.zone.day(self.at(mark.entry));
            mark.checkpoint.next.is_some_and(|day| self.days_over(day, Some(set)) > 0)
        })
    }

    /// The instant of the first checkpoint with this name, case aside.
    pub fn checkpoint_named(&self, name: &str) -> Option<Instant> {
        let is_it = |own: &String| own.to_lowercase() == name.to_lowercase();
        let mut marks = self.checkpoints.iter();
        let mark = marks.find(|mark| mark.checkpoint.name.as_ref().is_some_and(is_it))?;
        Some(self.at(mark.entry))
    }

    /// The instant from which `last` counts: that checkpoint, else the start.
    pub fn since_last(&self) -> Instant {
        match self.last_checkpoint() {
            Some(mark) => self.at(mark.entry),
            None => self.zone.start_of(self.head.started),
        }
    }

    /// Has a duty been confirmed since the last checkpoint?
    pub fn is_met(&self, duty: &ItemState) -> bool {
        let since = self.since_last();
        duty.confirmed.iter().any(|entry| self.at(*entry) > since)
    }

    /// Is there something to do about it: to finish it, to confirm it, or to take it up?
    pub fn is_to_do(&self, item: &ItemState) -> bool {
        item.is_open() || self.is_unmet(item) || item.is_to_take_up()
    }

    /// Is it a duty that is still to be confirmed?
    pub fn is_unmet(&self, item: &ItemState) -> bool {
        item.duty && !item.is_out() && !self.is_met(item)
    }
}
