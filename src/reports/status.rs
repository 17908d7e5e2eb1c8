//! Where the engagement is: what `ticklist` alone answers.

use schemars::JsonSchema;
use serde::Serialize;

use super::acceptance::{AcceptanceRow, acceptances};
use super::attention::{Attention, attention};
use super::checkpoints::{NextCheckpoint, next_checkpoint};
use super::forecast::{Outlook, forecast};
use super::header::{Header, header};
use super::health::{HealthReport, health_by};
use super::phase::{PhaseRow, phase_row};
use super::progress::{Per, Progress, current_phase, progress};
use super::waiting::{WaitedFor, waiting};
use crate::domain::{Day, Engagement, Id};

/// Where the engagement is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/status/1")]
pub struct StatusReport {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The day of the engagement, from 1; none before the first.
    pub day: Option<i64>,
    /// The week of the engagement, from 1; none before the first.
    pub week: Option<i64>,
    /// How many entries it was made from.
    pub entries: usize,
    /// Is it on track?
    pub health: HealthReport,
    /// The phase that is being worked on.
    pub current_phase: Option<CurrentPhase>,
    /// When all was to be done, and when it will be.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// The day of the next checkpoint.
    pub next_checkpoint: Option<NextCheckpoint>,
    /// The phases that the customer accepted.
    pub accepted: Vec<AcceptanceRow>,
    /// What the rows of the progress table stand for.
    pub per: Per,
    /// How far it is.
    #[serde(flatten)]
    pub progress: Progress,
    /// For whom anything waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// What needs a decision or a hand.
    pub attention: Attention,
}

/// The phase that is being worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CurrentPhase {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its due date.
    pub due: Option<Day>,
    /// For how many days that has been over, held ones aside.
    pub late_days: i64,
}

/// The phase that is being worked on, unless all are complete.
pub fn current(engagement: &Engagement<'_>) -> Option<CurrentPhase> {
    let PhaseRow { id, name, due, late_days, .. } =
        phase_row(current_phase(engagement)?, engagement);
    Some(CurrentPhase { id, name, due, late_days })
}

/// Where the engagement is.
pub fn status(engagement: &Engagement<'_>, per: Per) -> StatusReport {
    let (header, outlook) = (header(engagement), forecast(engagement).whole);
    StatusReport {
        day: header.day(),
        week: header.week(),
        header,
        entries: engagement.entries().len(),
        health: health_by(outlook, engagement),
        current_phase: current(engagement),
        outlook,
        next_checkpoint: next_checkpoint(engagement),
        accepted: acceptances(engagement),
        per,
        progress: progress(engagement, per),
        waiting: waiting(engagement),
        attention: attention(engagement),
    }
}
