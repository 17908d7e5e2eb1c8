//! An entry of the journal: what one command did, at one instant, by one person.

use std::fmt;

use compact_str::CompactString;
use schemars::JsonSchema;
use serde::Serialize;
use smallvec::SmallVec;

use super::checklist::Item;
use super::ids::{EntryId, Id};
use super::status::Status;
use super::time::{Day, Instant};

/// What an entry says of a few things, most often of one: sorted, and no larger than it is.
pub type Map<K, V> = litemap::LiteMap<K, V>;

/// A field of an item that an entry can set. Of a phase, it is only the due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// What has become of it.
    Status,
    /// Who is responsible.
    Owner,
    /// The day by which it is to be done.
    Due,
    /// Where to read on.
    Link,
    /// The sentence that says what is to be done.
    Task,
    /// What the task leaves out.
    Detail,
    /// Who would usually own it.
    Role,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 7] = [
        Field::Status,
        Field::Owner,
        Field::Due,
        Field::Link,
        Field::Task,
        Field::Detail,
        Field::Role,
    ];

    /// The word in files and in reports.
    pub fn word(self) -> &'static str {
        match self {
            Field::Status => "status",
            Field::Owner => "owner",
            Field::Due => "due",
            Field::Link => "link",
            Field::Task => "task",
            Field::Detail => "detail",
            Field::Role => "role",
        }
    }

    /// Can its value be [`Value::Nothing`]?
    pub fn may_be_nothing(self) -> bool {
        !matches!(self, Field::Status | Field::Task)
    }

    /// The field that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// None: no owner, no due date.
    Nothing,
    /// Of the status.
    Status(Status),
    /// Of the due date.
    Day(Day),
    /// Of every other field.
    Text(#[schemars(with = "String")] CompactString),
}

impl Value {
    /// The value that `text` is for `field`, or none where it can't be one.
    pub fn read(field: Field, text: &str) -> Option<Self> {
        match field {
            Field::Status => Status::from_word(text).map(Value::Status),
            Field::Due => super::time::parse_day(text).map(Value::Day),
            _ => (!text.trim().is_empty()).then(|| Value::Text(text.into())),
        }
    }

    /// A text, or nothing.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Value::Nothing, |text| Value::Text(text.into()))
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub fn as_day(&self) -> Option<Day> {
        match self {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As it stands in the journal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Nothing => Ok(()),
            Value::Status(status) => f.write_str(status.word()),
            Value::Day(day) => write!(f, "{day}"),
            Value::Text(text) => f.write_str(text),
        }
    }
}

/// The values that somebody saw in one field: most often one.
pub type Seen = SmallVec<[Value; 1]>;

/// A new value, and what its writer saw before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Write {
    /// The values that the writer saw; none where a bare value was written, which has seen all
    /// that sorts before it.
    pub seen: Option<Seen>,
    /// The value from now on.
    pub new: Value,
}

/// Parts of an entry that this version does not know, by their key, as JSON without blanks and
/// with sorted keys. They are kept, shown as such, and left out of the state.
pub type Unknown = Map<String, String>;

/// What an entry sets on one item or phase.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changes {
    /// Field by field.
    pub fields: Map<Field, Write>,
    /// Fields of a later version.
    pub unknown: Unknown,
}

/// An item that an entry adds to a phase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Addition {
    /// The phase that it joins.
    pub phase: Id,
    /// The item as it begins.
    pub item: Item,
    /// Keys of a later version.
    pub unknown: Unknown,
}

/// A meeting, marked in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checkpoint {
    /// What it is called; none where an entry only sets the date of the next.
    pub name: Option<String>,
    /// The day of the next.
    pub next: Option<Day>,
    /// A health that overrides the rule's, until the next checkpoint.
    pub health: Option<Health>,
    /// The reason for that.
    pub why: Option<String>,
    /// Keys of a later version.
    pub unknown: Unknown,
}

/// A health that a checkpoint can put in the place of the rule's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// On track.
    Green,
    /// Needs attention.
    Amber,
    /// In trouble.
    Red,
}

