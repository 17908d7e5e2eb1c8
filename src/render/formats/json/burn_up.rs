//! `ticklist/chart/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::burn_up::BurnUp;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct BurnUpJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    #[serde(flatten)]
    drawn: DrawnJson<'r>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DrawnJson<'r> {
    /// The numbers at the end of each day, by the days on which things really happened.
    points: Vec<PointJson>,
    due: Vec<DueJson<'r>>,
    pace: Option<PaceJson>,
    projected: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct PointJson {
    day: String,
    done: usize,
    in_scope: usize,
}

#[derive(Serialize, JsonSchema)]
struct DueJson<'r> {
    phase: &'r str,
    name: &'r str,
    day: String,
}

#[derive(Serialize, JsonSchema)]
struct PaceJson {
    done: usize,
    days: usize,
}

/// Scope and what is done, day by day, as JSON.
pub fn burn_up(report: &BurnUp, header: &Header, internal: bool) -> String {
    let top = Top::new("ticklist/chart/1", header, internal);
    text(&BurnUpJson { top, drawn: drawn(report) })
}

/// What is drawn.
pub(super) fn drawn(report: &BurnUp) -> DrawnJson<'_> {
    let points = report.points.iter().enumerate().map(|(number, point)| PointJson {
        day: report.day(number).to_string(),
        done: point.done,
        in_scope: point.in_scope,
    });
    let due = report.due.iter().map(|due| DueJson {
        phase: due.id.as_str(),
        name: &due.name,
        day: due.day.to_string(),
    });
    DrawnJson {
        points: points.collect(),
        due: due.collect(),
        pace: report.pace.map(|pace| PaceJson { done: pace.done, days: pace.days }),
        projected: report.projected.map(|day| day.to_string()),
    }
}
