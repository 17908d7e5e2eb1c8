//! The phases that the customer accepted, and how items open in them since.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::entry::Acceptance;

/// A standing entry by which a phase was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted<'r> {
    /// The phase, by its place.
    pub phase: usize,
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// What it says.
    pub acceptance: &'r Acceptance,
}

/// How an item came to be open in a phase that was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It was added.
    Added,
    /// It was moved there.
    Moved,
    /// It was not open then.
    Reopened,
}
