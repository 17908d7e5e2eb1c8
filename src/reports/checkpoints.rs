//! The meetings: those that were held, and the next.

use schemars::JsonSchema;
use serde::Serialize;

use super::header::{Header, header};
use super::serialize::instant;
use crate::domain::engagement::Checkpointed;
use crate::domain::{Day, Engagement, Health, Instant};

/// The meetings of the engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/checkpoints/1")]
pub struct Checkpoints {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// Those that were held, oldest first.
    #[serde(rename = "checkpoints")]
    pub held: Vec<Held>,
    /// The day of the next, where it was set.
    pub next: Option<NextCheckpoint>,
}

/// The checkpoint that is to be held next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(into = "Day")]
pub struct NextCheckpoint {
    /// Its day.
    pub day: Day,
    /// For how many days that has been over, held ones aside.
    pub late_days: i64,
}

impl From<NextCheckpoint> for Day {
    fn from(next: NextCheckpoint) -> Self {
        next.day
    }
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Held {
    /// What it was called.
    pub name: String,
    /// When it was marked.
    #[serde(serialize_with = "instant")]
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Who took part.
    pub present: Vec<String>,
    /// The health that it put in the place of the rule's.
    pub health: Option<Health>,
    /// The reason for that.
    pub why: Option<String>,
    /// What was said about it.
    pub note: Option<String>,
    /// The note is not for the customer.
    #[serde(skip)]
    pub internal: bool,
}

/// The meetings of the engagement.
pub fn checkpoints(engagement: &Engagement<'_>) -> Checkpoints {
    let marks = engagement.checkpoints.iter();
    Checkpoints {
        header: header(engagement),
        held: marks.filter_map(|mark| held(*mark, engagement)).collect(),
        next: next_checkpoint(engagement),
    }
}

/// The checkpoint that is to be held next, where its day was set.
pub fn next_checkpoint(engagement: &Engagement<'_>) -> Option<NextCheckpoint> {
    let late_days = engagement.checkpoint_late_days();
    engagement.next_checkpoint().map(|day| NextCheckpoint { day, late_days })
}

/// The meeting that was marked; none where only the date of the next was set.
pub(super) fn held(mark: Checkpointed<'_>, engagement: &Engagement<'_>) -> Option<Held> {
    let (entry, checkpoint) = (engagement.entry(mark.entry), mark.checkpoint);
    Some(Held {
        name: checkpoint.name.clone()?,
        at: entry.at,
        by: entry.by.to_string(),
        present: checkpoint.present.clone(),
        health: checkpoint.health,
        why: checkpoint.why.clone(),
        note: entry.note.clone(),
        internal: entry.internal,
    })
}
