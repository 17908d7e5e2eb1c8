//! The five statuses that an item can have.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What has become of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Status {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    InProgress,
    /// It can't go on, for a reason that was given.
    Blocked,
    /// It is finished.
    Done,
    /// It does not concern this engagement, for a reason that was given. Shown as `n/a`.
    #[strum(to_string = "not-applicable", serialize = "n/a", serialize = "na")]
    NotApplicable,
}

impl Status {
    /// All of them, in the order in which people think of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// The word that people are shown: `n/a` for `not-applicable`.
    pub fn shown(self) -> &'static str {
        match self {
            Status::NotApplicable => "n/a",
            other => other.word(),
        }
    }

    /// Must a reason be given for it?
    pub fn needs_reason(self) -> bool {
        matches!(self, Status::Blocked | Status::NotApplicable)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}
