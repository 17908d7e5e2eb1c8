//! Numbers over days, in no format yet.

use super::axis::{Axis, Mark};
use crate::domain::Day;

/// Numbers over days: how they grew, what is due when, and where they lead. How it is drawn is
/// the matter of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it is called.
    pub title: String,
    /// What it says, for those who can't see it.
    pub summary: String,
    /// From the day of the first point on.
    pub axis: Axis,
    /// The whole, and the part of it that is reached.
    pub series: [Series; 2],
    /// Days that matter, the earliest first.
    pub marks: Vec<Mark>,
    /// Where the part will be if it grows on like this.
    pub projection: Option<Projection>,
}

/// A number for each day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    /// What is counted.
    pub name: String,
    /// From the first day on, a number a day.
    pub points: Vec<usize>,
}

/// Where a series leads, from its last point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// What it means.
    pub label: String,
    /// When it is reached, perhaps behind the end of the axis.
    pub day: Day,
    /// What is reached.
    pub number: usize,
}

impl Chart {
    /// The place of the last point.
    pub fn today(&self) -> usize {
        self.series[1].points.len().saturating_sub(1)
    }

    /// The largest number on it, at least 1.
    pub fn most(&self) -> usize {
        let points = self.series.iter().flat_map(|series| &series.points).copied();
        points.chain(self.projection.as_ref().map(|ahead| ahead.number)).max().unwrap_or(0).max(1)
    }
}
