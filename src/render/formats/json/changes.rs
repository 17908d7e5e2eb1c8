//! `ticklist/changes/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::domain::entry::Value;
use crate::domain::time::instant_text;
use crate::reports::changes::{Change, Changes, Kind, Point, Standing, Subject};
use crate::reports::conflicts::Conflict;
use crate::reports::health::Word;
use crate::reports::progress::Counts;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct ChangesJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    #[serde(flatten)]
    period: PeriodJson<'r>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PeriodJson<'r> {
    from: PointJson<'r>,
    to: PointJson<'r>,
    scope_in: usize,
    scope_out: usize,
    changes: Vec<ChangeJson<'r>>,
    conflicts: &'r [Conflict],
    unmoved: Vec<&'r str>,
}

#[derive(Serialize, JsonSchema)]
struct PointJson<'r> {
    at: String,
    checkpoint: Option<&'r str>,
    health: Word,
    all: &'r Counts,
}

#[derive(Serialize, JsonSchema)]
struct ChangeJson<'r> {
    kind: &'static str,
    field: Option<&'static str>,
    item: Option<&'r str>,
    phase: Option<&'r str>,
    role: Option<&'r str>,
    task: Option<&'r str>,
    was: &'r Value,
    now: &'r Value,
    /// How much later it is due; negative where it is earlier.
    days: Option<i64>,
    by: Option<&'r str>,
    day: Option<String>,
    note: Option<&'r str>,
}

/// The changes of a period as JSON.
pub fn changes(changes: &Changes, header: &Header, internal: bool) -> String {
    text(&ChangesJson {
        top: Top::new("ticklist/changes/1", header, internal),
        period: period(changes),
    })
}

/// What a period brought.
pub(super) fn period(changes: &Changes) -> PeriodJson<'_> {
    PeriodJson {
        from: point(&changes.from),
        to: point(&changes.to),
        scope_in: changes.scope_in,
        scope_out: changes.scope_out,
        changes: changes.changes.iter().map(change).collect(),
        conflicts: &changes.conflicts,
        unmoved: changes.unmoved.iter().flatten().map(String::as_str).collect(),
    }
}

fn point(point: &Point) -> PointJson<'_> {
    PointJson {
        at: instant_text(point.at),
        checkpoint: match &point.standing {
            Standing::Checkpoint(name) => Some(name),
            _ => None,
        },
        health: point.health,
        all: &point.counts,
    }
}

fn change(change: &Change) -> ChangeJson<'_> {
    let (item, phase, role, task) = match &change.subject {
        Subject::Item { id, task, .. } => (Some(id.as_str()), None, None, Some(task.as_str())),
        Subject::Phase { id, .. } => (None, Some(id.as_str()), None, None),
        Subject::Role(role) => (None, None, Some(role.as_str()), None),
    };
    let days = change.was.as_day().zip(change.now.as_day());
    let cause = change.cause.as_ref();
    let (kind, field) = kind(change.kind);
    ChangeJson {
        kind,
        field,
        item,
        phase,
        role,
        task,
        was: &change.was,
        now: &change.now,
        days: days.map(|(was, now)| (now - was).num_days()),
        by: cause.map(|cause| cause.by.as_str()),
        day: cause.map(|cause| cause.day.to_string()),
        note: cause.and_then(|cause| cause.note.as_deref()),
    }
}

fn kind(kind: Kind) -> (&'static str, Option<&'static str>) {
    let word = match kind {
        Kind::Done => "done",
        Kind::Started => "started",
        Kind::Blocked => "blocked",
        Kind::Unblocked => "unblocked",
        Kind::Reopened => "reopened",
        Kind::NotApplicable => "not-applicable",
        Kind::Added => "added",
        Kind::Removed => "removed",
        Kind::Owner => "owner",
        Kind::Slipped => "slipped",
        Kind::BroughtForward => "brought-forward",
        Kind::Dated => "dated",
        Kind::Confirmed => "confirmed",
        Kind::Edited(field) => return ("edited", Some(field.word())),
    };
    (word, None)
}
