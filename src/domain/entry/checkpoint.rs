//! Meetings, and the health that they can give.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::changes::Unknown;
use super::deserialize::{self, unset};
use crate::domain::Day;
use crate::domain::text;

/// A meeting, marked in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "a checkpoint: {name: …, next: …}")]
pub struct Checkpoint {
    /// What it is called; none where an entry only sets the date of the next.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub name: Option<String>,
    /// The day of the next.
    #[serde(default, deserialize_with = "deserialize::day", skip_serializing_if = "unset")]
    pub next: Option<Day>,
    /// A health that overrides the rule's, until the next checkpoint or the day planned for it.
    #[serde(default, deserialize_with = "health", skip_serializing_if = "unset")]
    pub health: Option<Health>,
    /// The reason for that.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub why: Option<String>,
    /// Who took part.
    #[serde(default, deserialize_with = "deserialize::people", skip_serializing_if = "unset")]
    pub present: Vec<String>,
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
}

fn health<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Health>, D::Error> {
    text::read(from, |word| word.parse().or(Err("health is green, amber or red")))
}
