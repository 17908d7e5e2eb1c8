//! Which items are listed, and on which lines.

use super::overview::{Overview, OverviewItem, Shown};
use super::sections::{About, Section, SectionRow};
use crate::domain::Status;

/// What is listed, in words, and whether an item is.
type Filter = (&'static str, fn(&OverviewItem) -> bool);

/// The filters, in the order of the key that goes through them.
pub(super) const FILTERS: [Filter; 5] = [
    ("all items", |_| true),
    ("open items", |item| item.open),
    ("my open items", |item| item.open && item.mine),
    ("overdue items", |item| item.overdue),
    (
        "blocked items",
        |item| matches!(&item.shown, Shown::Item(row) if row.status == Status::Blocked),
    ),
];
/// The place of the filter that keeps nothing back.
pub(super) const ALL: usize = 0;

/// A line of the list, in the order of the list: the heading of a section, a row, or what there is
/// to say below one. What they are about is said by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListLine {
    pub(super) section: usize,
    /// None of a heading.
    pub(super) row: Option<usize>,
    /// None of what does not stand below a row.
    pub(super) below: Option<usize>,
}

impl ListLine {
    /// Is it the first line of a row?
    pub(super) fn is_row(&self) -> bool {
        self.row.is_some() && self.below.is_none()
    }
}

/// The lines of what the filter lets through and the search finds. Where neither keeps anything
/// back, texts and phases without items are there too. The list is so wide.
pub(super) fn lines(
    sections: &[Section],
    overview: &Overview,
    filter: usize,
    search: &str,
    width: usize,
) -> Vec<ListLine> {
    let search = search.trim().to_lowercase();
    let is_whole = filter == ALL && search.is_empty();
    let is_listed = |row: &&(usize, &SectionRow)| match row.1.about {
        About::Item(at) => {
            let item = &overview.items[at];
            FILTERS[filter].1(item) && item.searched.contains(&search)
        }
        About::Text(_) => is_whole,
    };
    let mut lines = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let line = |row, below| ListLine { section: at, row, below };
        let rows: Vec<(usize, &SectionRow)> = section.rows.iter().enumerate().collect();
        let listed: Vec<&(usize, &SectionRow)> = rows.iter().filter(is_listed).collect();
        // Matters are there only where there are any.
        if listed.is_empty() && !(is_whole && at < overview.phases.len()) {
            continue;
        }
        lines.push(line(None, None));
        for (place, row) in listed {
            lines.push(line(Some(*place), None));
            let below = 0..row.laid_out(overview, width).1.len();
            lines.extend(below.map(|below| line(Some(*place), Some(below))));
        }
    }
    lines
}
