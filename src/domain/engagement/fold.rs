//! The fold itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::item::{Added, ItemState};
use super::register::Register;
use super::standing::standing;
use crate::domain::checklist::Head;
use crate::domain::entry::{Changes, Checkpoint, Entry, Field, Value};
use crate::domain::ids::Id;
use crate::domain::record::{Record, horizon};
use crate::domain::status::Status;
use crate::domain::time::{Day, Instant, Zone};

/// An engagement as of an instant.
#[derive(Debug, Clone)]
pub struct Engagement<'r> {
    /// What it began with.
    pub head: &'r Head,
    /// The instant.
    pub as_of: Instant,
    /// Where its days are counted.
    pub zone: Zone,
    /// In the order of the checklist.
    pub phases: Vec<PhaseState>,
    /// Phase by phase; added items after the pinned ones.
    pub items: Vec<ItemState>,
    /// The owner of each role that was ever given one.
    pub roles: BTreeMap<String, Register>,
    /// The meetings and the dates set for them, in the order of the fold.
    pub checkpoints: Vec<Checkpointed<'r>>,
    /// What entries say of things that are not there.
    pub strays: Vec<Stray>,
    /// The same, to be found without looking through all of them: a stranger writes millions.
    strayed: HashSet<Stray>,
    entries: Vec<&'r Entry>,
    stands: Vec<bool>,
    places: HashMap<Id, Place>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stray {
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// The id that nothing has, or that is taken.
    pub id: Id,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Phase(usize),
    Item(usize),
}

/// The entries of the record that are there at `as_of`, where the clock shows `clock`.
fn known(record: &Record, as_of: Instant, clock: Instant) -> Vec<&Entry> {
    let until = as_of.min(horizon(clock));
    let known = record.entries().partition_point(|entry| entry.at <= until);
    record.entries()[..known].iter().collect()
}

impl<'r> Engagement<'r> {
    /// The state of the record at `as_of`, where the clock shows `clock`: entries after the
    /// former are not yet there, entries more than 24 hours ahead of the latter are left out.
    pub fn fold(record: &'r Record, as_of: Instant, clock: Instant, zone: Zone) -> Self {
        Self::of(&record.head, known(record, as_of, clock), as_of, zone)
    }

    /// The state of the record with one entry more, as of that entry.
    pub fn fold_with(record: &'r Record, entry: &'r Entry, clock: Instant, zone: Zone) -> Self {
        let mut entries = known(record, entry.at, clock);
        if let Err(place) = entries.binary_search(&entry) {
            entries.insert(place, entry);
        }
        Self::of(&record.head, entries, entry.at, zone)
    }

    fn of(head: &'r Head, entries: Vec<&'r Entry>, as_of: Instant, zone: Zone) -> Self {
        let mut engagement = Self::begun(head, entries, as_of, zone);
        engagement.fold_additions();
        engagement.each_that_stands(Self::fold_entry);
        engagement
    }

    fn begun(head: &'r Head, entries: Vec<&'r Entry>, as_of: Instant, zone: Zone) -> Self {
        let phases = &head.checklist.phases;
        let pinned = phases.iter().enumerate();
        Self {
            head,
            as_of,
            zone,
            phases: vec![PhaseState { due: Register::new(Value::Nothing) }; phases.len()],
            items: pinned
                .flat_map(|(at, phase)| {
                    phase.items.iter().map(move |item| ItemState::new(item, at))
                })
                .collect(),
            roles: BTreeMap::new(),
            checkpoints: Vec::new(),
            strays: Vec::new(),
            strayed: HashSet::new(),
            stands: standing(&entries),
            entries,
            places: HashMap::new(),
        }
    }

    /// Additions come before all else, so that an item is there for whatever is said of it.
    fn fold_additions(&mut self) {
        self.find_places();
        self.each_that_stands(Self::fold_addition);
        self.items.sort_by_key(|item| item.phase);
        self.find_places();
    }

