//! What entries do to the state, in as few bytes as that takes.

use std::hash::BuildHasher;

use compact_str::CompactString;
use foldhash::fast::RandomState;
use indexmap::IndexSet;

use super::kept::Kept;
use crate::domain::entry::{Addition, Checkpoint, Entry, Field, Write};
use crate::domain::ids::{EntryId, Id};
use crate::domain::time::{Day, Instant};

/// One of the things that an entry does.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain) enum Deed<'i> {
    /// Adds an item.
    Add(&'i Id, &'i Addition),
    /// Sets a field of the item or phase with the id that has this number.
    Set(usize, Field, &'i Write),
    /// Names an item or a phase, and sets no field of it that this version knows.
    Name(usize),
    /// Confirms a duty.
    Confirm(usize),
    /// Says something about an item.
    Mention(usize),
    /// Gives a role an owner.
    Role(&'i str, &'i Write),
    /// Marks a meeting.
    Mark(&'i Checkpoint),
    /// Is an undo with this id, and takes back the entry with the other.
    Undo(&'i EntryId, &'i EntryId),
}

/// The same, by the numbers of what the index holds.
#[derive(Debug, Clone, Copy)]
enum Packed {
    Add(u32),
    Set(u32, Field, u32),
    Name(u32),
    Confirm(u32),
    Mention(u32),
    Role(u32),
    Mark(u32),
    Undo(u32),
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
    /// Its notes are not for the customer.
    pub(super) internal: bool,
    /// It holds something that this version does not know.
    pub(super) unknown: bool,
    /// It is more than the mark of a meeting, or than an undo.
    pub(super) work: bool,
    begin: u32,
    end: u32,
}

/// What entries do: a row for each, and what they say, each thing once where it is said often.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) rows: Vec<Row>,
    deeds: Vec<Packed>,
    ids: IndexSet<CompactString, RandomState>,
    writes: IndexSet<Write, RandomState>,
    additions: Vec<(Id, Addition)>,
    roles: Vec<(String, Write)>,
    marks: Vec<Checkpoint>,
    undos: Vec<(EntryId, EntryId)>,
    hasher: RandomState,
}

impl Index {
    /// Takes up an entry, which is kept there.
    pub fn take(&mut self, entry: &Entry, kept: Kept) {
        let begin = number(self.deeds.len());
        for (id, addition) in &entry.add {
            self.deeds.push(Packed::Add(number(self.additions.len())));
            self.additions.push((id.clone(), addition.clone()));
        }
        for (id, changes) in &entry.set {
            let about = self.number_of(id);
            if changes.fields.is_empty() {
                self.deeds.push(Packed::Name(about));
            }
            for (field, write) in &changes.fields {
                let write = self.write(write);
                self.deeds.push(Packed::Set(about, *field, write));
            }
        }
        for id in &entry.confirm {
            let duty = self.number_of(id);
            self.deeds.push(Packed::Confirm(duty));
        }
        for id in entry.items.iter().chain(entry.notes.keys()) {
            let item = self.number_of(id);
            self.deeds.push(Packed::Mention(item));
        }
        for (role, write) in &entry.role {
            self.deeds.push(Packed::Role(number(self.roles.len())));
            self.roles.push((role.clone(), write.clone()));
        }
        if let Some(checkpoint) = &entry.checkpoint {
            self.deeds.push(Packed::Mark(number(self.marks.len())));
            self.marks.push((**checkpoint).clone());
        }
        if let Some(target) = &entry.undoes {
            self.deeds.push(Packed::Undo(number(self.undos.len())));
            self.undos.push((entry.id.clone(), target.clone()));
        }
        self.rows.push(Row {
            at: entry.at,
            on: entry.on,
            kept,
            hash: self.hash(&entry.id),
            internal: entry.internal,
            unknown: entry.unknown_parts().next().is_some(),
            work: entry.is_work(),
            begin,
            end: number(self.deeds.len()),
        });
    }

    fn number_of(&mut self, id: &Id) -> u32 {
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
    pub(in crate::domain) fn deeds(&self, place: usize) -> impl Iterator<Item = Deed<'_>> {
        self.packed(place).iter().map(|packed| match *packed {
            Packed::Add(number) => {
                let (id, addition) = &self.additions[number as usize];
                Deed::Add(id, addition)
            }
            Packed::Set(about, field, write) => {
                Deed::Set(about as usize, field, &self.writes[write as usize])
            }
            Packed::Name(about) => Deed::Name(about as usize),
            Packed::Confirm(duty) => Deed::Confirm(duty as usize),
            Packed::Mention(item) => Deed::Mention(item as usize),
            Packed::Role(number) => {
                let (role, write) = &self.roles[number as usize];
                Deed::Role(role, write)
            }
            Packed::Mark(number) => Deed::Mark(&self.marks[number as usize]),
            Packed::Undo(number) => {
                let (id, target) = &self.undos[number as usize];
                Deed::Undo(id, target)
            }
        })
    }

    fn packed(&self, place: usize) -> &[Packed] {
        let Row { begin, end, .. } = self.rows[place];
        &self.deeds[begin as usize..end as usize]
    }

    /// The ids that entries set, confirm and mention, as they are spelled, by number.
    pub(in crate::domain) fn ids(&self) -> impl Iterator<Item = Id> {
        self.ids.iter().map(Id::new)
    }

    /// The id with this number.
    pub(in crate::domain) fn id(&self, number: usize) -> Id {
        Id::new(&self.ids[number])
    }

    /// Are any items added?
    pub(in crate::domain) fn adds(&self) -> bool {
        !self.additions.is_empty()
    }

    /// Is any entry taken back?
    pub(in crate::domain) fn undoes(&self) -> bool {
        !self.undos.is_empty()
    }

    /// Forgets the reasons for a health that are not for the customer.
    pub(super) fn withhold(&mut self) {
        for row in self.rows.iter().filter(|row| row.internal) {
            for packed in &self.deeds[row.begin as usize..row.end as usize] {
                if let Packed::Mark(number) = packed {
                    self.marks[*number as usize].why = None;
                }
            }
        }
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("a file of 256 MiB holds fewer")
}
