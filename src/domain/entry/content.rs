//! An entry, key by key, as its line holds it.

use std::collections::BTreeSet;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use super::acceptance::Acceptance;
use super::addition::Addition;
use super::changes::{Changes, Unknown};
use super::checkpoint::Checkpoint;
use super::deserialize::{self, unset};
use super::field::{Field, Write};
use super::hold::Hold;
use super::map::Map;
use super::raised::Raised;
use super::setting::Setting;
use super::upgrade::Upgrade;
use crate::domain::text;
use crate::domain::time::instant_text;
use crate::domain::{Day, EntryId, Id, Instant, Item};

/// One entry. Entries sort by instant, id and content, the order in which the state is folded.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "an entry: {at: …, by: …, …}")]
pub struct Entry {
    /// When it was recorded.
    #[serde(serialize_with = "write_instant", deserialize_with = "deserialize::instant")]
    pub at: Instant,
    /// Its id; empty where its writer left that out, until it is made of the content.
    #[serde(default, deserialize_with = "deserialize::entry_id", skip_serializing)]
    pub id: EntryId,
    /// Who acted.
    #[serde(default, deserialize_with = "deserialize::name")]
    pub by: String,
    /// The file it was imported from.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub via: Option<String>,
    /// The day it really happened, when that is not the day of `at`.
    #[serde(default, deserialize_with = "deserialize::day", skip_serializing_if = "unset")]
    pub on: Option<Day>,
    /// What it sets, by item or phase.
    #[serde(default, skip_serializing_if = "unset")]
    pub set: Map<Id, Changes>,
    /// The items it adds.
    #[serde(default, deserialize_with = "additions", skip_serializing_if = "unset")]
    pub add: Map<Id, Addition>,
    /// The matters it raises.
    #[serde(default, deserialize_with = "raised", skip_serializing_if = "unset")]
    pub raise: Map<Id, Raised>,
    /// What a bare note is about.
    #[serde(default, deserialize_with = "deserialize::ids", skip_serializing_if = "unset")]
    pub items: Vec<Id>,
    /// The duties that are still met.
    #[serde(default, deserialize_with = "deserialize::ids", skip_serializing_if = "unset")]
    pub confirm: Vec<Id>,
    /// The owner of a role, by role.
    #[serde(default, deserialize_with = "deserialize::roles", skip_serializing_if = "unset")]
    pub role: Map<String, Write>,
    /// What it sets for the engagement as a whole.
    #[serde(default, deserialize_with = "boxed", skip_serializing_if = "unset")]
    pub engagement: Option<Box<Changes<Setting>>>,
    /// The meeting it marks.
    #[serde(default, deserialize_with = "boxed", skip_serializing_if = "unset")]
    pub checkpoint: Option<Box<Checkpoint>>,
    /// The phases that the customer accepts.
    #[serde(default, skip_serializing_if = "unset")]
    pub accept: Map<Id, Acceptance>,
    /// From now on the engagement rests.
    #[serde(default, deserialize_with = "boxed", skip_serializing_if = "unset")]
    pub hold: Option<Box<Hold>>,
    /// The engagement rests no longer.
    #[serde(default, skip_serializing_if = "unset")]
    pub resume: bool,
    /// The newer checklist that it takes over.
    #[serde(default, deserialize_with = "boxed", skip_serializing_if = "unset")]
    pub upgrade: Option<Box<Upgrade>>,
    /// The entry that it takes back.
    #[serde(default, deserialize_with = "deserialize::undone", skip_serializing_if = "unset")]
    pub undoes: Option<EntryId>,
    /// What there is to say about it.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub note: Option<String>,
    /// What there is to say about single items, of many that one command changed.
    #[serde(default, deserialize_with = "deserialize::notes", skip_serializing_if = "unset")]
    pub notes: Map<Id, String>,
    /// The notes are not for the customer.
    #[serde(default, skip_serializing_if = "unset")]
    pub internal: bool,
    /// Kinds of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Entry {
    /// The keys of an entry, and of what it sets, adds and marks.
    pub fn known_keys() -> impl Iterator<Item = &'static str> {
        const OWN: &str = "id at by via on set add raise items confirm role engagement checkpoint \
                           accept hold resume upgrade undoes note notes internal";
        let fields = Field::ALL.iter().map(|field| field.word());
        let settings = Setting::ALL.iter().map(|setting| setting.word());
        let added = ["phase"].into_iter().chain(Item::KEYS);
        OWN.split(' ').chain(fields.chain(settings)).chain(added).chain([
            "name",
            "next",
            "health",
            "why",
            "present",
            "until",
            "kind",
            "from",
            "open",
            "despite",
            "fingerprint",
            "date",
            "phases",
            "standing",
            "after",
        ])
    }

    /// An entry that does nothing yet.
    pub fn new(id: EntryId, at: Instant, by: impl AsRef<str>) -> Self {
        Self { at, id, by: by.as_ref().into(), ..Self::default() }
    }

    /// Writes a field of an item or a phase.
    pub fn set(&mut self, id: &Id, field: Field, write: Write) {
        self.set.or_default(id.clone()).fields.insert(field, write);
    }

    /// Writes a setting.
    pub fn configure(&mut self, setting: Setting, write: Write) {
        self.engagement.get_or_insert_default().fields.insert(setting, write);
    }

    /// What it writes to a setting.
    pub fn setting(&self, setting: Setting) -> Option<&Write> {
        self.engagement.as_ref()?.fields.get(&setting)
    }

    /// Does a phase with this id come with the checklist that it takes over?
    pub fn brings(&self, id: &Id) -> bool {
        self.upgrade.iter().flat_map(|upgrade| &upgrade.phases).any(|phase| phase.id == *id)
    }

    /// What there is to say about an item: the words for it alone, else those for all.
    pub fn note_on(&self, item: &Id) -> Option<&str> {
        self.notes.get(item).or(self.note.as_ref()).map(String::as_str)
    }

    /// The same without what these matters are about, where it says that anew.
    pub fn without_tasks_of(mut self, matters: &BTreeSet<Id>) -> Self {
        self.raise.iter_mut().for_each(|(id, raised)| {
            if matters.contains(id) {
                raised.task.clear();
            }
        });
        self.set.iter_mut().for_each(|(id, changes)| {
            if matters.contains(id) {
                changes.fields.retain(|field, _| *field != Field::Task);
            }
        });
        self
    }

    /// The same without what is not for the customer: the words of internal notes, and the reason
    /// for a health that was given so. What it is about stays.
    pub fn without_internal_notes(mut self) -> Self {
        if self.internal {
            let notes = std::mem::take(&mut self.notes);
            let is_named = |id: &&Id| self.operations().any(|other| other.about() == Some(id));
            let noted: Vec<Id> = notes.keys().filter(|id| !is_named(id)).cloned().collect();
            self.items.extend(noted);
            self.note = None;
            self.checkpoint.iter_mut().for_each(|checkpoint| checkpoint.why = None);
        }
        self
    }

    /// Its ids as they are written: entries that differ only in the case of ids are the same, and
    /// the one that is kept is the first of them by this.
    pub fn spelling(&self) -> Vec<&str> {
        let phases = self.add.values().map(|addition| &addition.phase);
        let ids = self.set.keys().chain(self.add.keys()).chain(phases).chain(self.raise.keys());
        ids.chain(&self.items)
            .chain(&self.confirm)
            .chain(self.notes.keys())
            .chain(self.accept.keys())
            .chain(self.accept.values().flat_map(|acceptance| &acceptance.open))
            .chain(self.upgrade.iter().flat_map(|upgrade| upgrade.ids()))
            .map(Id::as_str)
            .collect()
    }

    /// Is it more than the mark of a meeting, or than the undoing of another entry?
    pub fn is_work(&self) -> bool {
        self.undoes.is_none()
            && (self.checkpoint.is_none()
                || !(self.set.is_empty()
                    && self.add.is_empty()
                    && self.raise.is_empty()
                    && self.confirm.is_empty()))
    }
}

fn write_instant<S: Serializer>(at: &Instant, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&instant_text(*at))
}

fn boxed<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Box<T>>, D::Error> {
    T::deserialize(from).map(|part| Some(Box::new(part)))
}

fn additions<'de, D: Deserializer<'de>>(from: D) -> Result<Map<Id, Addition>, D::Error> {
    let additions = Map::<Id, Addition>::deserialize(from)?;
    sound(&additions, "an item")?;
    Ok(additions)
}

fn raised<'de, D: Deserializer<'de>>(from: D) -> Result<Map<Id, Raised>, D::Error> {
    let raised = Map::<Id, Raised>::deserialize(from)?;
    sound(&raised, "a matter")?;
    Ok(raised)
}

/// Can all these be ids?
fn sound<V, E: Error>(new: &Map<Id, V>, what: &str) -> Result<(), E> {
    match new.keys().find(|id| Id::fault(id.as_str()).is_some()) {
        Some(id) => Err(E::custom(format_args!("`{id}` can't be the id of {what}"))),
        None => Ok(()),
    }
}
