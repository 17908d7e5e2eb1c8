//! Newer checklists that a record takes over.

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::changes::Unknown;
use super::deserialize::{filled, unset};
use crate::domain::Id;
use crate::domain::text;

/// That a newer checklist was taken over. What it made of the items stands in the same entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a checklist: {title: …}")]
pub struct Upgrade {
    /// What it is called.
    #[serde(deserialize_with = "text::required")]
    pub title: String,
    /// When its document was written, as that says it.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub date: Option<String>,
    /// The phases that were not there before, in their order.
    #[serde(default, skip_serializing_if = "unset")]
    pub phases: Vec<NewPhase>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Upgrade {
    /// The ids in it.
    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.phases.iter().flat_map(|phase| [&phase.id].into_iter().chain(&phase.after))
    }
}

/// A phase that comes with a newer checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a phase: {id: …, name: …}")]
pub struct NewPhase {
    /// Its id.
    #[serde(deserialize_with = "id")]
    pub id: Id,
    /// What people call it.
    #[serde(deserialize_with = "text::required")]
    pub name: String,
    /// It runs through the whole engagement, beside the others.
    #[serde(default, skip_serializing_if = "unset")]
    pub standing: bool,
    /// The phase behind which it comes; none where it is the first.
    #[serde(default, deserialize_with = "phase", skip_serializing_if = "unset")]
    pub after: Option<Id>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

fn id<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    let id = text::required(from)?;
    match Id::fault(&id) {
        Some(_) => Err(D::Error::custom(format_args!("`{id}` can't be the id of a phase"))),
        None => Ok(Id::new(id)),
    }
}

fn phase<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Id>, D::Error> {
    Ok(filled(from)?.map(Id::new))
}
