//! Holidays in a calendar file (iCalendar, RFC 5545).

use chrono::{Datelike, NaiveDate};
use icalendar::parser::{Component, read_calendar_simple, unfold};
use thiserror::Error;

use crate::domain::Day;
use crate::domain::dates::{Holidays, HolidaysFault};

/// So large a calendar of holidays can be, in bytes.
const LARGEST: usize = 1024 * 1024;
/// So deep its parts can lie in each other.
const DEEPEST: usize = 8;

/// What recurs is taken for so many years ahead.
const AHEAD: i32 = 3;

/// Why a file says nothing of holidays.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum CalendarFault {
    #[error("it is larger than any calendar of holidays (1 MiB)")]
    TooLarge,
    #[error("it is no calendar that can be read")]
    NoCalendar,
    #[error("it has no event that lasts whole days")]
    NoHolidays,
    #[error(transparent)]
    Holidays(#[from] HolidaysFault),
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CalendarRead {
    pub(crate) holidays: Holidays,
    /// What recurs by another rule than yearly on that day, of which only the first was taken.
    pub(crate) recurring: Vec<String>,
}

/// The events of a calendar that last whole days. What recurs on the same day each year is taken
/// from last year on, and for some years ahead.
pub(crate) fn read_holidays(bytes: &[u8], today: Day) -> Result<CalendarRead, CalendarFault> {
    if bytes.len() > LARGEST {
        return Err(CalendarFault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| CalendarFault::NoCalendar)?;
    let text = unfold(text.trim_start_matches('\u{feff}'));
    if depth(&text) > DEEPEST {
        return Err(CalendarFault::NoCalendar);
    }
    let roots = read_calendar_simple(&text).map_err(|_| CalendarFault::NoCalendar)?;
    let events = roots.iter().flat_map(|root| &root.components);
    let mut spans = Vec::new();
    let mut recurring = Vec::new();
    for event in events.filter(|component| component.name.as_str() == "VEVENT") {
        let Some(first) = day(event, "DTSTART") else { continue };
        let last = day(event, "DTEND").and_then(|end| end.pred_opt()).unwrap_or(first);
        let last = last.max(first);
        spans.push((first, last));
        match event.find_prop("RRULE").map(|rule| yearly(rule.val.as_str(), first)) {
            None => {}
            Some(Some(end)) => {
                let years = today.year() - 1..=end.min(today.year() + AHEAD);
                let again = years.filter(|year| *year > first.year());
                let again = again.filter_map(|year| first.with_year(year));
                let span = |day: Day| Some((day, day.checked_add_signed(last - first)?));
                spans.extend(again.filter_map(span));
            }
            Some(None) => {
                let summary = event.find_prop("SUMMARY");
                let summary = summary.map(|summary| summary.val.as_str().to_owned());
                recurring.push(summary.unwrap_or_else(|| first.to_string()));
            }
        }
    }
    if spans.is_empty() {
        return Err(CalendarFault::NoHolidays);
    }
    Ok(CalendarRead { holidays: Holidays::of(spans)?, recurring })
}

/// The last year in which something recurs on the day of the first; none where the rule is another.
fn yearly(rule: &str, first: Day) -> Option<i32> {
    let (mut is_yearly, mut last) = (false, i32::MAX);
    for part in rule.trim().to_ascii_uppercase().split(';').filter(|part| !part.is_empty()) {
        match part.split_once('=')? {
            ("FREQ", "YEARLY") => is_yearly = true,
            ("INTERVAL", "1") | ("WKST", _) => {}
            ("BYMONTH", month) if month.parse() == Ok(first.month()) => {}
            ("BYMONTHDAY", day) if day.parse() == Ok(first.day()) => {}
            ("COUNT", times) => last = first.year().checked_add(times.parse::<i32>().ok()? - 1)?,
            ("UNTIL", until) => {
                let until = NaiveDate::parse_from_str(until.get(..8)?, "%Y%m%d").ok()?;
                let is_over = (until.month(), until.day()) < (first.month(), first.day());
                last = until.year() - i32::from(is_over);
            }
            _ => return None,
        }
    }
    is_yearly.then_some(last)
}

/// How deep the parts of a calendar lie in each other.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for line in text.lines().map(str::to_ascii_uppercase) {
        if line.starts_with("BEGIN:") {
            depth += 1;
            deepest = deepest.max(depth);
        } else if line.starts_with("END:") {
            depth = depth.saturating_sub(1);
        }
    }
    deepest
}

