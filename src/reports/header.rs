//! Of whom a report is, and as of when.

use schemars::JsonSchema;
use serde::Serialize;

use super::serialize::instant;
use crate::domain::{Day, Engagement, Instant};

/// What every report begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Header {
    /// Who is onboarded.
    pub customer: String,
    /// What the checklist is called.
    pub title: String,
    /// The first day.
    pub started: Day,
    /// The instant of the report.
    #[serde(serialize_with = "instant")]
    pub as_of: Instant,
    /// The day of the report.
    pub today: Day,
    /// Since when the engagement rests, where it is on hold.
    pub hold: Option<OnHold>,
    /// Internal notes are in it.
    pub internal: bool,
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

/// That the engagement rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OnHold {
    /// The first day.
    pub since: Day,
    /// The day on which it goes on by itself.
    pub until: Option<Day>,
}

/// That the engagement rests, where it does.
pub fn on_hold(engagement: &Engagement<'_>) -> Option<OnHold> {
    engagement.hold().map(|rest| OnHold { since: rest.since, until: rest.until })
}

/// What every report begins with.
pub fn header(engagement: &Engagement<'_>) -> Header {
    Header {
        customer: engagement.settings.customer().to_owned(),
        title: engagement.settings.title().to_owned(),
        started: engagement.head.started,
        as_of: engagement.as_of,
        today: engagement.today(),
        hold: on_hold(engagement),
        internal: !engagement.record.is_withheld(),
    }
}
