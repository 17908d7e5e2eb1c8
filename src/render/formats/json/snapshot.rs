//! `ticklist/snapshot/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{PhaseDueJson, phase_due};
use super::burn_up::{DrawnJson, drawn};
use super::changes::{PeriodJson, period};
use super::item::{ItemJson, items};
use super::log::EntryJson;
use super::parts::{ConflictJson, CountsJson, health_word};
use super::status::{CurrentJson, HealthJson, RowJson, health, rows};
use super::{Top, text};
use crate::domain::checklist::Phase;
use crate::reports::snapshot::{NextPeriod, Snapshot};

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
    health: HealthJson<'r>,
    /// At the checkpoint with which the period begins.
    previous_health: Option<&'static str>,
    current_phase: Option<CurrentJson<'r>>,
    next_checkpoint: Option<String>,
    progress: Vec<RowJson<'r>>,
    all: CountsJson,
    period: PeriodJson<'r>,
    next: NextJson<'r>,
    conflicts: Vec<ConflictJson<'r>>,
    blocked: Vec<ItemJson<'r>>,
    overdue: Vec<ItemJson<'r>>,
    burn_up: DrawnJson<'r>,
    items: Vec<ItemJson<'r>>,
    log: Vec<EntryJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct NextJson<'r> {
    until: String,
    items: Vec<ItemJson<'r>>,
    phases: Vec<PhaseDueJson<'r>>,
    duties: Vec<ItemJson<'r>>,
}

/// The report that people hand over, as JSON.
pub fn snapshot(report: &Snapshot, phases: &[Phase], internal: bool) -> String {
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
        health: health(&status.health),
        previous_health: report.previous.map(health_word),
        current_phase: status.current.as_ref().map(CurrentJson::from),
        next_checkpoint: status.next_checkpoint.map(|day| day.to_string()),
        progress: rows(&status.progress, phases),
        all: CountsJson::from(&status.progress.all),
        period: period(&report.changes),
        next: next(&report.next, phases),
        conflicts: status.attention.conflicts.iter().map(ConflictJson::from).collect(),
        blocked: items(&status.attention.blocked, phases),
        overdue: items(&report.overdue, phases),
        burn_up: drawn(&report.burn_up),
        items: items(all, phases),
        log: report.log.iter().map(EntryJson::new).collect(),
    })
}

fn next<'r>(next: &'r NextPeriod, phases: &'r [Phase]) -> NextJson<'r> {
    NextJson {
        until: next.ahead.until().to_string(),
        items: items(&next.items, phases),
        phases: next.phases.iter().map(phase_due).collect(),
        duties: items(&next.duties, phases),
    }
}
