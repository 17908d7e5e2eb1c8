//! Days and instants, as people say them.

use chrono::NaiveDateTime;

use crate::domain::owners::FullNames;
use crate::domain::{Day, Instant, Zone};

/// Where, when and by whom a report is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The time zone.
    pub zone: Zone,
    /// The day of the report.
    pub today: Day,
    /// By whom.
    pub reader: Reader,
}

/// By whom a report is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// By whoever keeps the record, and can use commands and knows the logins.
    Keeper,
    /// By somebody else, for whom people have their full names.
    Customer(FullNames),
}

/// A day further away than this is said with its year.
const FAR: i64 = 180;

impl Calendar {
    /// A calendar of whoever keeps the record.
    pub fn new(zone: Zone, today: Day) -> Self {
        Self { zone, today, reader: Reader::Keeper }
    }

    /// Does the reader keep the record?
    pub fn is_of_keeper(&self) -> bool {
        self.reader == Reader::Keeper
    }

    /// What the reader calls whoever acted under this name.
    pub fn person<'n>(&'n self, by: &'n str) -> &'n str {
        match &self.reader {
            Reader::Keeper => by,
            Reader::Customer(names) => names.get(by).map_or(by, String::as_str),
        }
    }

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
        self.moment(self.zone.wall(at))
    }

    /// The same of an instant as clocks show it in its zone.
    pub fn moment(&self, wall: NaiveDateTime) -> String {
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
