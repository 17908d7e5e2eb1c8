//! Where the labels of marks stand, so that none covers another.

use unicode_width::UnicodeWidthChar;

use crate::domain::time::Day;
use crate::render::document::Chart;
use crate::render::formats::text::visible;
use crate::render::phrasing::Calendar;

/// How high a row of labels is.
pub(super) const ROW: i64 = 18;
/// How wide a character is at most, about.
const CHARACTER: i64 = 8;
/// A label is cut behind so many columns; the description tells it whole.
const LONGEST: usize = 48;

/// A mark with its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) label: String,
    pub(super) x: i64,
    /// From the top.
    pub(super) row: i64,
    /// The label ends at the mark, where there is no room behind it.
    pub(super) before: bool,
}

/// The marks that are on the axis, each in the first row in which there is room for its label.
pub(super) fn placed(
    chart: &Chart,
    calendar: &Calendar,
    x: &impl Fn(Day) -> i64,
    right: i64,
) -> Vec<Placed> {
    let shown = chart.marks.iter().filter(|mark| mark.day >= chart.from && mark.day <= chart.to);
    let mut rows: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut placed = Vec::new();
    for mark in shown {
        let label = cut(&format!("{} {}", mark.label, calendar.brief_day(mark.day)));
        let (x, wide) = (x(mark.day), columns(&label) * CHARACTER + 10);
        let before = x + wide > right;
        let taken = if before { (x - wide, x) } else { (x, x + wide) };
        let is_free =
            |row: &Vec<(i64, i64)>| row.iter().all(|(from, to)| taken.1 < *from || taken.0 > *to);
        let row = rows.iter().position(is_free).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push(taken);
        placed.push(Placed { label, x, row: row as i64, before });
    }
    placed
}

fn columns(label: &str) -> i64 {
    label.chars().map(|c| c.width().unwrap_or(1) as i64).sum()
}

/// The label, not longer than there is room for.
fn cut(label: &str) -> String {
    let label = visible(label);
    match label.chars().count() > LONGEST {
        true => label.chars().take(LONGEST - 1).chain(['…']).collect(),
        false => label.into_owned(),
    }
}
