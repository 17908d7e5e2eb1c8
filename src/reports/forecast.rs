//! When will all be done at the recent pace, and when was it to be? (DESIGN section 4)

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, Engagement, Field, ItemState};

/// The pace is that of so many days, held ones aside.
const RECENT: i64 = 28;
/// Fewer days are too few to go by.
const FEWEST_DAYS: i64 = 14;
/// So are fewer items.
const FEWEST_ITEMS: usize = 3;
/// A forecast so many days behind the plan is still near it.
const BEHIND_DAYS: i64 = 7;

/// When the engagement and each of its phases will be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// How fast items were done of late.
    pub pace: Pace,
    /// All of it.
    pub whole: Outlook,
    /// Each phase with all before it, in their order.
    pub phases: Vec<Outlook>,
}

/// So many items in so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Pace {
    /// The items in scope that were done and are.
    pub done: usize,
    /// The days, that of the report the last of them, and held days aside.
    pub days: usize,
}

/// When something was to be done, and when it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Outlook {
    /// The last day that is planned.
    pub plan_end: Option<Day>,
    /// The day on which it will be done at the recent pace.
    pub forecast: Option<Day>,
    /// Why there is no such day.
    pub no_forecast: Option<NoForecast>,
    /// Of the whole, the day on which the last of it was done, where nothing is left.
    pub done_on: Option<Day>,
    /// Of the whole, so many phases that don't stand have something left to do, and no date at all.
    pub undated: usize,
}

/// Why nobody can say when something will be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoForecast {
    /// Nothing of it is left to do.
    NothingLeft,
    /// The engagement rests.
    OnHold,
    /// The record tells of less than two weeks.
    TooFewDays,
    /// Fewer than three items were done in the last four weeks.
    TooFewDone,
}

impl Outlook {
    /// By how many days the forecast, or the day on which it was done, is behind the plan; less than
    /// none where it is ahead.
    pub fn days_behind(&self) -> Option<i64> {
        Some((self.forecast.or(self.done_on)? - self.plan_end?).num_days())
    }

    /// Is the forecast more than a week behind?
    pub fn is_behind(&self) -> bool {
        is_behind(self.forecast, self.plan_end)
    }
}

/// Is this forecast more than a week behind what is planned?
pub fn is_behind(forecast: Option<Day>, planned: Option<Day>) -> bool {
    let behind = forecast.zip(planned).map(|(forecast, planned)| (forecast - planned).num_days());
    behind.is_some_and(|days| days > BEHIND_DAYS)
}

/// When the engagement and each of its phases will be done: what is left at the recent pace.
///
/// Phases come one after the other, and standing ones run beside them to the end. So a phase is
/// done when its share of all that is left is, and the last one when all is:
///
/// | | left | left with all before it | done, at an item a day |
/// | --- | --- | --- | --- |
/// | General, which stands | 10 | all | in 20 days |
/// | Assess | 4 | 4 of 10 | in 8 days |
/// | Enable | 6 | 10 of 10 | in 20 days |
pub fn forecast(engagement: &Engagement<'_>) -> Forecast {
    let phases = &engagement.checklist.phases;
    let left: Vec<usize> = (0..phases.len())
        .map(|place| engagement.items_of(place).filter(|item| item.is_open()).count())
        .collect();
    let (pace, all) = (pace(engagement), left.iter().sum());
    let is_new = engagement.age(engagement.first_told()) + 1 < FEWEST_DAYS;
    let in_turn = left.iter().zip(phases).filter(|(_, phase)| !phase.standing);
    let in_turn: usize = in_turn.map(|(left, _)| left).sum();
    let outlook = |plan_end, (share, whole): (usize, usize), left: usize| {
        let day = match no_forecast(left, pace, is_new, engagement) {
            None => Ok(pace.after(all * share, whole, engagement.today())),
            Some(why) => Err(why),
        };
        let (forecast, no_forecast) = (day.ok(), day.err());
        Outlook { plan_end, forecast, no_forecast, done_on: None, undated: 0 }
    };
    let mut before = 0;
    let is_undated = |(place, left): (usize, &usize)| {
        *left > 0 && !phases[place].standing && engagement.plan_end_of(place).is_none()
    };
    let undated = left.iter().enumerate().filter(|it| is_undated(*it)).count();
    let phases = phases.iter().zip(left).enumerate().map(|(place, (phase, left))| {
        before += if phase.standing { 0 } else { left };
        let share = if phase.standing { (1, 1) } else { (before, in_turn) };
        outlook(engagement.plan_end_of(place), share, left)
    });
    let phases = phases.collect();
    let done_on = engagement.items.iter().filter_map(|item| done_on(item, engagement));
    let done_on = done_on.max().filter(|_| all == 0);
    let whole = outlook(engagement.plan_end(), (1, 1), all);
    Forecast { pace, whole: Outlook { done_on, undated, ..whole }, phases }
}

/// How fast items were done of late.
fn pace(engagement: &Engagement<'_>) -> Pace {
    let from = engagement.last_days(RECENT).max(engagement.head.started);
    let done = engagement.items.iter().filter_map(|item| done_on(item, engagement));
    Pace {
        done: done.filter(|day| *day >= from).count(),
        days: usize::try_from(engagement.age(from) + 1).unwrap_or_default(),
    }
}

/// The day on which an item in scope was done.
fn done_on(item: &ItemState, engagement: &Engagement<'_>) -> Option<Day> {
    let is_done = item.in_scope() && item.is_done();
    let done = item.field(Field::Status).latest().filter(|_| is_done);
    done.map(|done| engagement.day_of(done.since))
}

/// Why nobody can say when so much that is left will be done; `is_new` is a record that tells of
/// too few days.
fn no_forecast(
    left: usize,
    pace: Pace,
    is_new: bool,
    engagement: &Engagement<'_>,
) -> Option<NoForecast> {
    match pace.done {
        _ if left == 0 => Some(NoForecast::NothingLeft),
        _ if engagement.is_held() => Some(NoForecast::OnHold),
        _ if is_new => Some(NoForecast::TooFewDays),
        done if done < FEWEST_ITEMS => Some(NoForecast::TooFewDone),
        _ => None,
    }
}

impl Pace {
    /// The day on which so many of `parts` of the items will be done; what is begun of a day
    /// counts whole.
    fn after(self, items: usize, parts: usize, today: Day) -> Day {
        let days = (items * self.days).div_ceil(parts * self.done);
        let days = TimeDelta::try_days(i64::try_from(days).unwrap_or(i64::MAX));
        days.and_then(|days| today.checked_add_signed(days)).unwrap_or(Day::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_begun_of_a_day_counts_whole() {
        let today = Day::from_ymd_opt(2026, 12, 8).expect("a day");
        let pace = Pace { done: 10, days: 14 };
        let in_days = |items, parts| (pace.after(items, parts, today) - today).num_days();
        assert_eq!([in_days(10, 1), in_days(11, 1), in_days(11, 2)], [14, 16, 8]);
        assert_eq!(pace.after(usize::MAX / 14, 1, today), Day::MAX);
    }
}
