//! `ticklist/verification/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::domain::time::instant_text;
use crate::reports::status::Header;
use crate::reports::verification::{Arrivals, Verification};

#[derive(Serialize, JsonSchema)]
pub(super) struct VerificationJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    /// The record still yields the fingerprint.
    same: bool,
    then: String,
    now: String,
    /// By whom entries came in since; none where that does not explain the difference.
    came_in: Vec<ArrivalsJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct ArrivalsJson<'r> {
    by: &'r str,
    entries: Vec<&'r str>,
    first: String,
    last: String,
}

/// A fingerprint, held against that of the record, as JSON.
pub fn verification(report: &Verification, header: &Header) -> String {
    text(&VerificationJson {
        top: Top::new("ticklist/verification/1", header, false),
        same: report.holds(),
        then: report.then.to_string(),
        now: report.now.to_string(),
        came_in: report.arrivals.iter().map(arrivals).collect(),
    })
}

fn arrivals(arrivals: &Arrivals) -> ArrivalsJson<'_> {
    ArrivalsJson {
        by: &arrivals.by,
        entries: arrivals.entries.iter().map(|id| id.as_str()).collect(),
        first: instant_text(arrivals.first),
        last: instant_text(arrivals.last),
    }
}
