//! Holds: the engagement rests.

use serde::{Deserialize, Serialize};

use super::changes::Unknown;
use super::deserialize::{self, unset};
use crate::domain::Day;

/// The engagement rests from the day of the entry on, for the reason in its note.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a hold: {until: …}")]
pub struct Hold {
    /// The day on which it goes on by itself; none where somebody has to resume it.
    #[serde(default, deserialize_with = "deserialize::day", skip_serializing_if = "unset")]
    pub until: Option<Day>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}
