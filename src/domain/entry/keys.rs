//! An entry, key by key, as its line holds it.

use schemars::JsonSchema;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::field::{Field, Write};
use super::map::Map;
use super::operation::Operation;
use super::reading;
use crate::domain::checklist::Item;
use crate::domain::ids::{EntryId, Id};
use crate::domain::text;
use crate::domain::time::{Day, Instant, instant_text};

/// A value that this version does not know, as JSON without blanks and with sorted keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Json(pub String);

/// Parts of an entry that this version does not know, by their key. They are kept, shown as such,
/// and left out of the state.
pub type Unknown = Map<String, Json>;

/// What an entry sets on one item or phase.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changes {
    /// Field by field.
    pub fields: Map<Field, Write>,
    /// Fields of a later version.
    pub unknown: Unknown,
}

/// An item that an entry adds to a phase, as it begins. Its id is the key under which it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "an item: {phase: …, task: …}")]
pub struct Addition {
    /// The phase that it joins.
    #[serde(deserialize_with = "reading::phase")]
    pub phase: Id,
    /// See [`Item::task`].
    #[serde(deserialize_with = "reading::task")]
    pub task: String,
    /// See [`Item::detail`].
    #[serde(default, deserialize_with = "reading::filled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// See [`Item::role`].
    #[serde(default, deserialize_with = "reading::filled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// See [`Item::optional`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// See [`Item::ongoing`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ongoing: bool,
    /// See [`Item::link`].
    #[serde(default, deserialize_with = "reading::filled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Addition {
    /// An item that joins a phase and says only what is to be done.
    pub fn new(phase: Id, task: String) -> Self {
        let (detail, role, link, unknown) = (None, None, None, Unknown::new());
        Self { phase, task, detail, role, optional: false, ongoing: false, link, unknown }
    }

    /// The item, with this id.
    pub fn item(&self, id: &Id) -> Item {
        let Self { task, detail, role, optional, ongoing, link, .. } = self.clone();
        Item { id: id.clone(), task, detail, role, optional, ongoing, link }
    }
}

/// A meeting, marked in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a checkpoint: {name: …, next: …}")]
pub struct Checkpoint {
    /// What it is called; none where an entry only sets the date of the next.
    #[serde(default, deserialize_with = "text::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day of the next.
    #[serde(default, deserialize_with = "reading::day", skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
    /// A health that overrides the rule's, until the next checkpoint.
    #[serde(
        default,
        deserialize_with = "reading::health",
        skip_serializing_if = "Option::is_none"
    )]
    pub health: Option<Health>,
    /// The reason for that.
    #[serde(default, deserialize_with = "text::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A health that a checkpoint can put in the place of the rule's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
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
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// The health that `word` names, in any case.
    pub fn from_word(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// One entry. Entries sort by instant, id and content, the order in which the state is folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "an entry: {at: …, by: …, …}")]
pub struct Entry {
    /// When it was recorded.
    #[serde(serialize_with = "write_instant", deserialize_with = "reading::instant")]
    pub at: Instant,
    /// Its id; empty where its writer left that out, until it is made of the content.
    #[serde(default, deserialize_with = "reading::entry_id", skip_serializing)]
    pub id: EntryId,
    /// Who acted.
    #[serde(default, deserialize_with = "reading::name")]
    pub by: String,
    /// The file it was imported from.
    #[serde(default, deserialize_with = "text::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// The day it really happened, when that is not the day of `at`.
    #[serde(default, deserialize_with = "reading::day", skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// What it sets, by item or phase.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub set: Map<Id, Changes>,
    /// The items it adds.
    #[serde(
        default,
        deserialize_with = "reading::additions",
        skip_serializing_if = "Map::is_empty"
    )]
    pub add: Map<Id, Addition>,
    /// What a bare note is about.
    #[serde(default, deserialize_with = "reading::ids", skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Id>,
    /// The duties that are still met.
    #[serde(default, deserialize_with = "reading::ids", skip_serializing_if = "Vec::is_empty")]
    pub confirm: Vec<Id>,
    /// The owner of a role, by role.
    #[serde(default, deserialize_with = "reading::roles", skip_serializing_if = "Map::is_empty")]
    pub role: Map<String, Write>,
    /// The meeting it marks.
    #[serde(
        default,
        deserialize_with = "reading::checkpoint",
        skip_serializing_if = "Option::is_none"
    )]
    pub checkpoint: Option<Box<Checkpoint>>,
    /// The entry that it takes back.
    #[serde(
        default,
        deserialize_with = "reading::undone",
        skip_serializing_if = "Option::is_none"
    )]
    pub undoes: Option<EntryId>,
    /// What there is to say about it.
    #[serde(default, deserialize_with = "text::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What there is to say about single items, of many that one command changed.
    #[serde(default, deserialize_with = "reading::notes", skip_serializing_if = "Map::is_empty")]
    pub notes: Map<Id, String>,
    /// The notes are not for the customer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// Kinds of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Entry {
    /// The keys of an entry, and of what it sets, adds and marks.
    pub fn known_keys() -> impl Iterator<Item = &'static str> {
        const OWN: [&str; 15] = [
            "id",
            "at",
            "by",
            "via",
            "on",
            "set",
            "add",
            "items",
            "confirm",
            "role",
            "checkpoint",
            "undoes",
            "note",
            "notes",
            "internal",
        ];
        const CHECKPOINT: [&str; 4] = ["name", "next", "health", "why"];
        let fields = Field::ALL.iter().map(|field| field.word());
        OWN.into_iter().chain(fields).chain(["phase"]).chain(Item::KEYS).chain(CHECKPOINT)
    }

    /// An entry that does nothing yet.
    pub fn new(id: EntryId, at: Instant, by: impl AsRef<str>) -> Self {
        Self {
            at,
            id,
            by: by.as_ref().into(),
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

    /// Writes a field of an item or a phase.
    pub fn set(&mut self, id: &Id, field: Field, write: Write) {
        self.set.or_default(id.clone()).fields.insert(field, write);
    }

    /// What there is to say about an item: the words for it alone, else those for all.
    pub fn note_on(&self, item: &Id) -> Option<&str> {
        self.notes.get(item).or(self.note.as_ref()).map(String::as_str)
    }

    /// The same without what is not for the customer: the words of internal notes, and the reason
    /// for a health that was given so.
    pub fn without_internal_notes(mut self) -> Self {
        if self.internal {
            self.note = None;
            self.notes = Map::new();
            self.checkpoint.iter_mut().for_each(|checkpoint| checkpoint.why = None);
        }
        self
    }

    /// The keys and fields in it that this version does not know.
    pub fn unknown_parts(&self) -> impl Iterator<Item = &str> {
        self.operations().filter_map(|operation| match operation {
            Operation::Unknown(_, key, _) => Some(key),
            _ => None,
        })
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

fn write_instant<S: Serializer>(at: &Instant, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&instant_text(*at))
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (field, write) in &self.fields {
            map.serialize_entry(field.word(), write)?;
        }
        for (key, value) in &self.unknown {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
