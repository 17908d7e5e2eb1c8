//! When all will be done, and what that says of the health.

use chrono::{Days, TimeDelta};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use ticklist::domain::checklist::{Checklist, Head, Item, Phase};
use ticklist::domain::entry::{Entry, Field, Health, Value, Write};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::reports::forecast::{Forecast, NoForecast, forecast};
use ticklist::reports::health::{Reason, Word, health, phase_healths};

use crate::generate::{config, head, nonsense};
use crate::holds::{day, mark, marks, noon};
use crate::meaning::at;

/// Of each phase, whether it stands, and of each of its items, on which day it was done.
type Work = Vec<(bool, Vec<Option<i64>>)>;

/// Phases at which people work for sixty days.
fn work() -> impl Strategy<Value = Work> {
    let done = prop_oneof![weighted(0.5, 0..60_i64), weighted(0.8, 30..60_i64)];
    vec((weighted(0.3, Just(())).prop_map(|it| it.is_some()), vec(done, 0..9)), 1..5)
}

/// The record of such work, and what else is recorded.
fn record(work: &Work, more: impl IntoIterator<Item = Entry>) -> Record {
    let item = |number| Item {
        id: Id::new(format!("i{number}")),
        task: "Do it".to_owned(),
        ..Item::default()
    };
    let phase = |(number, (standing, items)): (usize, &(bool, Vec<Option<i64>>))| Phase {
        id: Id::new(format!("p{number}")),
        name: format!("Phase {number}"),
        standing: *standing,
        days: None,
        items: (number * 10..).take(items.len()).map(item).collect(),
    };
    let phases = work.iter().enumerate().map(phase).collect();
    let checklist = Checklist { phases, ..head().checklist };
    let done = work.iter().enumerate().flat_map(|(phase, (_, items))| {
        let done = (phase * 10..).zip(items).filter_map(|(id, day)| Some((id, (*day)?)));
        done.map(|(id, day)| {
            sets(&format!("i{id}"), Field::Status, Value::Status(Status::Done), day)
        })
    });
    let entries = done.chain(more).collect();
    Record::new(Head { checklist, ..head() }, entries)
}

/// An entry of this day that sets a field.
fn sets(id: &str, field: Field, new: Value, day: i64) -> Entry {
    let name = EntryId::new(format!("{id}-{}", field.word()));
    let mut entry = Entry::new(name, noon(day), "dana");
    entry.set(&Id::new(id), field, Write { seen: None, new });
    entry
}

/// The days on which items were done, and how many never were.
fn days(work: &Work) -> (Vec<i64>, i64) {
    let all = work.iter().flat_map(|(_, items)| items);
    (all.clone().flatten().copied().collect(), all.filter(|day| day.is_none()).count() as i64)
}

