//! `ticklist/status/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::attention::Attention;
use crate::reports::health::HealthReport;
use crate::reports::progress::{Per, Progress};
use crate::reports::status::{CurrentPhase, StatusReport};

#[derive(Serialize, JsonSchema)]
pub(super) struct StatusJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    day: Option<i64>,
    week: Option<i64>,
    entries: usize,
    health: &'r HealthReport,
    current_phase: Option<&'r CurrentPhase>,
    next_checkpoint: Option<String>,
    per: Per,
    #[serde(flatten)]
    progress: &'r Progress,
    attention: &'r Attention,
}

/// Where the engagement is, as JSON.
pub fn status(report: &StatusReport, internal: bool) -> String {
    text(&StatusJson {
        top: Top::new("ticklist/status/1", &report.header, internal),
        day: report.header.day(),
        week: report.header.week(),
        entries: report.entries,
        health: &report.health,
        current_phase: report.current.as_ref(),
        next_checkpoint: report.next_checkpoint.map(|day| day.to_string()),
        per: report.per,
        progress: &report.progress,
        attention: &report.attention,
    })
}
