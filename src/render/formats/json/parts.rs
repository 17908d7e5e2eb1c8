//! Pieces that several reports have.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::entry::Value;
use crate::domain::time::instant_text;
use crate::reports::conflicts::{About, Conflict, Side};
use crate::reports::health::Word;
use crate::reports::progress::Counts;

#[derive(Serialize, JsonSchema)]
pub(super) struct CountsJson {
    items: usize,
    done: usize,
    in_scope: usize,
    percent: Option<usize>,
    in_progress: usize,
    blocked: usize,
    not_started: usize,
    out: usize,
    duties: usize,
    duties_met: usize,
}

impl From<&Counts> for CountsJson {
    fn from(counts: &Counts) -> Self {
        Self {
            items: counts.items(),
            done: counts.done,
            in_scope: counts.in_scope(),
            percent: counts.percent(),
            in_progress: counts.in_progress,
            blocked: counts.blocked,
            not_started: counts.not_started,
            out: counts.out,
            duties: counts.duties,
            duties_met: counts.duties_met,
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ConflictJson<'r> {
    /// The id of the item or phase, or the role.
    about: &'r str,
    field: &'static str,
    /// The value that stands for now is the last.
    values: Vec<SideJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct SideJson<'r> {
    value: Option<String>,
    by: &'r str,
    at: String,
    entry: &'r str,
}

impl<'r> From<&'r Conflict> for ConflictJson<'r> {
    fn from(conflict: &'r Conflict) -> Self {
        let (about, field) = match &conflict.about {
            About::Item(id, field) => (id.as_str(), field.word()),
            About::Addition(id) => (id.as_str(), "add"),
            About::Phase(id) => (id.as_str(), "due"),
            About::Role(role) => (role.as_str(), "role"),
        };
        Self { about, field, values: conflict.sides.iter().map(side).collect() }
    }
}

fn side(side: &Side) -> SideJson<'_> {
    SideJson {
        value: value(&side.value),
        by: &side.by,
        at: instant_text(side.at),
        entry: side.entry.as_str(),
    }
}

/// A value as it stands in the journal.
pub(super) fn value(value: &Value) -> Option<String> {
    match value {
        Value::Nothing => None,
        other => Some(other.to_string()),
    }
}

/// The word for a health.
pub(super) fn health_word(word: Word) -> &'static str {
    match word {
        Word::NotBegun => "not-begun",
        Word::Finished => "finished",
        Word::Is(health) => health.word(),
    }
}
