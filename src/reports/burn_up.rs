//! How scope and what is done grew, day by day, and when all will be done at this pace.

use schemars::JsonSchema;
use serde::Serialize;

use super::forecast::{Forecast, NoForecast, Pace, forecast};
use super::header::{Header, header};
use super::phase::{PhaseRow, phase_rows};
use super::upgrade::{UpgradeRow, upgrade_rows};
use crate::domain::engagement::Counted;
use crate::domain::{Day, Engagement, Id};

/// How scope and what is done grew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/chart/1")]
pub struct BurnUpReport {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// Day by day.
    #[serde(flatten)]
    pub burn_up: BurnUp,
}

/// Scope and what is done, day by day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BurnUp {
    /// A point a day, from the first to that of the report; none before it has begun.
    pub points: Vec<Point>,
    /// The newer checklists that were taken over, with what came in and went out by them.
    pub upgrades: Vec<UpgradeRow>,
    /// The phases that have a due date, in their order.
    pub due: Vec<DueDay>,
    /// How fast items were done of late.
    pub pace: Pace,
    /// The day on which all will be done at this pace.
    #[serde(rename = "projected")]
    pub forecast: Option<Day>,
    /// Why there is no such day.
    pub no_forecast: Option<NoForecast>,
}

/// The numbers at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// In scope and done.
    pub done: usize,
    /// In scope.
    pub in_scope: usize,
}

/// When a phase is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DueDay {
    /// Its id.
    pub phase: Id,
    /// Its name.
    pub name: String,
    /// The day.
    pub day: Day,
}

impl BurnUp {
    /// The numbers of the report's own day.
    pub fn last(&self) -> Option<Point> {
        self.points.last().copied()
    }
}

/// Scope and what is done, day by day, by the days on which things really happened.
pub fn burn_up(engagement: &Engagement<'_>) -> BurnUp {
    let (started, today) = (engagement.head.started, engagement.today());
    let days = usize::try_from((today - started).num_days() + 1).unwrap_or_default();
    let Forecast { pace, whole, .. } = forecast(engagement);
    BurnUp {
        points: points(engagement, days),
        upgrades: upgrade_rows(engagement, |_| true),
        due: due(engagement),
        pace,
        forecast: whole.forecast,
        no_forecast: whole.no_forecast,
    }
}

/// The same as a report of its own.
pub fn burn_up_report(engagement: &Engagement<'_>) -> BurnUpReport {
    BurnUpReport { header: header(engagement), burn_up: burn_up(engagement) }
}

/// The numbers of so many days from the first on.
fn points(engagement: &Engagement<'_>, days: usize) -> Vec<Point> {
    let mut changes = vec![(0_isize, 0_isize); days + 1];
    let mut turn = |day: usize, was: Counted, now: Counted| {
        let (done, in_scope) = &mut changes[day.min(days)];
        *done += isize::from(now == Counted::Done) - isize::from(was == Counted::Done);
        *in_scope += isize::from(now != Counted::Out) - isize::from(was != Counted::Out);
    };
    for item in &engagement.items {
        let (first, turns) = engagement.turns(item);
        turn(0, Counted::Out, first);
        turns.iter().fold(first, |was, now| {
            let day = (now.day - engagement.head.started).num_days() + 1;
            turn(usize::try_from(day).unwrap_or_default(), was, now.counted);
            now.counted
        });
    }
    let mut sum = (0, 0);
    let started = engagement.head.started;
    let days = started.pred_opt().unwrap_or(started).iter_days();
    let points = days.zip(changes).map(|(day, (done, in_scope))| {
        sum = (sum.0 + done, sum.1 + in_scope);
        let number = |number| usize::try_from(number).expect("no item leaves before it came");
        Point { day, done: number(sum.0), in_scope: number(sum.1) }
    });
    points.skip(1).collect()
}

fn due(engagement: &Engagement<'_>) -> Vec<DueDay> {
    let due = |row: PhaseRow| Some(DueDay { phase: row.id, name: row.name, day: row.due? });
    phase_rows(engagement).filter_map(due).collect()
}
