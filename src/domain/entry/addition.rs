//! Items that are added on the way.

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::changes::Unknown;
use super::deserialize::{filled, unset};
use crate::domain::{Id, Item};

/// An item that an entry adds to a phase, as it begins. Its id is the key under which it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "an item: {phase: …, task: …}")]
pub struct Addition {
    /// The phase that it joins.
    #[serde(deserialize_with = "phase")]
    pub phase: Id,
    /// See [`Item::task`].
    #[serde(deserialize_with = "task")]
    pub task: String,
    /// See [`Item::detail`].
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "unset")]
    pub detail: Option<String>,
    /// See [`Item::role`].
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "unset")]
    pub role: Option<String>,
    /// See [`Item::optional`].
    #[serde(default, skip_serializing_if = "unset")]
    pub optional: bool,
    /// See [`Item::ongoing`].
    #[serde(default, skip_serializing_if = "unset")]
    pub ongoing: bool,
    /// See [`Item::link`].
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "unset")]
    pub link: Option<String>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl Addition {
    /// An item that joins a phase and says only what is to be done.
    pub fn new(phase: Id, task: String) -> Self {
        Self { phase, task, ..Self::default() }
    }

    /// The item, with this id.
    pub fn item(&self, id: &Id) -> Item {
        let Self { task, detail, role, optional, ongoing, link, .. } = self.clone();
        Item { id: id.clone(), task, detail, role, optional, ongoing, link }
    }
}

pub(super) fn task<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    filled(from)?.ok_or_else(|| D::Error::missing_field("task"))
}

fn phase<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    filled(from)?.map(Id::new).ok_or_else(|| D::Error::missing_field("phase"))
}
