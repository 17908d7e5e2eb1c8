//! Instants and days: the journal speaks of instants in UTC, people of days in their own zone.

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta};
use chrono::{TimeZone, Timelike, Utc};

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
}

impl Zone {
    /// What a clock on the wall shows at `at`.
    pub fn wall(self, at: Instant) -> NaiveDateTime {
        match self {
            Zone::Local => at.with_timezone(&Local).naive_local(),
            Zone::Utc => at.naive_utc(),
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
        let local = |wall: NaiveDateTime| Local.from_local_datetime(&wall).earliest();
        match self {
            Zone::Utc => wall.and_utc(),
            Zone::Local => local(wall)
                .or_else(|| local(wall + TimeDelta::hours(1)))
                .map_or_else(|| wall.and_utc(), |at| at.to_utc()),
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
    fn a_day_ends_a_millisecond_before_the_next() {
        let day = parse_day("2026-11-24").expect("a date");
        assert_eq!(instant_text(Zone::Utc.end_of(day)), "2026-11-24T23:59:59.999Z");
    }
}
