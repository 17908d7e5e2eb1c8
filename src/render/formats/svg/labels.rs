//! Where the labels of marks stand, so that none covers another.

use unicode_width::UnicodeWidthStr;

use super::elements::{dated, line};
use super::room::{CHARACTER, ROW, Room};
use crate::render::clip;
use crate::render::formats::text::visible;

/// A name is cut where the label would have more columns; the description tells it whole.
const LONGEST: usize = 48;

/// A day that is marked.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) name: String,
    /// As it stands behind the name.
    pub(super) day: String,
    pub(super) x: i64,
    /// The class of its line.
    pub(super) class: &'static str,
}

/// Marks with their places.
#[derive(Debug)]
pub(super) struct Marks {
    placed: Vec<Placed>,
}

#[derive(Debug)]
struct Placed {
    mark: Marked,
    /// From the top; none where there is no room for its label.
    row: Option<i64>,
    /// The label ends at the mark.
    is_before: bool,
    /// From where to where its label stands.
    taken: (i64, i64),
}

impl Marks {
    /// Marks, each in the first row in which there is room for its label, behind it or before it;
    /// those that matter more come first.
    pub(super) fn placed(marks: impl Iterator<Item = Marked>, room: &Room) -> Self {
        let mut placed: Vec<Placed> = Vec::new();
        let longest = LONGEST.min((room.width / CHARACTER / 2) as usize);
        for mark in marks {
            let name = cut(&mark.name, longest.saturating_sub(mark.day.width() + 1));
            let mark = Marked { name, ..mark };
            let wide = (mark.name.width() + 1 + mark.day.width()) as i64 * CHARACTER + 10;
            let sides = [(false, (mark.x, mark.x + wide)), (true, (mark.x - wide, mark.x))];
            let places = (0..room.rows).flat_map(|row| sides.map(|side| (row, side)));
            let mut fitting =
                places.filter(|(_, (_, taken))| taken.0 >= 0 && taken.1 <= room.end());
            let is_free = |(row, (_, taken)): &(i64, (bool, (i64, i64)))| {
                let mut others = placed.iter().filter(|other| other.row == Some(*row));
                others.all(|other| taken.1 <= other.taken.0 || taken.0 >= other.taken.1)
            };
            let place = fitting.find(is_free);
            let (is_before, taken) = place.map(|(_, side)| side).unwrap_or_default();
            placed.push(Placed { mark, row: place.map(|(row, _)| row), is_before, taken });
        }
        Self { placed }
    }

    /// How high their labels are together.
    pub(super) fn height(&self) -> i64 {
        self.placed.iter().filter_map(|mark| mark.row).max().map_or(0, |row| (row + 1) * ROW)
    }

    /// Their lines and labels, from the top of the first row down to the bottom of the lines.
    pub(super) fn drawn(&self, top: i64, bottom: i64) -> String {
        let foot = |mark: &Placed| mark.row.map(|row| top + row * ROW + 13);
        let lines = self.placed.iter().map(|mark| {
            let begins = foot(mark).map_or(top + self.height(), |foot| foot - 10);
            line(mark.mark.class, (mark.mark.x, begins), (mark.mark.x, bottom))
        });
        let labels = self.placed.iter().filter_map(|mark| {
            let (anchor, aside) = if mark.is_before { ("end", -5) } else { ("start", 5) };
            let class = if mark.mark.class == "today" { "label now" } else { "label" };
            let Marked { name, day, x, .. } = &mark.mark;
            Some(dated(class, (x + aside, foot(mark)?), Some(anchor), [name, day]))
        });
        lines.chain(labels).collect()
    }
}

/// As much of the text as fits in so many columns.
pub(super) fn cut(text: &str, columns: usize) -> String {
    let text = visible(text);
    let (cut, _) = clip::start(&text, columns);
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("{cut}{more}")
}
