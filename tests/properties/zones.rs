//! Days are those of the record's zone, wherever it is read.

use chrono::{Days, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::decide::Wish;
use ticklist::domain::engagement::Engagement;
use ticklist::domain::record::Record;
use ticklist::domain::time::{Day, Instant, Zone, parse_day};
use ticklist::domain::{Setting, entry::Entry};
use ticklist::reports::agenda::agenda;
use ticklist::reports::changes::changes;
use ticklist::reports::log::{LogFilter, log};
use ticklist::reports::progress::Per;
use ticklist::reports::status::status;

use crate::generate::{config, head, minute, nonsense};

fn zone() -> impl Strategy<Value = Zone> {
    let names: Vec<&str> = Zone::names().collect();
    select(names).prop_map(|name| Zone::named(name).expect("a zone"))
}

/// A day of sixty years, in which clocks were changed in many ways.
fn day() -> impl Strategy<Value = Day> {
    let first = parse_day("1975-01-01").expect("a day");
    (0..22_000_u64).prop_map(move |days| first + Days::new(days))
}

/// All that a record says of days, where it is read in this zone.
fn told(record: &Record, as_of: Instant, here: Zone) -> String {
    let [before, after] =
        [minute(-60), as_of].map(|at| Engagement::fold(record, at, minute(9000), here));
    let log = log(&after, &LogFilter::default());
    let told = (status(&after, Per::Phase), log, agenda(&after, false), changes(&before, &after));
    serde_json::to_string(&told).expect("reports are JSON")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_day_is_from_its_first_instant_to_its_last(zone in zone(), day in day()) {
        let (start, end) = (zone.start_of(day), zone.end_of(day));
        let millisecond = TimeDelta::milliseconds(1);
        prop_assert!(zone.day(start) >= day, "{day} begins on it, unless there is no such day");
        prop_assert!(zone.day(start - millisecond) < day);
        prop_assert!(zone.day(end) <= day);
        prop_assert_eq!(end + millisecond, zone.start_of(day + Days::new(1)));
    }

    #[test]
    fn what_a_clock_shows_is_the_instant_or_the_same_an_hour_before(
        zone in zone(),
        day in day(),
        minutes in 0..1440_i64,
    ) {
        let wall = day.and_hms_opt(0, 0, 0).expect("a time") + TimeDelta::minutes(minutes);
        let at = zone.instant(wall);
        let shown = zone.wall(at);
        prop_assert!(shown >= wall, "in a gap it is its end");
        prop_assert!(zone.instant(shown) == at);
    }

    #[test]
    fn a_record_with_a_zone_has_the_same_days_wherever_it_is_read(
        own in zone(),
        entries in vec(nonsense(), 0..6),
        as_of in 0..400_000_i64,
        [here, there] in [zone(), zone()],
    ) {
        let blank = Record::new(head(), Vec::new());
        let begun = Engagement::fold(&blank, minute(-1), minute(0), Zone::Utc);
        let name = own.name().expect("it has a name").to_owned();
        let begins = Wish::Begin(vec![(Setting::Zone, name)]);
        let random = |length: usize| Some("0".repeat(length));
        let first = begins.decide(&begun, "dana", random).expect("it begins").entry;
        let is_silent = |entry: &Entry| entry.engagement.is_none();
        let entries = entries.into_iter().filter(is_silent).chain(first).collect();
        let record = Record::new(head(), entries);
        prop_assert_eq!(told(&record, minute(as_of), here), told(&record, minute(as_of), there));
    }
}
