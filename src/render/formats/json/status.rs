//! `ticklist/status/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::item::ItemJson;
use super::parts::{ConflictJson, CountsJson, health_word};
use super::{Top, text};
use crate::domain::checklist::Phase;
use crate::reports::attention::Attention;
use crate::reports::health::{HealthReport, Reason};
use crate::reports::item::ItemRow;
use crate::reports::progress::{Per, Progress, Row};
use crate::reports::status::{CurrentPhase, StatusReport};

#[derive(Serialize, JsonSchema)]
pub(super) struct StatusJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    day: Option<i64>,
    week: Option<i64>,
    entries: usize,
    health: HealthJson<'r>,
    current_phase: Option<CurrentJson<'r>>,
    next_checkpoint: Option<String>,
    per: &'static str,
    progress: Vec<RowJson<'r>>,
    all: CountsJson,
    attention: AttentionJson<'r>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct HealthJson<'r> {
    word: &'static str,
    reasons: Vec<ReasonJson>,
    overridden_at: Option<&'r str>,
    why: Option<&'r str>,
    by_rule: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReasonJson {
    Begins { on: String },
    AllDone,
    Overdue { overdue: usize, fell_due: usize },
    Blocked { items: usize, days: i64 },
    Conflicts { conflicts: usize },
    Quiet { days: i64 },
    NoDueDates,
    OnTrack,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CurrentJson<'r> {
    id: &'r str,
    name: &'r str,
    due: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RowJson<'r> {
    /// Of a phase.
    id: Option<&'r str>,
    /// Of the phase, the owner or the role; none for items without owner or role.
    name: Option<&'r str>,
    #[serde(flatten)]
    counts: CountsJson,
    next_due: Option<String>,
    overdue: bool,
}

#[derive(Serialize, JsonSchema)]
struct AttentionJson<'r> {
    conflicts: Vec<ConflictJson<'r>>,
    blocked: Vec<ItemJson<'r>>,
    overdue: Vec<ItemJson<'r>>,
    due_soon: Vec<ItemJson<'r>>,
}

/// Where the engagement is, as JSON.
pub fn status(report: &StatusReport, phases: &[Phase], internal: bool) -> String {
    text(&StatusJson {
        top: Top::new("ticklist/status/1", &report.header, internal),
        day: report.header.day(),
        week: report.header.week(),
        entries: report.entries,
        health: health(&report.health),
        current_phase: report.current.as_ref().map(CurrentJson::from),
        next_checkpoint: report.next_checkpoint.map(|day| day.to_string()),
        per: per(report.progress.per),
        progress: rows(&report.progress, phases),
        all: CountsJson::from(&report.progress.all),
        attention: attention(&report.attention, phases),
    })
}

impl<'r> From<&'r CurrentPhase> for CurrentJson<'r> {
    fn from(phase: &'r CurrentPhase) -> Self {
        Self { id: phase.id.as_str(), name: &phase.name, due: phase.due.map(|day| day.to_string()) }
    }
}

fn per(per: Per) -> &'static str {
    match per {
        Per::Phase => "phase",
        Per::Owner => "owner",
        Per::Role => "role",
    }
}

/// The rows of the progress table.
pub(super) fn rows<'r>(progress: &'r Progress, phases: &'r [Phase]) -> Vec<RowJson<'r>> {
    let id = |row: &Row| row.phase.map(|place| phases[place].id.as_str());
    progress.rows.iter().map(|counts| row(counts, id(counts))).collect()
}

/// A row of the progress table; `id` is the phase's, where it stands for one.
pub(super) fn row<'r>(row: &'r Row, id: Option<&'r str>) -> RowJson<'r> {
    RowJson {
        id,
        name: row.name.as_deref(),
        counts: CountsJson::from(&row.counts),
        next_due: row.next_due.map(|day| day.to_string()),
        overdue: row.overdue,
    }
}

fn attention<'r>(attention: &'r Attention, phases: &'r [Phase]) -> AttentionJson<'r> {
    let items =
        |items: &'r [ItemRow]| items.iter().map(|item| ItemJson::new(item, phases)).collect();
    AttentionJson {
        conflicts: attention.conflicts.iter().map(ConflictJson::from).collect(),
        blocked: items(&attention.blocked),
        overdue: items(&attention.overdue),
        due_soon: items(&attention.due_soon),
    }
}

pub(super) fn health(report: &HealthReport) -> HealthJson<'_> {
    let over = report.overridden.as_ref();
    HealthJson {
        word: health_word(report.word),
        reasons: report.reasons.iter().map(reason).collect(),
        overridden_at: over.map(|over| over.checkpoint.as_str()),
        why: over.and_then(|over| over.why.as_deref()),
        by_rule: health_word(over.map_or(report.word, |over| over.rule)),
    }
}

fn reason(reason: &Reason) -> ReasonJson {
    match reason {
        Reason::Begins(day) => ReasonJson::Begins { on: day.to_string() },
        Reason::AllDone => ReasonJson::AllDone,
        Reason::Overdue { overdue, fell_due } => {
            ReasonJson::Overdue { overdue: *overdue, fell_due: *fell_due }
        }
        Reason::Blocked { items, days } => ReasonJson::Blocked { items: *items, days: *days },
        Reason::Conflicts(conflicts) => ReasonJson::Conflicts { conflicts: *conflicts },
        Reason::Quiet(days) => ReasonJson::Quiet { days: *days },
        Reason::NoDueDates => ReasonJson::NoDueDates,
        Reason::OnTrack => ReasonJson::OnTrack,
    }
}