    fn each_that_stands(&mut self, fold: fn(&mut Self, usize, &'r Entry)) {
        for at in 0..self.entries.len() {
            if self.stands[at] {
                fold(self, at, self.entries[at]);
            }
        }
    }

    fn fold_addition(&mut self, at: usize, entry: &Entry) {
        for (id, addition) in &entry.add {
            let phase = self.places.get(&addition.phase).copied();
            match (self.places.get(id).copied(), phase) {
                (None, Some(Place::Phase(phase))) => {
                    self.places.insert(id.clone(), Place::Item(self.items.len()));
                    self.items.push(ItemState::new(&addition.item, phase));
                    self.add(self.items.len() - 1, at);
                }
                (Some(Place::Item(item)), Some(Place::Phase(phase)))
                    if self.items[item].added.is_some() =>
                {
                    let added = self.items[item].added.take();
                    self.items[item] = ItemState { added, ..ItemState::new(&addition.item, phase) };
                    self.add(item, at);
                }
                (None, _) => self.stray(at, &addition.phase),
                (Some(_), _) => self.stray(at, id),
            }
        }
    }

    fn add(&mut self, item: usize, entry: usize) {
        let item = &mut self.items[item];
        let added = item.added.get_or_insert(Added { entries: Vec::new(), in_conflict: false });
        let addition = |entry: usize| self.entries[entry].add.get(&item.id);
        let differs = |other: &usize| addition(*other) != addition(entry);
        added.in_conflict = added.entries.iter().any(differs);
        added.entries.push(entry);
    }

    fn find_places(&mut self) {
        let phases = self.head.checklist.phases.iter().enumerate();
        let items = self.items.iter().enumerate();
        self.places = phases
            .map(|(at, phase)| (phase.id.clone(), Place::Phase(at)))
            .chain(items.map(|(at, item)| (item.id.clone(), Place::Item(at))))
            .collect();
    }

    fn fold_entry(&mut self, at: usize, entry: &'r Entry) {
        for id in entry.add.keys() {
            self.touch(at, id);
        }
        for (id, changes) in &entry.set {
            self.set(at, id, changes);
        }
        for id in &entry.confirm {
            if let Some(item) = self.touch(at, id) {
                self.items[item].confirmed.push(at);
            }
        }
        for id in entry.items.iter().chain(entry.notes.keys()) {
            self.touch(at, id);
        }
        for (role, write) in &entry.role {
            let owner = self.roles.entry(role.clone());
            owner.or_insert_with(|| Register::new(Value::Nothing)).fold(write, at);
        }
        if let Some(checkpoint) = &entry.checkpoint {
            self.checkpoints.push(Checkpointed { entry: at, checkpoint });
        }
    }

    fn set(&mut self, entry: usize, id: &Id, changes: &Changes) {
        match self.places.get(id).copied() {
            Some(Place::Phase(phase)) => {
                for (field, write) in &changes.fields {
                    match field {
                        Field::Due => self.phases[phase].due.fold(write, entry),
                        _ => self.stray(entry, id),
                    }
                }
            }
            Some(Place::Item(item)) => {
                let item = &mut self.items[item];
                item.touched_by(entry);
                for (field, write) in &changes.fields {
                    let before = item.status();
                    item.field_mut(*field).fold(write, entry);
                    if item.status() == Status::Blocked && before != Status::Blocked {
                        item.before_block = before;
                    }
                }
            }
            None => self.stray(entry, id),
        }
    }

    /// Notes that the entry concerns the item with this id, which it returns.
    fn touch(&mut self, entry: usize, id: &Id) -> Option<usize> {
        let Some(item) = self.item_place(id) else {
            self.stray(entry, id);
            return None;
        };
        self.items[item].touched_by(entry);
        Some(item)
    }

    fn stray(&mut self, entry: usize, id: &Id) {
        let stray = Stray { entry, id: id.clone() };
        if self.strayed.insert(stray.clone()) {
            self.strays.push(stray);
        }
    }

    /// The entries known at the instant, standing or not, in the order of the fold.
    pub fn entries(&self) -> &[&'r Entry] {
        &self.entries
    }

    /// The entry at this place in the fold.
    pub fn entry(&self, place: usize) -> &'r Entry {
        self.entries[place]
    }

    /// Has this entry not been taken back?
    pub fn stands(&self, entry: usize) -> bool {
        self.stands[entry]
    }

    /// The entries that stand, with their places in the fold.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = (usize, &'r Entry)> {
        let entries = self.entries.iter().copied().enumerate();
        entries.filter(|(at, _)| self.stands[*at])
    }

    /// The item with exactly this id.
    pub fn item(&self, id: &Id) -> Option<&ItemState> {
        self.item_place(id).map(|item| &self.items[item])
    }

    /// The place of the item with exactly this id.
    pub fn item_place(&self, id: &Id) -> Option<usize> {
        match self.places.get(id) {
            Some(Place::Item(item)) => Some(*item),
            _ => None,
        }
    }

    /// The place of the phase with exactly this id.
    pub fn phase_place(&self, id: &Id) -> Option<usize> {
        match self.places.get(id) {
            Some(Place::Phase(phase)) => Some(*phase),
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
        let entry = &self.entries[entry];
        entry.on.unwrap_or_else(|| self.zone.day(entry.at))
    }

    /// Who is responsible for an item: its own owner, else that of its role.
    pub fn owner_of<'s>(&'s self, item: &'s ItemState) -> Option<&'s str> {
        item.owner().or_else(|| self.roles.get(item.role()?)?.value().as_text())
    }

    /// The day by which an item is to be done: its own, else that of its phase.
    pub fn due_of(&self, item: &ItemState) -> Option<Day> {
        item.due().or_else(|| self.phases[item.phase].due.value().as_day())
    }

    /// Is the item in scope, not done, and due before today?
    pub fn is_overdue(&self, item: &ItemState) -> bool {
        item.is_open() && self.due_of(item).is_some_and(|due| due < self.today())
    }

    /// The newest checkpoint that was held before the report's own day.
    pub fn last_checkpoint(&self) -> Option<Checkpointed<'r>> {
        let held = |mark: &&Checkpointed<'r>| {
            let day = self.zone.day(self.entries[mark.entry].at);
            mark.checkpoint.name.is_some() && day < self.today()
        };
        self.checkpoints.iter().rev().find(held).copied()
    }

    /// The instant from which `last` counts: that checkpoint, else the start.
    pub fn since_last(&self) -> Instant {
        match self.last_checkpoint() {
            Some(mark) => self.entries[mark.entry].at,
            None => self.zone.start_of(self.head.started),
        }
    }

    /// Has a duty been confirmed since the last checkpoint?
    pub fn is_met(&self, duty: &ItemState) -> bool {
        let since = self.since_last();
        duty.confirmed.iter().any(|entry| self.entries[*entry].at > since)
    }
}