proptest! {
    #![proptest_config(config())]

    /// The forecast of the last phase with anything left, and of each that stands, is that of the
    /// whole, and no phase is done before one that it follows.
    #[test]
    fn the_forecast_of_the_last_phase_is_that_of_the_whole(work in work()) {
        let record = record(&work, []);
        let engagement = at(&record, noon(60));
        let Forecast { whole, phases, .. } = forecast(&engagement);
        let phases = phases.iter().zip(&work).filter(|(outlook, _)| {
            outlook.no_forecast != Some(NoForecast::NothingLeft)
        });
        let (standing, in_turn): (Vec<_>, Vec<_>) = phases.partition(|(_, (standing, _))| *standing);
        prop_assert!(in_turn.is_sorted_by_key(|(outlook, _)| outlook.forecast));
        for (outlook, _) in in_turn.last().into_iter().chain(&standing) {
            prop_assert_eq!((outlook.forecast, outlook.no_forecast), (whole.forecast, whole.no_forecast));
        }
    }

    /// There is a forecast where two weeks and three items are there to go by, and something is
    /// left; it is what is left at the pace of the last four weeks.
    #[test]
    fn there_is_no_forecast_without_the_pace_to_justify_it(work in work(), now in 0..60_i64) {
        let (done, never) = days(&work);
        let so_far: Vec<i64> = done.iter().copied().filter(|day| *day <= now).collect();
        let left = never + (done.len() - so_far.len()) as i64;
        let recent = so_far.iter().filter(|day| **day > now - 28).count() as i64;
        let told = so_far.iter().min().map_or(0, |first| now - first + 1);
        let record = record(&work, []);
        let known = record.entries().iter().filter(|entry| entry.at <= noon(now)).cloned();
        let known = Record::new(record.head.clone(), known.collect());
        let engagement = at(&known, noon(now));
        let outlook = forecast(&engagement).whole;
        let expected = (left > 0 && told >= 14 && recent >= 3).then(|| {
            let days = left * 28.min(now + 1);
            engagement.today() + Days::new((days as u64).div_ceil(recent as u64))
        });
        prop_assert_eq!(outlook.forecast, expected);
        prop_assert_eq!(outlook.no_forecast.is_none(), expected.is_some());
    }

    /// Days on which the engagement rests change no pace, and a forecast moves on by them.
    #[test]
    fn a_held_day_changes_no_pace(work in work(), marks in marks(), held in 0..90_i64) {
        let before = record(&work, marks.clone());
        let before = at(&before, noon(60));
        let hold = mark(98, (60, Some(None)));
        let after = record(&work, marks.into_iter().chain([hold, mark(99, (60 + held, None))]));
        let after = at(&after, noon(60 + held));
        if !before.is_held() {
            let (then, now) = (forecast(&before), forecast(&after));
            prop_assert_eq!(then.pace, now.pace);
            let moved = then.whole.forecast.map(|day| day + TimeDelta::days(held));
            prop_assert_eq!(moved, now.whole.forecast);
        }
    }

    /// What is overdue and blocked in the phases is what is so in the whole, and conflicts of
    /// phases are conflicts of the whole.
    #[test]
    fn the_health_of_the_whole_sums_up_that_of_its_phases(
        entries in vec(nonsense(), 0..=12),
        days in 0..60_i64,
    ) {
        let record = Record::new(head(), entries);
        let engagement = at(&record, noon(days));
        let whole = sums(&health(&engagement).reasons);
        let phases = phase_healths(&forecast(&engagement), &engagement);
        let phases = phases.into_iter().flatten();
        let phases: Vec<Reason> = phases.flat_map(|phase| phase.reasons).collect();
        let phases = sums(&phases);
        prop_assert_eq!(&phases[..3], &whole[..3]);
        prop_assert!(phases[3] <= whole[3]);
    }

    /// A customer whom nothing but the forecast worries is amber for that.
    #[test]
    fn who_finishes_more_than_a_week_behind_the_plan_is_amber(
        done in vec(1..28_i64, 4..10),
        left in 6..30_usize,
        early in 0..200_i64,
    ) {
        let recent = done.into_iter().chain([0, 27]).map(Some);
        let items = recent.chain(vec![None; left]).collect();
        let work = vec![(false, items)];
        let plan = |end| sets("p0", Field::Due, Value::Day(end), 0);
        let forecast_of = |record: &Record| forecast(&at(record, noon(28))).whole.forecast;
        let end = forecast_of(&record(&work, [])).expect("there is a pace");
        let early = early.min((end - day(28)).num_days());
        let promised = record(&work, [plan(end - TimeDelta::days(early))]);
        let engagement = at(&promised, noon(28));
        let health = health(&engagement);
        let amber = (Word::Is(Health::Amber), vec![Reason::BehindPlan { days: early }]);
        let green = (Word::Is(Health::Green), vec![Reason::OnTrack]);
        prop_assert_eq!((health.word, health.reasons), if early > 7 { amber } else { green });
    }
}

/// How many are overdue and blocked, the oldest block, and how many conflicts there are.
fn sums(reasons: &[Reason]) -> [i64; 4] {
    reasons.iter().fold([0; 4], |[overdue, blocked, oldest, contested], reason| match reason {
        Reason::Overdue { overdue: more, .. } => {
            [overdue + *more as i64, blocked, oldest, contested]
        }
        Reason::Blocked { items, days } => {
            [overdue, blocked + *items as i64, oldest.max(*days), contested]
        }
        Reason::Conflicts { conflicts } => {
            [overdue, blocked, oldest, contested + *conflicts as i64]
        }
        _ => [overdue, blocked, oldest, contested],
    })
}
