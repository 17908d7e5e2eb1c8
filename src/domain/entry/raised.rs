//! Matters that come up on the way.

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use super::addition::task;
use super::changes::Unknown;
use crate::domain::MatterKind;
use crate::domain::text;

/// A matter that an entry raises, as it begins. Its id is the key under which it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a matter: {kind: …, task: …}")]
pub struct Raised {
    /// What it is.
    #[serde(deserialize_with = "kind")]
    pub kind: MatterKind,
    /// What is to be decided, watched or done, in one sentence.
    #[serde(deserialize_with = "task")]
    pub task: String,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<MatterKind, D::Error> {
    let kind = text::read(from, |word| word.parse().or(Err("a kind is decision, risk or action")))?;
    kind.ok_or_else(|| D::Error::missing_field("kind"))
}
