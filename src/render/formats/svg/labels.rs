//! Where the labels of marks stand, so that none covers another.

use unicode_width::UnicodeWidthStr;

use super::elements::words;
use crate::render::formats::text::visible;

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
    /// From where to where its label stands.
    taken: (i64, i64),
}

impl Placed {
    /// The label, on a line at this height.
    pub(super) fn words(&self, y: i64) -> String {
        let (anchor, x) = if self.before { ("end", self.x - 5) } else { ("start", self.x + 5) };
        words("label", (x, y), Some(anchor), &self.label)
    }
}

/// Marks at these places, each in the first row in which there is room for its label.
pub(super) fn placed(marks: impl Iterator<Item = (String, i64)>, right: i64) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for (label, x) in marks {
        let label = cut(&label);
        let wide = label.width() as i64 * CHARACTER + 10;
        let before = x + wide > right;
        let (from, to) = if before { (x - wide, x) } else { (x, x + wide) };
        let is_free = |row: &i64| {
            let mut others = placed.iter().filter(|other| other.row == *row);
            others.all(|other| to < other.taken.0 || from > other.taken.1)
        };
        let row = (0..).find(is_free).unwrap_or_default();
        placed.push(Placed { label, x, row, before, taken: (from, to) });
    }
    placed
}

/// The label, not longer than there is room for.
fn cut(label: &str) -> String {
    let label = visible(label);
    match label.chars().count() > LONGEST {
        true => label.chars().take(LONGEST - 1).chain(['…']).collect(),
        false => label.into_owned(),
    }
}
