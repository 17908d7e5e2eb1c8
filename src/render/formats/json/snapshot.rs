//! `ticklist/snapshot/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{PhaseDueJson, phase_due};
use super::burn_up::{DrawnJson, drawn};
use super::changes::{PeriodJson, period};
use super::{Top, text};
use crate::reports::conflicts::Conflict;
use crate::reports::health::{HealthReport, Word};
use crate::reports::history::LogEntry;
use crate::reports::item::ItemRow;
use crate::reports::progress::Progress;
use crate::reports::snapshot::{NextPeriod, Snapshot};
use crate::reports::status::CurrentPhase;

#[derive(Serialize, JsonSchema)]
pub(super) struct SnapshotJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    day: Option<i64>,
    week: Option<i64>,
    prepared_by: &'r str,
    entries: usize,
    fingerprint: String,
    message: Option<&'r str>,
    health: &'r HealthReport,
    /// At the checkpoint with which the period begins.
    previous_health: Option<Word>,
    current_phase: Option<&'r CurrentPhase>,
    next_checkpoint: Option<String>,
    #[serde(flatten)]
    progress: &'r Progress,
    period: PeriodJson<'r>,
    next: NextJson<'r>,
    conflicts: &'r [Conflict],
    blocked: &'r [ItemRow],
    overdue: &'r [ItemRow],
    burn_up: DrawnJson<'r>,
    items: Vec<&'r ItemRow>,
    log: &'r [LogEntry],
}

#[derive(Serialize, JsonSchema)]
struct NextJson<'r> {
    until: String,
    items: &'r [ItemRow],
    phases: Vec<PhaseDueJson<'r>>,
    duties: &'r [ItemRow],
}

/// The report that people hand over, as JSON.
pub fn snapshot(report: &Snapshot, internal: bool) -> String {
    let (cover, status) = (&report.cover, &report.status);
    let all = report.items.groups.iter().flat_map(|group| &group.items);
    text(&SnapshotJson {
        top: Top::new("ticklist/snapshot/1", &status.header, internal),
        day: status.header.day(),
        week: status.header.week(),
        prepared_by: &cover.prepared_by,
        entries: cover.fingerprint.entries,
        fingerprint: cover.fingerprint.to_string(),
        message: cover.message.as_deref(),
        health: &status.health,
        previous_health: report.previous,
        current_phase: status.current.as_ref(),
        next_checkpoint: status.next_checkpoint.map(|day| day.to_string()),
        progress: &status.progress,
        period: period(&report.changes),
        next: next(&report.next),
        conflicts: &status.attention.conflicts,
        blocked: &status.attention.blocked,
        overdue: &report.overdue,
        burn_up: drawn(&report.burn_up),
        items: all.collect(),
        log: &report.log,
    })
}

fn next(next: &NextPeriod) -> NextJson<'_> {
    NextJson {
        until: next.ahead.until().to_string(),
        items: &next.items,
        phases: next.phases.iter().map(phase_due).collect(),
        duties: &next.duties,
    }
}
