//! Spans in which the engagement rests.

use chrono::{Days, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::engagement::{Engagement, ItemState};
use ticklist::domain::entry::{Entry, Field, Hold};
use ticklist::domain::ids::EntryId;
use ticklist::domain::record::Record;
use ticklist::domain::time::Day;

use crate::generate::{base, config, head, minute, nonsense};
use crate::meaning::at;

/// The noon that is so many days after the beginning.
pub(crate) fn noon(days: i64) -> ticklist::domain::time::Instant {
    base() + TimeDelta::days(days) + TimeDelta::hours(3)
}

pub(crate) fn day(days: u64) -> Day {
    base().date_naive() + Days::new(days)
}

/// A hold of these days after the beginning, or its end.
pub(crate) fn mark(number: usize, (days, until): (i64, Option<Option<u64>>)) -> Entry {
    let mut entry = Entry::new(EntryId::new(format!("mark{number}")), noon(days), "dana");
    match until {
        Some(until) => {
            entry.hold = Some(Box::new(Hold { until: until.map(day), ..Hold::default() }))
        }
        None => entry.resume = true,
    }
    entry
}

/// Holds and their ends in three weeks.
pub(crate) fn marks() -> impl Strategy<Value = Vec<Entry>> {
    let until = proptest::option::of(proptest::option::of(0..30_u64));
    vec((0..21_i64, until), 0..8)
        .prop_map(|marks| marks.into_iter().enumerate().map(|(at, it)| mark(at, it)).collect())
}

/// All that has an age: what every item and every phase is late, has waited and has not moved,
/// and how long nothing was recorded.
fn ages(engagement: &Engagement<'_>) -> Vec<i64> {
    let of_item = |item: &ItemState| {
        let dates = [engagement.days_late(engagement.date_of(item)), 0];
        let touched = item.entries.last().map(|entry| engagement.day_of(*entry));
        let since = item.field(Field::Status).latest().map(|it| engagement.day_of(it.since));
        dates.into_iter().chain([touched, since].into_iter().flatten().map(|it| engagement.age(it)))
    };
    let phases = engagement.phases.iter().map(|phase| engagement.days_late(&phase.due));
    let missed = engagement.checkpoint_late_days();
    let work = engagement.last_work().map(|at| engagement.age(engagement.zone.day(at)));
    let items = engagement.items.iter().flat_map(of_item);
    items.chain(phases).chain(work).chain([missed]).collect()
}

proptest! {
    #![proptest_config(config())]

    /// A held day changes no age.
    #[test]
    fn a_held_day_changes_no_age(
        mut entries in vec(nonsense(), 0..=12),
        marks in marks(),
        days in 0..40_i64,
    ) {
        entries.extend(marks);
        entries.push(mark(99, (30, Some(None))));
        let record = Record::new(head(), entries);
        let (first, later) = (at(&record, noon(30)), at(&record, noon(30 + days)));
        if first.entries().len() == later.entries().len() && later.is_held() {
            prop_assert_eq!(ages(&first), ages(&later));
        }
    }

    /// The spans come one after the other, and the days of two periods add up.
    #[test]
    fn held_days_add_up(entries in vec(nonsense(), 0..=6), marks in marks(), days in vec(0..40_u64, 3)) {
        let record = Record::new(head(), entries.into_iter().chain(marks).collect());
        let engagement = at(&record, noon(40));
        let mut days: Vec<Day> = days.into_iter().map(day).collect();
        days.sort_unstable();
        let [one, two, three] = days[..] else { unreachable!("three days") };
        let held = engagement.held_days(one, three);
        prop_assert_eq!(engagement.held_days(one, two) + engagement.held_days(two, three), held);
        prop_assert!((0..=(three - one).num_days()).contains(&held));
        let mut over = Day::MIN;
        for rest in &engagement.rests {
            prop_assert!(over <= rest.since);
            over = rest.end().unwrap_or(Day::MAX);
        }
    }

    /// Two who both held agree on the days once their copies are one, and an end ends it for both.
    #[test]
    fn two_copies_that_were_held_rest_as_one(ours in 0..600_i64, theirs in 0..600_i64, end in 10..20_i64) {
        let held = |id: &str, at| {
            let hold = Some(Box::new(Hold::default()));
            Entry { hold, ..Entry::new(EntryId::new(id), minute(at), "dana") }
        };
        let resumed = mark(0, (end, None));
        let both = Record::new(head(), vec![held("a", ours), resumed.clone(), held("b", theirs)]);
        let alone = Record::new(head(), vec![held("a", ours.min(theirs)), resumed]);
        let (both, alone) = (at(&both, noon(21)), at(&alone, noon(21)));
        prop_assert_eq!(both.held_days(day(0), day(21)), alone.held_days(day(0), day(21)));
        prop_assert!(!both.is_held());
    }
}
