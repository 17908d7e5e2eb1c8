//! Numbers over days, in no format yet.

use super::axis::{Axis, Mark};
use crate::domain::Day;

/// At most so many numbers are told at its side, beside the 0.
const MOST_STEPS: usize = 6;

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

    /// How far the numbers that are told at its side are apart: 1, 2 or 5, or tens of these.
    pub fn step(&self) -> usize {
        let steps = (0..).flat_map(|power| [1, 2, 5].map(|step| step * 10_usize.pow(power)));
        let mut fits = steps.skip_while(|step| self.most() > step * MOST_STEPS);
        fits.next().expect("the next step is larger")
    }

    /// The number at which it ends above: the first of these that nothing is beyond.
    pub fn top(&self) -> usize {
        self.most().next_multiple_of(self.step())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_at_the_side_are_round_and_equally_far_apart() {
        let chart = |most| Chart {
            title: String::new(),
            summary: String::new(),
            axis: Axis { from: Day::default(), to: Day::default() },
            series: [Series { points: vec![most], ..Series::default() }, Series::default()],
            marks: Vec::new(),
            projection: None,
        };
        let told = [1, 4, 6, 7, 26, 31, 61, 1234].map(|most| {
            let chart = chart(most);
            (chart.step(), chart.top())
        });
        let expected = [(1, 1), (1, 4), (1, 6), (2, 8), (5, 30), (10, 40), (20, 80), (500, 1500)];
        assert_eq!(told, expected);
    }
}
