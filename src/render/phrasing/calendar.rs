//! Days and instants, as people say them.

use crate::domain::{Day, Instant, Zone};

/// Where and when a report is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The time zone.
    pub zone: Zone,
    /// The day of the report.
    pub today: Day,
}

/// A day further away than this is said with its year.
const FAR: i64 = 180;

impl Calendar {
    /// `Fri 4 Dec`, with the year where it is half a year away.
    pub fn day(&self, day: Day) -> String {
        match (day - self.today).num_days().abs() > FAR {
            true => self.full_day(day),
            false => day.format("%a %-d %b").to_string(),
        }
    }

    /// `4 Dec`, with the year where it is half a year away.
    pub fn brief_day(&self, day: Day) -> String {
        match (day - self.today).num_days().abs() > FAR {
            true => day.format("%-d %b %Y").to_string(),
            false => day.format("%-d %b").to_string(),
        }
    }

    /// `Tue 8 Dec 2026`.
    pub fn full_day(&self, day: Day) -> String {
        day.format("%a %-d %b %Y").to_string()
    }

    /// `Fri 4 Dec 09:14`.
    pub fn stamp(&self, at: Instant) -> String {
        let wall = self.zone.wall(at);
        format!("{} {}", self.day(wall.date()), wall.format("%H:%M"))
    }

    /// `Fri 4 Dec, 4 days late`, of a day that is late by so many.
    pub fn day_and_distance(&self, day: Day, late: i64) -> String {
        let distance = self.lateness(day, late).map(|distance| format!(", {distance}"));
        self.day(day) + &distance.unwrap_or_default()
    }

    /// ` (4 days late)`, of the same day.
    pub fn lateness_in_brackets(&self, day: Day, late: i64) -> String {
        let distance = self.lateness(day, late).map(|distance| format!(" ({distance})"));
        distance.unwrap_or_default()
    }

    /// Nothing of a day that is over and, as days on hold do not count, not late.
    fn lateness(&self, day: Day, late: i64) -> Option<String> {
        match late {
            0 => (day >= self.today).then(|| self.distance(day)),
            late => Some(format!("{} late", super::long_days(late))),
        }
    }

    /// `4 days late`, `today`, `in 3 days`.
    pub fn distance(&self, day: Day) -> String {
        match (day - self.today).num_days() {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            late if late < 0 => format!("{} late", super::long_days(-late)),
            ahead => format!("in {}", super::long_days(ahead)),
        }
    }
}
