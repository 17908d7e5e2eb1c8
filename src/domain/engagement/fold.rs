//! The fold itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::accepted::Accepted;
use super::item::ItemState;
use super::matter::MatterState;
use super::register::Register;
use super::rest::{Rest, rests};
use super::settings::Settings;
use super::taken_back::standing;
use super::tracked::Added;
use super::upgraded::{Upgraded, with_phases};
use crate::domain::entry::{Addition, Raised};
use crate::domain::record::horizon;
use crate::domain::{
    Checklist, Checkpoint, Day, Entry, Field, Head, Id, Instant, Operation, Phase, Record, Value,
    Write, Zone,
};

/// An engagement as of an instant.
#[derive(Debug, Clone)]
pub struct Engagement<'r> {
    /// All that is recorded, also what is not in the state yet.
    pub record: &'r Record,
    /// What it began with.
    pub head: &'r Head,
    /// The pinned checklist, with the phases that came with newer ones.
    pub checklist: Cow<'r, Checklist>,
    /// The instant.
    pub as_of: Instant,
    /// Where its days are counted: where the record says, or else where they are read.
    pub zone: Zone,
    /// What is set for it as a whole.
    pub settings: Settings,
    /// In the order of the checklist.
    pub phases: Vec<PhaseState>,
    /// Phase by phase; what was added or moved there after the pinned ones, in that order.
    pub items: Vec<ItemState>,
    /// Decisions, risks and actions, in the order in which they were raised.
    pub matters: Vec<MatterState>,
    /// The owner of each role that was ever given one.
    pub roles: BTreeMap<String, Register>,
    /// The meetings and the dates set for them, in the order of the fold.
    pub checkpoints: Vec<Checkpointed<'r>>,
    /// What the customer accepted, in the order of the fold.
    pub acceptances: Vec<Accepted<'r>>,
    /// The newer checklists that were taken over, in the order of the fold.
    pub upgrades: Vec<Upgraded<'r>>,
    /// The spans in which it rests, one after the other.
    pub rests: Vec<Rest>,
    /// What entries say of things that are not there, in the order of the fold.
    pub strays: BTreeSet<Stray>,
    known: usize,
    stands: Vec<bool>,
    pub(super) holders: HashMap<Id, Holder>,
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

/// Something that an entry says of a thing that is not there, or that can't be said of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// The id that nothing has, that is taken, or of which that can't be said.
    pub id: Id,
}

/// What has an id: a phase, an item or a matter, by its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holder {
    Phase(usize),
    Item(usize),
    Matter(usize),
}

