//! By how much dates move.

use std::fmt;

use chrono::Datelike;

use super::calendar::moved;
use super::holidays::Holidays;
use super::written::{Unit, span};
use crate::domain::Day;

/// By how much dates move: `+1w`, `-3d`, `+5wd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    amount: i64,
    unit: Unit,
}

impl Shift {
    /// What the text means, if it is written like one. Without a sign it is forward.
    pub fn read(text: &str) -> Option<Self> {
        span(text).map(|(amount, unit)| Self { amount, unit })
    }

    /// By so many days.
    pub fn of_days(amount: i64) -> Self {
        Self { amount, unit: Unit::Days }
    }

    /// By so many working days.
    pub fn of_working_days(amount: i64) -> Self {
        Self { amount, unit: Unit::WorkingDays }
    }

    /// The day that is so much after this one, if a calendar has it.
    pub fn after(self, day: Day, holidays: &Holidays) -> Option<Day> {
        let there = moved(day, self.amount, self.unit, holidays)?;
        Some(there).filter(|day| (1..=9999).contains(&day.year()))
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { amount, unit } = self;
        match unit {
            Unit::Days if amount % 7 == 0 => write!(f, "{:+}w", amount / 7),
            Unit::Days => write!(f, "{amount:+}d"),
            Unit::WorkingDays => write!(f, "{amount:+}wd"),
            Unit::Months => write!(f, "{amount:+}months"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::NO_HOLIDAYS;
    use crate::domain::time::parse_day;

    #[test]
    fn a_shift_is_an_amount_of_days_or_months() {
        for (text, shown, there) in [
            ("+1w", "+1w", "2026-12-18"),
            ("1w", "+1w", "2026-12-18"),
            ("-3d", "-3d", "2026-12-08"),
            ("+5wd", "+5wd", "2026-12-18"),
            ("+ 1 wd", "+1wd", "2026-12-14"),
            ("two weeks", "+2w", "2026-12-25"),
            ("in 10 days", "+10d", "2026-12-21"),
            ("2 weeks ago", "-2w", "2026-11-27"),
            ("-1 month", "-1months", "2026-11-11"),
        ] {
            let shift = Shift::read(text).expect("a shift");
            assert_eq!(shift.to_string(), shown, "{text}");
            assert_eq!(Shift::read(shown), Some(shift));
            let day = parse_day("2026-12-11").expect("a day");
            assert_eq!(shift.after(day, &NO_HOLIDAYS), parse_day(there));
        }
        for text in ["tomorrow", "friday", "2026-12-11", "start+1w", "week 50", "+1", "w", ""] {
            assert_eq!(Shift::read(text), None, "{text}");
        }
    }
}
