//! Where the engagement is: what `ticklist` alone answers.

use schemars::JsonSchema;
use serde::Serialize;

use super::attention::{Attention, attention};
use super::checkpoints::checkpoints;
use super::health::{HealthReport, health};
use super::progress::{Per, Progress, current_phase, progress};
use crate::domain::engagement::Engagement;
use crate::domain::ids::Id;
use crate::domain::time::{Day, Instant};

/// Where the engagement is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusReport {
    /// Of whom, and as of when.
    pub header: Header,
    /// Is it on track?
    pub health: HealthReport,
    /// The phase that is being worked on.
    pub current: Option<CurrentPhase>,
    /// The day of the next checkpoint.
    pub next_checkpoint: Option<Day>,
    /// What the rows of the progress table stand for.
    pub per: Per,
    /// How far it is.
    pub progress: Progress,
    /// What needs a decision or a hand.
    pub attention: Attention,
    /// How many entries it was made from.
    pub entries: usize,
}

/// What every report begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Who is onboarded.
    pub customer: String,
    /// What the checklist is called.
    pub title: String,
    /// The instant of the report.
    pub as_of: Instant,
    /// The day of the report.
    pub today: Day,
    /// The first day.
    pub started: Day,
}

impl Header {
    /// The day of the engagement, from 1; none before the first.
    pub fn day(&self) -> Option<i64> {
        Some((self.today - self.started).num_days() + 1).filter(|day| *day > 0)
    }

    /// The week of the engagement, from 1; none before the first.
    pub fn week(&self) -> Option<i64> {
        self.day().map(|day| (day - 1) / 7 + 1)
    }
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
}

/// What every report begins with.
pub fn header(engagement: &Engagement<'_>) -> Header {
    Header {
        customer: engagement.head.customer.clone(),
        title: engagement.head.checklist.title.clone(),
        as_of: engagement.as_of,
        today: engagement.today(),
        started: engagement.head.started,
    }
}

/// The phase that is being worked on, unless all are complete.
pub fn current(engagement: &Engagement<'_>) -> Option<CurrentPhase> {
    let place = current_phase(engagement)?;
    let phase = &engagement.head.checklist.phases[place];
    Some(CurrentPhase {
        id: phase.id.clone(),
        name: phase.name.clone(),
        due: engagement.phases[place].due.value().as_day(),
    })
}

/// Where the engagement is.
pub fn status(engagement: &Engagement<'_>, per: Per) -> StatusReport {
    StatusReport {
        header: header(engagement),
        health: health(engagement),
        current: current(engagement),
        next_checkpoint: checkpoints(engagement).next,
        per,
        progress: progress(engagement, per),
        attention: attention(engagement),
        entries: engagement.known(),
    }
}
