//! Days on which nobody works, beside weekends.

use std::fmt;

use chrono::{Datelike, TimeDelta};
use thiserror::Error;

use crate::domain::Day;

/// Days on which nobody works, beside weekends: spans from a day to another, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(Vec<(Day, Day)>);

/// None at all.
pub static NO_HOLIDAYS: Holidays = Holidays(Vec::new());

/// So many spans there can be.
const SPANS: usize = 300;
/// And so many days in all of them.
const DAYS: i64 = 3660;

/// Why a text does not say which days they are.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HolidaysFault {
    /// A part is no date with its year.
    #[error("`{0}` is no date with its year")]
    NoDate(String),
    /// A span ends before it begins.
    #[error("{}..{} ends before it begins", .0, .1)]
    Backward(Day, Day),
    /// There are too many.
    #[error("these are more than {SPANS} holidays, or more than {DAYS} days of them")]
    TooMany,
}

impl Holidays {
    /// The days of these spans.
    ///
    /// # Errors
    /// When there are too many.
    pub fn of(mut spans: Vec<(Day, Day)>) -> Result<Self, HolidaysFault> {
        spans.sort_unstable();
        let mut merged: Vec<(Day, Day)> = Vec::new();
        for (first, last) in spans {
            let before = first.pred_opt().unwrap_or(first);
            match merged.last_mut().filter(|(_, end)| *end >= before) {
                Some((_, end)) => *end = last.max(*end),
                None => merged.push((first, last)),
            }
        }
        let days: i64 = merged.iter().map(|(first, last)| (*last - *first).num_days() + 1).sum();
        let are_few = merged.len() <= SPANS && days <= DAYS;
        are_few.then_some(Self(merged)).ok_or(HolidaysFault::TooMany)
    }

    /// Does nobody work on this day, be it one of them or of a weekend?
    pub fn are_on(&self, day: Day) -> bool {
        is_weekend(day) || self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// How many of them are from one day to another and no days of a weekend.
    pub(super) fn on_weekdays(&self, first: Day, last: Day) -> i64 {
        let within = self.0.iter().map(|span| (span.0.max(first), span.1.min(last)));
        let days = within.flat_map(|(first, last)| {
            (0..=(last - first).num_days())
                .filter_map(move |days| first.checked_add_signed(TimeDelta::days(days)))
        });
        days.filter(|day| !is_weekend(*day)).count() as i64
    }
}

fn is_weekend(day: Day) -> bool {
    day.weekday().num_days_from_monday() >= 5
}

impl fmt::Display for Holidays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (first, last)) in self.0.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match first == last {
                true => write!(f, "{comma}{first}")?,
                false => write!(f, "{comma}{first}..{last}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_and_joined() {
        let read = |text| Holidays::read(text).map(|holidays| holidays.to_string());
        let joined = "2026-12-24..2026-12-27, 2027-01-01";
        let typed = "1 Jan 2027, 2026-12-26..2026-12-27,24.12.2026..2026-12-25,";
        assert_eq!(read(typed).as_deref(), Ok(joined));
        assert_eq!(read(joined).as_deref(), Ok(joined));
        assert_eq!(read("24 dec"), Err(HolidaysFault::NoDate("24 dec".to_owned())));
        assert!(matches!(read("2026-12-24..2026-12-01"), Err(HolidaysFault::Backward(..))));
        assert_eq!(read("0001-01-01..9999-12-31"), Err(HolidaysFault::TooMany));
    }
}
