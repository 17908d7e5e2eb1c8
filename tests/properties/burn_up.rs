//! The burn-up is told by the days on which things happened, and agrees with all that is told of
//! the state.

use chrono::{Days, TimeDelta};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use ticklist::domain::engagement::{Engagement, ItemState, Stray};
use ticklist::domain::entry::{Entry, Field, Value, Write};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::{Instant, Zone};
use ticklist::reports::burn_up::{Point, burn_up};
use ticklist::reports::progress::{Per, progress};

use crate::generate::{base, config, end_of_time, head, minute, nonsense};
use crate::people::clock;

/// Entries, some of which tell of another day than that on which they were written.
fn told_later() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (nonsense(), of(-6..6_i64)).prop_map(|(entry, days)| {
        let on = days.map(|days| (base() + TimeDelta::days(days)).date_naive());
        Entry { on, ..entry }
    });
    vec(entry, 0..=12)
}

fn fold(record: &Record, at: Instant) -> Engagement<'_> {
    Engagement::fold(record, at, end_of_time(), Zone::Utc)
}

fn table(engagement: &Engagement<'_>) -> Point {
    let all = progress(engagement, Per::Phase).all;
    Point { day: engagement.today(), done: all.done, in_scope: all.in_scope }
}

/// Is nothing said yet of an item that comes only later, and is each added in one way?
fn is_in_order(then: &Engagement<'_>, later: &Engagement<'_>) -> bool {
    let twice = |item: &ItemState| item.added.as_ref().is_some_and(|added| added.in_conflict);
    let is_early =
        |stray: &Stray| then.item(&stray.id).is_none() && later.item(&stray.id).is_some();
    !then.strays.iter().any(is_early) && !then.items.iter().chain(&later.items).any(twice)
}

/// Entries of five days.
fn of_days() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (nonsense(), 0..7200_i64);
    vec(entry.prop_map(|(entry, minutes)| Entry { at: minute(minutes), ..entry }), 0..=12)
}

proptest! {
    #![proptest_config(config())]

    /// The last point, the progress table and the list of items count the same; no day has more
    /// done than in scope; and each day has its point.
    ///
    /// Catches: a turn that is lost, counted twice, or dated after the report.
    #[test]
    fn the_last_point_the_table_and_the_items_agree(lines in told_later(), at in clock()) {
        let record = Record::new(head(), lines);
        let engagement = fold(&record, at);
        let report = burn_up(&engagement);
        let days = (engagement.today() - engagement.head.started).num_days() + 1;
        prop_assert_eq!(report.points.len() as i64, days.max(0));
        prop_assert!(report.points.iter().all(|point| point.done <= point.in_scope));
        if let Some(last) = report.last() {
            let items = || engagement.items.iter().filter(|item| item.in_scope());
            let done = items().filter(|item| item.status() == Status::Done).count();
            prop_assert_eq!(last, table(&engagement));
            prop_assert_eq!(last, Point { day: last.day, done, in_scope: items().count() });
        }
    }

    /// Where everything was written on the day on which it happened, the point of a day is the
    /// progress at its end, as if what was taken back since had never been.
    ///
    /// Catches: a point that stands a day off, or that counts what was taken back.
    #[test]
    fn a_point_is_the_progress_at_the_end_of_its_day(
        lines in of_days(),
        at in (0..7200_i64).prop_map(minute),
    ) {
        let record = Record::new(head(), lines);
        let engagement = fold(&record, at);
        let kept = |(_, entry): (usize, &Entry)| Entry { undoes: None, ..entry.clone() };
        let standing: Vec<Entry> = engagement.standing().map(kept).collect();
        let standing = Record::new(head(), standing);
        let report = burn_up(&engagement);
        for (number, point) in report.points.iter().enumerate() {
            let day = engagement.head.started + Days::new(number as u64);
            let then = fold(&standing, Zone::Utc.end_of(day).min(at));
            if is_in_order(&then, &engagement) {
                prop_assert_eq!(*point, table(&then), "{}", day);
            }
        }
    }

    /// What is told of an earlier day counts from that day on.
    ///
    /// Catches: a burn-up by the days of writing.
    #[test]
    fn what_happened_earlier_counts_from_then_on(written in 0..20_u64, earlier in 0..25_u64) {
        let mut entry = Entry::new(EntryId::new("e1"), base() + Days::new(written), "dana");
        let done = Write { seen: None, new: Value::Status(Status::Done) };
        entry.set(&Id::new("A1"), Field::Status, done);
        entry.on = Some(entry.at.date_naive() - Days::new(earlier));
        let record = Record::new(head(), vec![entry]);
        let report = burn_up(&fold(&record, base() + Days::new(20)));
        let undone = report.points.iter().take_while(|point| point.done == 0).count();
        prop_assert_eq!(undone as u64, written.saturating_sub(earlier));
    }
}
