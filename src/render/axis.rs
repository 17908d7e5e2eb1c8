//! Days on a line, on which drawings stand, in no format yet.

use chrono::TimeDelta;

use crate::domain::Day;

/// A line of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// The day with which it begins.
    pub from: Day,
    /// The day with which it ends.
    pub to: Day,
}

/// A day that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Why.
    pub label: String,
    /// Which.
    pub day: Day,
}

impl Axis {
    /// The place of the day with which it ends.
    pub fn end(&self) -> usize {
        self.place(self.to)
    }

    /// Where the day at this place is drawn on a line of this length.
    pub fn across(&self, place: usize, length: usize) -> usize {
        place * length / self.end().max(1)
    }

    /// Is the day on it?
    pub fn has(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// How many days after the first a day is; 0 where it is before that.
    pub fn place(&self, day: Day) -> usize {
        usize::try_from((day - self.from).num_days()).unwrap_or_default()
    }

    /// Days at equal distances, at most so many and one more, of whole weeks where it is long.
    pub fn days(&self, most: usize) -> impl Iterator<Item = Day> {
        let (from, last) = (self.from, self.end());
        let whole = if last > most { 7 } else { 1 };
        let step = last.div_ceil(most.max(1)).max(1).next_multiple_of(whole);
        (0..=last).step_by(step).map(move |place| from + TimeDelta::days(place as i64))
    }
}
