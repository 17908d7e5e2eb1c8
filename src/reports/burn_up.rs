//! How scope and what is done grew, day by day, and when all will be done at this pace.

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::Serialize;

use super::header::{Header, header};
use super::phase::{PhaseRow, phase_rows};
use crate::domain::engagement::Counted;
use crate::domain::{Day, Engagement, Id};

/// The pace is that of so many days.
const RECENT: usize = 14;

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
    /// The phases that have a due date, in their order.
    pub due: Vec<DueDay>,
    /// How fast items were done of late.
    pub pace: Option<Pace>,
    /// The day on which all will be done at this pace; none where nothing is left to do, or
    /// nothing was done of late.
    pub projected: Option<Day>,
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

/// So many items in so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Pace {
    /// The items that were done, less those that were reopened.
    pub done: usize,
    /// The days, that of the report the last of them.
    pub days: usize,
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
    let (before, points) = points(engagement, days);
    let pace = pace(before, &points);
    let projected = points.last().zip(pace).and_then(|(last, pace)| projected(*last, pace, today));
    BurnUp { points, due: due(engagement), pace, projected }
}

/// The same as a report of its own.
pub fn burn_up_report(engagement: &Engagement<'_>) -> BurnUpReport {
    BurnUpReport { header: header(engagement), burn_up: burn_up(engagement) }
}

/// The numbers before the first day, and those of so many days.
fn points(engagement: &Engagement<'_>, days: usize) -> (Point, Vec<Point>) {
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
    let mut points = days.zip(changes).map(|(day, (done, in_scope))| {
        sum = (sum.0 + done, sum.1 + in_scope);
        let number = |number| usize::try_from(number).expect("no item leaves before it came");
        Point { day, done: number(sum.0), in_scope: number(sum.1) }
    });
    let before = points.next().expect("there is a change for the day before the first");
    (before, points.collect())
}

/// How fast items were done of late, if any were.
fn pace(before: Point, points: &[Point]) -> Option<Pace> {
    let days = points.len().min(RECENT);
    let from = points.len().checked_sub(days + 1).map_or(before, |from| points[from]);
    let done = points.last()?.done.checked_sub(from.done).filter(|done| *done > 0)?;
    Some(Pace { done, days })
}

/// The day on which all is done, if anything is left to do.
fn projected(last: Point, pace: Pace, today: Day) -> Option<Day> {
    let left = Some(last.in_scope - last.done).filter(|left| *left > 0)?;
    let days = (left * pace.days).div_ceil(pace.done);
    today.checked_add_signed(TimeDelta::try_days(i64::try_from(days).ok()?)?)
}

fn due(engagement: &Engagement<'_>) -> Vec<DueDay> {
    let due = |row: PhaseRow| Some(DueDay { phase: row.id, name: row.name, day: row.due? });
    phase_rows(engagement).filter_map(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(done: usize) -> Point {
        Point { day: Day::default(), done, in_scope: 20 }
    }

    #[test]
    fn the_pace_is_that_of_the_last_fourteen_days() {
        let points: Vec<Point> = (1..=20).map(at).collect();
        assert_eq!(pace(at(0), &points), Some(Pace { done: 14, days: 14 }));
        assert_eq!(pace(at(0), &points[..14]), Some(Pace { done: 14, days: 14 }));
        assert_eq!(pace(at(0), &points[..3]), Some(Pace { done: 3, days: 3 }));
        assert_eq!(pace(at(1), &points[..1]), None);
        assert_eq!(pace(at(0), &[]), None);
        assert_eq!(pace(at(0), &[at(5), at(4), at(3)]), Some(Pace { done: 3, days: 3 }));
        assert_eq!(pace(at(5), &[at(4)]), None);
    }

    #[test]
    fn what_is_begun_of_a_day_is_projected_whole() {
        let today = Day::from_ymd_opt(2026, 12, 8).expect("a day");
        let in_days = |done, pace| Some((projected(at(done), pace, today)? - today).num_days());
        assert_eq!(in_days(10, Pace { done: 10, days: 14 }), Some(14));
        assert_eq!(in_days(9, Pace { done: 10, days: 14 }), Some(16));
        assert_eq!(in_days(20, Pace { done: 10, days: 14 }), None);
        let endless = Point { in_scope: usize::MAX / 20, ..at(1) };
        assert_eq!(projected(endless, Pace { done: 1, days: 14 }, today), None);
    }
}
