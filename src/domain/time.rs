//! Instants and days: the journal speaks of instants in UTC, people of days in their own zone.

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta};
use chrono::{TimeZone, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A point in time, in UTC.
pub type Instant = DateTime<Utc>;

/// A calendar day.
pub type Day = NaiveDate;

/// The instant that `text` names: RFC 3339, or a bare date, which is 12:00 UTC.
pub fn parse_instant(text: &str) -> Option<Instant> {
    let at = match parse_day(text) {
        Some(day) => day.and_hms_opt(12, 0, 0)?.and_utc(),
        None => DateTime::parse_from_rfc3339(text).ok()?.to_utc(),
    };
    (1..=9999).contains(&at.year()).then_some(at)
}

/// The day that `text` names as `YYYY-MM-DD`.
pub fn parse_day(text: &str) -> Option<Day> {
    let shape = |(i, c): (usize, u8)| {
        if i == 4 || i == 7 { c == b'-' } else { c.is_ascii_digit() }
    };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return None;
    }
    text.parse().ok().filter(|day: &Day| day.year() > 0)
}

/// What a clock on the wall shows that `text` names: `2026-03-29 02:30`.
fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    let read = |format: &&str| NaiveDateTime::parse_from_str(text.trim(), format).ok();
    let formats = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"];
    formats.iter().find_map(read).filter(|wall| (1..=9999).contains(&wall.year()))
}

/// `at` as it stands in the journal: milliseconds, or finer where it is finer.
pub fn instant_text(at: Instant) -> String {
    let format = if at.nanosecond().is_multiple_of(1_000_000) {
        SecondsFormat::Millis
    } else {
        SecondsFormat::AutoSi
    };
    at.to_rfc3339_opts(format, true)
}

/// `at` without what is finer than a millisecond.
pub fn to_the_millisecond(at: Instant) -> Instant {
    at.with_nanosecond(at.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(at)
}

/// The time zone in which instants fall on days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The zone of the machine, or of `TZ`.
    Local,
    /// Coordinated universal time.
    Utc,
    /// The one with this name.
    Named(Tz),
}

/// Longer than this clocks never jump.
const LONGEST_GAP: i64 = 48 * 60;

impl Zone {
    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The zone that is called so, case aside.
    pub fn named(name: &str) -> Option<Self> {
        let is_it = |zone: &&Tz| zone.name().eq_ignore_ascii_case(name);
        TZ_VARIANTS.iter().find(is_it).copied().map(Zone::Named)
    }

    /// The names that resemble this one most, the nearest first.
    pub fn near(name: &str) -> Vec<&'static str> {
        const MOST: usize = 3;
        let typed = name.trim().to_lowercase().replace(' ', "_");
        let most = (typed.chars().count() / 3).clamp(1, 3);
        let near = Self::names().filter_map(|zone| {
            let whole = zone.to_lowercase();
            let city = whole.rsplit('/').next().unwrap_or_default();
            let distances = [&whole, city].map(|it| strsim::damerau_levenshtein(&typed, it));
            distances.into_iter().min().filter(|it| *it <= most).map(|it| (it, zone))
        });
        let mut near: Vec<(usize, &str)> = near.collect();
        near.sort_unstable();
        near.into_iter().take(MOST).map(|(_, zone)| zone).collect()
    }

    /// What it is called, where it has a name.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Zone::Named(zone) => Some(zone.name()),
            Zone::Utc | Zone::Local => None,
        }
    }

    /// The instant that `text` names, as people type them: without an offset it is what clocks in
    /// this zone show.
    pub fn parse(self, text: &str) -> Option<Instant> {
        parse_instant(text).or_else(|| parse_wall(text).map(|wall| self.instant(wall)))
    }

    /// What a clock on the wall shows at `at`.
    pub fn wall(self, at: Instant) -> NaiveDateTime {
        match self {
            Zone::Local => at.with_timezone(&Local).naive_local(),
            Zone::Utc => at.naive_utc(),
            Zone::Named(zone) => at.with_timezone(&zone).naive_local(),
        }
    }

    /// The day on which `at` falls.
    pub fn day(self, at: Instant) -> Day {
        self.wall(at).date()
    }

    /// The first instant of `day`.
    pub fn start_of(self, day: Day) -> Instant {
        self.instant(day.and_time(chrono::NaiveTime::MIN))
    }

    /// The last millisecond of `day`.
    pub fn end_of(self, day: Day) -> Instant {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        self.start_of(next) - TimeDelta::milliseconds(1)
    }

    /// The instant at which a clock on the wall shows `wall`: the earlier of two, and the end of
    /// the gap where clocks jump over it.
    pub fn instant(self, wall: NaiveDateTime) -> Instant {
        let at_end_of_gap = || {
            let minute = wall.with_second(0)?.with_nanosecond(0)?;
            (0..=LONGEST_GAP).find_map(|gone| self.shown(minute + TimeDelta::minutes(gone)))
        };
        self.shown(wall).or_else(at_end_of_gap).unwrap_or_else(|| wall.and_utc())
    }

    /// The first instant at which a clock on the wall shows this, if any does.
    fn shown(self, wall: NaiveDateTime) -> Option<Instant> {
        match self {
            Zone::Utc => Some(wall.and_utc()),
            Zone::Local => Local.from_local_datetime(&wall).earliest().map(|at| at.to_utc()),
            Zone::Named(zone) => zone.from_local_datetime(&wall).earliest().map(|at| at.to_utc()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_date_is_noon_in_utc() {
        let at = parse_instant("2026-11-24").expect("a date");
        assert_eq!(instant_text(at), "2026-11-24T12:00:00.000Z");
    }

    #[test]
    fn an_offset_is_turned_into_utc() {
        let at = parse_instant("2026-11-24T10:00:00+01:00").expect("an instant");
        assert_eq!(instant_text(at), "2026-11-24T09:00:00.000Z");
    }

    #[test]
    fn what_is_finer_than_a_millisecond_is_kept() {
        let text = "2026-11-24T10:00:00.123456Z";
        assert_eq!(parse_instant(text).map(instant_text).as_deref(), Some(text));
    }

    #[test]
    fn dates_that_are_no_dates_are_refused() {
        for text in
            ["2026-02-30", "2026-2-3", "0000-01-01", "26-01-01", "2026-11-24T", "+026-01-01"]
        {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }

    #[test]
    fn in_a_gap_it_is_the_end_of_the_gap_and_of_two_instants_the_first() {
        for (zone, wall, at) in [
            ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00:00.000Z"),
            ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00.000Z"),
            ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03T15:30:00.000Z"),
            ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00.000Z"),
            ("asia/kolkata", "2026-11-24T09:00:00", "2026-11-24T03:30:00.000Z"),
        ] {
            let zone = Zone::named(zone).expect("a zone");
            assert_eq!(zone.parse(wall).map(instant_text).as_deref(), Some(at), "{wall}");
        }
        let zone = Zone::named("Africa/Cairo").expect("a zone");
        let day = parse_day("2026-04-24").expect("a date");
        assert_eq!(instant_text(zone.start_of(day)), "2026-04-23T22:00:00.000Z");
        assert_eq!(zone.day(zone.end_of(day)), day);
    }

    #[test]
    fn a_day_ends_a_millisecond_before_the_next() {
        let day = parse_day("2026-11-24").expect("a date");
        assert_eq!(instant_text(Zone::Utc.end_of(day)), "2026-11-24T23:59:59.999Z");
    }
}