/// The day that a property of an event is, if it is one and no time of a day.
fn day(event: &Component<'_>, property: &str) -> Option<Day> {
    let value = event.find_prop(property)?.val.as_str().trim();
    NaiveDate::parse_from_str(value, "%Y%m%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = NaiveDate::from_ymd_opt(2026, 12, 8).expect("a day");

    fn calendar(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    }

    fn event(lines: &str) -> String {
        format!("BEGIN:VEVENT\r\nUID:1\r\n{lines}\r\nEND:VEVENT\r\n")
    }

    #[test]
    fn whole_days_are_read_and_the_end_is_not_among_them() {
        let christmas = "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227";
        let new_year =
            "DTSTART;VALUE=DATE:20270101\r\nSUMMARY:New\r\n  Year\r\nRRULE:FREQ=YEARLY;BYDAY=1FR";
        let meeting = "DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z";
        let text = calendar(&[christmas, new_year, meeting].map(event).concat());
        let read = read_holidays(text.as_bytes(), TODAY).expect("a calendar");
        assert_eq!(read.holidays.to_string(), "2026-12-24..2026-12-26, 2027-01-01");
        assert_eq!(read.recurring, ["New Year"]);
    }

    #[test]
    fn what_recurs_each_year_is_taken_for_the_years_around_today() {
        let days = |first: &str, rule: &str| {
            let text = calendar(&event(&format!("DTSTART;VALUE=DATE:{first}\r\nRRULE:{rule}")));
            read_holidays(text.as_bytes(), TODAY).map(|read| read.holidays.to_string())
        };
        let ahead = "2025-05-01, 2026-05-01, 2027-05-01, 2028-05-01, 2029-05-01";
        let all = format!("1970-05-01, {ahead}");
        assert_eq!(days("19700501", "FREQ=YEARLY").as_deref(), Ok(all.as_str()));
        assert_eq!(days("20250501", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1").as_deref(), Ok(ahead));
        let two = Ok("2026-05-01, 2027-05-01");
        assert_eq!(days("20260501", "FREQ=YEARLY;COUNT=2").as_deref(), two);
        assert_eq!(days("20260501", "FREQ=YEARLY;UNTIL=20280430").as_deref(), two);
        assert_eq!(days("20280229", "FREQ=YEARLY").as_deref(), Ok("2028-02-29"));
        for rule in ["FREQ=MONTHLY", "FREQ=YEARLY;BYDAY=1MO", "FREQ=YEARLY;COUNT=x", "="] {
            assert_eq!(days("20260501", rule).as_deref(), Ok("2026-05-01"), "{rule}");
        }
    }

    #[test]
    fn what_is_hostile_or_no_calendar_ends_in_a_fault() {
        let huge = vec![b'x'; LARGEST + 1];
        assert_eq!(read_holidays(&huge, TODAY), Err(CalendarFault::TooLarge));
        let deep = "BEGIN:VEVENT\r\n".repeat(20_000);
        assert_eq!(read_holidays(deep.as_bytes(), TODAY), Err(CalendarFault::NoCalendar));
        for text in ["", "\0", "BEGIN:", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "DTSTART:20261224"] {
            assert!(read_holidays(text.as_bytes(), TODAY).is_err(), "{text}");
        }
        let meeting = event("DTSTART:20261201T090000Z");
        let none = read_holidays(calendar(&meeting).as_bytes(), TODAY);
        assert_eq!(none, Err(CalendarFault::NoHolidays));
    }
}