impl Health {
    /// All of them.
    pub const ALL: [Health; 3] = [Health::Green, Health::Amber, Health::Red];

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Health::Green => "green",
            Health::Amber => "amber",
            Health::Red => "red",
        }
    }

    /// The health that `word` names, in any case.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|health| health.word().eq_ignore_ascii_case(word))
    }
}

/// One entry. Entries sort by instant, id and content, the order in which the state is folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When it was recorded.
    pub at: Instant,
    /// Its id.
    pub id: EntryId,
    /// Who acted.
    pub by: CompactString,
    /// The file it was imported from.
    pub via: Option<String>,
    /// The day it really happened, when that is not the day of `at`.
    pub on: Option<Day>,
    /// What it sets, by item or phase.
    pub set: Map<Id, Changes>,
    /// The items it adds.
    pub add: Map<Id, Addition>,
    /// What a bare note is about.
    pub items: Vec<Id>,
    /// The duties that are still met.
    pub confirm: Vec<Id>,
    /// The owner of a role, by role.
    pub role: Map<String, Write>,
    /// The meeting it marks.
    pub checkpoint: Option<Box<Checkpoint>>,
    /// The entry that it takes back.
    pub undoes: Option<EntryId>,
    /// What there is to say about it.
    pub note: Option<String>,
    /// What there is to say about single items, of many that one command changed.
    pub notes: Map<Id, String>,
    /// The notes are not for the customer.
    pub internal: bool,
    /// Kinds of a later version.
    pub unknown: Unknown,
}

impl Entry {
    /// What there is to say about an item: the words for it alone, else those for all.
    pub fn note_on(&self, item: &Id) -> Option<&str> {
        self.notes.get(item).or(self.note.as_ref()).map(String::as_str)
    }

    /// An entry that does nothing yet.
    pub fn new(id: EntryId, at: Instant, by: impl AsRef<str>) -> Self {
        Self {
            at,
            id,
            by: CompactString::new(by),
            via: None,
            on: None,
            set: Map::new(),
            add: Map::new(),
            items: Vec::new(),
            confirm: Vec::new(),
            role: Map::new(),
            checkpoint: None,
            undoes: None,
            note: None,
            notes: Map::new(),
            internal: false,
            unknown: Unknown::new(),
        }
    }

    /// The same without what is not for the customer: the words of internal notes, and the reason
    /// for a health that was given so.
    pub fn without_internal_notes(mut self) -> Self {
        if self.internal {
            self.note = None;
            self.notes.clear();
            self.checkpoint.iter_mut().for_each(|checkpoint| checkpoint.why = None);
        }
        self
    }

    /// The keys and fields in it that this version does not know.
    pub fn unknown_parts(&self) -> impl Iterator<Item = &str> {
        let inside = self.set.values().map(|changes| &changes.unknown);
        let added = self.add.values().map(|addition| &addition.unknown);
        let checkpoint = self.checkpoint.iter().map(|checkpoint| &checkpoint.unknown);
        std::iter::once(&self.unknown)
            .chain(inside)
            .chain(added)
            .chain(checkpoint)
            .flat_map(|unknown| unknown.keys().map(String::as_str))
    }

    /// Its ids as they are written: entries that differ only in the case of ids are the same, and
    /// the one that is kept is the first of them by this.
    pub fn spelling(&self) -> Vec<&str> {
        let phases = self.add.values().map(|addition| &addition.phase);
        let ids = self.set.keys().chain(self.add.keys()).chain(phases);
        ids.chain(&self.items)
            .chain(&self.confirm)
            .chain(self.notes.keys())
            .map(Id::as_str)
            .collect()
    }

    /// Is it more than the mark of a meeting, or than the undoing of another entry?
    pub fn is_work(&self) -> bool {
        self.undoes.is_none()
            && (self.checkpoint.is_none()
                || !(self.set.is_empty() && self.add.is_empty() && self.confirm.is_empty()))
    }
}
