//! What entries do to the state, in as few bytes as that takes.

use std::hash::BuildHasher;

use compact_str::CompactString;
use foldhash::fast::RandomState;
use indexmap::IndexSet;

use super::kept::Kept;
use crate::domain::entry::{Addition, Checkpoint, Entry, Field, Write};
use crate::domain::ids::{EntryId, Id};
use crate::domain::time::{Day, Instant};

/// One of the things that an entry does, by numbers of what the index holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain) enum Deed {
    /// Adds an item.
    Add(u32),
    /// Sets a field of an item or a phase.
    Set {
        /// The id of that.
        about: u32,
        /// The field.
        field: Field,
        /// What is written.
        write: u32,
    },
    /// Names an item or a phase, and sets no field of it that this version knows.
    Name(u32),
    /// Confirms a duty.
    Confirm(u32),
    /// Says something about an item.
    Mention(u32),
    /// Gives a role an owner.
    Role(u32),
    /// Marks a meeting.
    Mark(u32),
    /// Takes back an entry.
    Undo(u32),
}

impl Deed {
    pub(super) fn is_mark(&self) -> bool {
        matches!(self, Deed::Mark(_))
    }
}

/// Where an entry is, when it was recorded, and which deeds are its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) at: Instant,
    /// The day it really happened, when that is not the day of `at`.
    pub(super) on: Option<Day>,
    pub(super) kept: Kept,
    /// Of the entry's id, so that few entries are read to find one.
    pub(super) hash: u32,
    begin: u32,
    end: u32,
}

/// What entries do: a row for each, and what they say, each thing once where it is said often.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) rows: Vec<Row>,
    deeds: Vec<Deed>,
    ids: IndexSet<CompactString, RandomState>,
    writes: IndexSet<Write, RandomState>,
    additions: Vec<(Id, Addition)>,
    roles: Vec<(String, Write)>,
    marks: Vec<Checkpoint>,
    undos: Vec<(EntryId, EntryId)>,
    holds_unknown: bool,
    hasher: RandomState,
}

impl Index {
    /// Takes up an entry, which is kept there.
    pub fn take(&mut self, entry: &Entry, kept: Kept) {
        let begin = number(self.deeds.len());
        for (id, addition) in &entry.add {
            self.deeds.push(Deed::Add(number(self.additions.len())));
            self.additions.push((id.clone(), addition.clone()));
        }
        for (id, changes) in &entry.set {
            let about = self.id(id);
            if changes.fields.is_empty() {
                self.deeds.push(Deed::Name(about));
            }
            for (field, write) in &changes.fields {
                let write = self.write(write);
                self.deeds.push(Deed::Set { about, field: *field, write });
            }
        }
        for id in &entry.confirm {
            let duty = self.id(id);
            self.deeds.push(Deed::Confirm(duty));
        }
        for id in entry.items.iter().chain(entry.notes.keys()) {
            let item = self.id(id);
            self.deeds.push(Deed::Mention(item));
        }
        for (role, write) in &entry.role {
            self.deeds.push(Deed::Role(number(self.roles.len())));
            self.roles.push((role.clone(), write.clone()));
        }
        if let Some(checkpoint) = &entry.checkpoint {
            self.deeds.push(Deed::Mark(number(self.marks.len())));
            self.marks.push((**checkpoint).clone());
        }
        if let Some(target) = &entry.undoes {
            self.deeds.push(Deed::Undo(number(self.undos.len())));
            self.undos.push((entry.id.clone(), target.clone()));
        }
        self.holds_unknown |= entry.unknown_parts().next().is_some();
        let (hash, end) = (self.hash(&entry.id), number(self.deeds.len()));
        self.rows.push(Row { at: entry.at, on: entry.on, kept, hash, begin, end });
    }

    fn id(&mut self, id: &Id) -> u32 {
        let known = self.ids.get_index_of(id.as_str());
        number(known.unwrap_or_else(|| self.ids.insert_full(id.as_str().into()).0))
    }

    fn write(&mut self, write: &Write) -> u32 {
        let known = self.writes.get_index_of(write);
        number(known.unwrap_or_else(|| self.writes.insert_full(write.clone()).0))
    }

    /// A part of the hash of an id.
    pub(super) fn hash(&self, id: &EntryId) -> u32 {
        self.hasher.hash_one(id) as u32
    }

    /// What the entry at this place does, in the order in which that is folded.
    pub(in crate::domain) fn deeds(&self, place: usize) -> &[Deed] {
        let Row { begin, end, .. } = self.rows[place];
        &self.deeds[begin as usize..end as usize]
    }

    /// The ids that entries set, confirm and mention, as they are spelled, by number.
    pub(in crate::domain) fn ids(&self) -> impl Iterator<Item = Id> {
        self.ids.iter().map(Id::new)
    }

    /// What is written under this number.
    pub(in crate::domain) fn written(&self, number: u32) -> &Write {
        &self.writes[number as usize]
    }

    /// The item that is added under this number.
    pub(in crate::domain) fn addition(&self, number: u32) -> &(Id, Addition) {
        &self.additions[number as usize]
    }

    /// Are any items added?
    pub(in crate::domain) fn adds(&self) -> bool {
        !self.additions.is_empty()
    }

    /// The role and its owner under this number.
    pub(in crate::domain) fn role(&self, number: u32) -> &(String, Write) {
        &self.roles[number as usize]
    }

    /// The meeting under this number.
    pub(in crate::domain) fn mark(&self, number: u32) -> &Checkpoint {
        &self.marks[number as usize]
    }

    /// Has any entry been taken back?
    pub(in crate::domain) fn undoes(&self) -> bool {
        !self.undos.is_empty()
    }

    /// The undo under this number, and the entry that it takes back.
    pub(in crate::domain) fn undo(&self, number: u32) -> &(EntryId, EntryId) {
        &self.undos[number as usize]
    }

    /// Do entries hold anything that this version does not know?
    pub(in crate::domain) fn holds_unknown(&self) -> bool {
        self.holds_unknown
    }

    /// Forgets the reasons for a health in the entry at this place.
    pub(super) fn withhold(&mut self, place: usize) {
        let Row { begin, end, .. } = self.rows[place];
        for deed in &self.deeds[begin as usize..end as usize] {
            if let Deed::Mark(number) = deed {
                self.marks[*number as usize].why = None;
            }
        }
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("a file of 256 MiB holds fewer")
}