impl<'r> Engagement<'r> {
    /// The state of the record at `as_of`, where the clock shows `clock`: entries after the
    /// former are not yet there, entries more than 24 hours ahead of the latter are left out.
    /// `zone` is where days are counted if the record does not say.
    ///
    /// ```text
    /// all entries, by (at, id, content)
    ///   │ 1. those until `as_of`, and no more than 24 hours ahead of the clock
    ///   │ 2. without those that a standing undo names
    ///   │ 3. their settings, so that it is known where days are counted
    ///   │ 4. the phases that they bring, each behind the one that it follows
    ///   │ 5. their additions, so that an item or a matter is there for whatever is said of it
    ///   │ 6. all else that they do, entry by entry
    ///   │ 7. the items that moved, each at the end of its phase, by the move, then by id
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
        let known = record.until(as_of.min(horizon(clock)));
        let stands = standing(&record.entries()[..known]);
        let standing = record.entries().iter().zip(&stands).filter(|(_, stands)| **stands);
        let checklist = with_phases(&record.head.checklist, standing.map(|(entry, _)| entry));
        let phases = checklist.phases.iter().enumerate();
        let items = |(at, phase): (usize, &Phase)| {
            let item = |item| ItemState::new(item, (at, &phase.id));
            phase.items.iter().map(item).collect::<Vec<ItemState>>()
        };
        let settings = Settings::of(record, as_of, clock);
        Self {
            head: &record.head,
            as_of,
            zone: settings.zone.unwrap_or(zone),
            settings,
            phases: vec![PhaseState { due: Register::new(Value::Nothing) }; phases.len()],
            items: phases.flat_map(items).collect(),
            checklist,
            matters: Vec::new(),
            roles: BTreeMap::new(),
            checkpoints: Vec::new(),
            acceptances: Vec::new(),
            upgrades: Vec::new(),
            rests: Vec::new(),
            strays: BTreeSet::new(),
            stands,
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
            for (id, raised) in &entry.raise {
                self.fold_raised(at, id, raised, entry.internal);
            }
        }
        self.items.sort_by_key(|item| item.phase);
        self.find_holders();
    }

    pub(super) fn standing_entries(&self) -> impl Iterator<Item = (usize, &'r Entry)> + use<'r> {
        let stands = self.stands.clone();
        self.entries().iter().enumerate().filter(move |(at, _)| stands[*at])
    }

    fn fold_addition(&mut self, at: usize, id: &Id, addition: &Addition) {
        let own = self.holders.get(id).copied();
        let Some(Holder::Phase(phase)) = self.holders.get(&addition.phase).copied() else {
            return self.stray(at, if own.is_some() { id } else { &addition.phase });
        };
        let phase_id = &self.checklist.phases[phase].id;
        let mut item = ItemState::new(&addition.item(id), (phase, phase_id));
        match own {
            None => {
                item.tracked.added = Some(Added::by(at));
                self.holders.insert(id.clone(), Holder::Item(self.items.len()));
                self.items.push(item);
            }
            Some(Holder::Item(place)) if let Some(added) = self.items[place].added.clone() => {
                let last = added.entries.last().and_then(|last| self.entry(*last).add.get(id));
                item.tracked.added = Some(added.again(at, last == Some(addition)));
                self.items[place] = item;
            }
            Some(_) => self.stray(at, id),
        }
    }

    fn fold_raised(&mut self, at: usize, id: &Id, raised: &Raised, internal: bool) {
        match self.holders.get(id).copied() {
            None => {
                self.holders.insert(id.clone(), Holder::Matter(self.matters.len()));
                self.matters.push(MatterState::new(id, raised, Added::by(at), internal));
            }
            Some(Holder::Matter(place)) if let Some(added) = self.matters[place].added.clone() => {
                let last = added.entries.last().and_then(|last| self.entry(*last).raise.get(id));
                let added = added.again(at, last == Some(raised));
                let internal = internal || self.matters[place].internal;
                self.matters[place] = MatterState::new(id, raised, added, internal);
            }
            Some(_) => self.stray(at, id),
        }
    }

    pub(super) fn find_holders(&mut self) {
        let phases = self.checklist.phases.iter().enumerate();
        let items = self.items.iter().enumerate();
        let matters = self.matters.iter().enumerate();
        self.holders = phases
            .map(|(at, phase)| (phase.id.clone(), Holder::Phase(at)))
            .chain(items.map(|(at, item)| (item.id.clone(), Holder::Item(at))))
            .chain(matters.map(|(at, matter)| (matter.id.clone(), Holder::Matter(at))))
            .collect();
    }

    fn fold_operations(&mut self) {
        for (at, entry) in self.standing_entries() {
            for operation in entry.operations() {
                self.fold_operation(at, operation);
            }
        }
        self.rests = rests(self.marks());
    }

    fn fold_operation(&mut self, at: usize, operation: Operation<'r>) {
        match operation {
            Operation::Set(id, field, write) => self.set(at, id, field, write),
            Operation::Add(id, _)
            | Operation::Raise(id, _)
            | Operation::Name(id)
            | Operation::Mention(id)
            | Operation::Note(id, _) => self.touch(at, id),
            Operation::Confirm(duty) => {
                self.touch(at, duty);
                match self.item_place(duty) {
                    Some(item) => self.items[item].confirmed.push(at),
                    None => self.stray(at, duty),
                }
            }
            Operation::Role(role, write) => {
                let owner = self.roles.entry(role.to_owned());
                owner.or_insert_with(|| Register::new(Value::Nothing)).fold(write, at);
            }
            Operation::Checkpoint(checkpoint) => {
                self.checkpoints.push(Checkpointed { entry: at, checkpoint });
            }
            Operation::Accept(id, acceptance) => match self.phase_place(id) {
                Some(phase) => self.acceptances.push(Accepted { phase, entry: at, acceptance }),
                None => self.stray(at, id),
            },
            Operation::Upgrade(upgrade) => self.upgrades.push(Upgraded { entry: at, upgrade }),
            Operation::Setting(..)
            | Operation::Hold(_)
            | Operation::Resume
            | Operation::Undo(_)
            | Operation::Unknown(..) => {}
        }
    }

    fn set(&mut self, entry: usize, id: &Id, field: Field, write: &Write) {
        if field == Field::Phase && self.item_place(id).is_some() {
            return self.fold_move(entry, id, write);
        }
        self.touch(entry, id);
        let takes = match self.holders.get(id) {
            Some(Holder::Phase(phase)) if field == Field::Due => {
                self.phases[*phase].due.fold(write, entry);
                true
            }
            Some(Holder::Item(item)) => self.items[*item].write(field, write, entry),
            Some(Holder::Matter(matter)) => self.matters[*matter].write(field, write, entry),
            _ => false,
        };
        if !takes {
            self.stray(entry, id);
        }
    }

    /// Notes that the entry concerns this item or matter.
    pub(super) fn touch(&mut self, entry: usize, id: &Id) {
        match self.holders.get(id) {
            Some(Holder::Item(item)) => self.items[*item].tracked.touched_by(entry),
            Some(Holder::Matter(matter)) => self.matters[*matter].tracked.touched_by(entry),
            Some(Holder::Phase(_)) => {}
            None => self.stray(entry, id),
        }
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
}
