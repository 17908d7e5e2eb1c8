//! What meetings deal with beside the checklist: decisions, risks and actions.

use schemars::JsonSchema;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a matter is.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    JsonSchema,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum MatterKind {
    /// Something that somebody has to decide.
    #[default]
    Decision,
    /// Something that may go wrong.
    Risk,
    /// Something that somebody took on.
    Action,
}

impl MatterKind {
    /// All of them, in the order in which meetings deal with them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// What the ids of such matters begin with: `D`, for `D-7kd2m`.
    pub fn prefix(self) -> &'static str {
        match self {
            MatterKind::Decision => "D",
            MatterKind::Risk => "K",
            MatterKind::Action => "T",
        }
    }
}

/// What has become of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MatterStatus {
    /// There is something to decide, to watch or to do.
    Open,
    /// It is over, with the outcome that was given.
    Closed,
}

impl MatterStatus {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and in reports.
    pub fn word(self) -> &'static str {
        self.into()
    }
}
