//! What the customer accepted, and what opened since.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::engagement::{Accepted, How};
use crate::domain::select::short_id;
use crate::domain::{Day, Engagement, Id};

/// A phase that the customer accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AcceptanceRow {
    /// The phase.
    pub phase: Id,
    /// Its name.
    pub name: String,
    /// The day.
    pub day: Day,
    /// Who accepted it.
    pub from: String,
    /// The items that held the gate back then.
    pub open: Vec<Id>,
    /// Why it was accepted despite them.
    pub despite: Option<String>,
    /// Where that can be read.
    pub link: Option<String>,
    /// The fingerprint of the record that was accepted.
    pub fingerprint: Option<String>,
    /// What is open in the phase now, and was not then.
    pub since: Vec<Opened>,
}

/// An item that opened in a phase after that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Opened {
    /// The item.
    pub id: Id,
    /// The shortest form of its id.
    #[serde(skip)]
    pub short: String,
    /// How it came to that: added, moved there, or reopened.
    pub how: How,
}

/// The last acceptance of each phase that was accepted.
pub fn acceptances(engagement: &Engagement<'_>) -> Vec<AcceptanceRow> {
    engagement.accepted().map(|accepted| acceptance_row(accepted, engagement)).collect()
}

/// An acceptance, with what opened since.
pub fn acceptance_row<'r>(accepted: Accepted<'r>, engagement: &Engagement<'r>) -> AcceptanceRow {
    let phase = &engagement.checklist.phases[accepted.phase];
    let acceptance = accepted.acceptance;
    let opened = engagement.since_accepted(accepted).into_iter().map(|(item, how)| Opened {
        id: item.id.clone(),
        short: short_id(item, engagement).to_owned(),
        how,
    });
    AcceptanceRow {
        phase: phase.id.clone(),
        name: phase.name.clone(),
        day: engagement.day_of(accepted.entry),
        from: acceptance.from.clone(),
        open: acceptance.open.clone(),
        despite: acceptance.despite.clone(),
        link: acceptance.link.clone(),
        fingerprint: acceptance.fingerprint.clone(),
        since: opened.collect(),
    }
}
