//! Spans of days on one axis, in no format yet.

use super::axis::{Axis, Mark};
use crate::domain::Day;

/// What goes from when to when, below one another on one axis: what was planned, what is planned
/// now, how much of it is done, and where that leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// What it is called.
    pub title: String,
    /// What it says, for those who can't see it.
    pub summary: String,
    /// From the first day of all to the last.
    pub axis: Axis,
    /// The day of the report.
    pub today: Day,
    /// From the top down.
    pub bars: Vec<Bar>,
    /// Days that matter, the earliest first.
    pub marks: Vec<Mark>,
}

/// Something that goes from a day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// It is a part of one above it.
    pub is_part: bool,
    /// All that the drawing says of it, in words.
    pub told: String,
    /// Its first and its last day.
    pub days: Option<(Day, Day)>,
    /// The same as it was planned before.
    pub before: Option<(Day, Day)>,
    /// So much of it is done, in percent.
    pub done: usize,
    /// It is not done, and its last day is over.
    pub is_late: bool,
    /// The day to which it leads at the recent pace, perhaps behind the end of the axis.
    pub ahead: Option<Day>,
}
