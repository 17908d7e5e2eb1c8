//! Which items are listed, and on which lines.

use super::overview::{Overview, OverviewItem, Shown};
use crate::domain::{MatterKind, Status};

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

/// A line of the list, in the order of the list: the heading of a phase, an item, or what there is
/// to say below one. What they are about is said by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListLine {
    pub(super) phase: usize,
    /// None of a heading.
    pub(super) item: Option<usize>,
    /// None of what does not stand below an item.
    pub(super) below: Option<usize>,
}

impl ListLine {
    /// Is it the line of an item?
    pub(super) fn is_item(&self) -> bool {
        self.item.is_some() && self.below.is_none()
    }
}

/// The lines of what the filter lets through and the search finds. Where neither keeps anything
/// back, phases without items are there too. The list is so wide.
pub(super) fn lines(
    overview: &Overview,
    filter: usize,
    search: &str,
    width: usize,
) -> Vec<ListLine> {
    let search = search.trim().to_lowercase();
    let is_whole = filter == ALL && search.is_empty();
    let is_listed = FILTERS[filter].1;
    let mut items = overview.items.iter().enumerate().peekable();
    let mut lines = Vec::new();
    for phase in 0..overview.phases.len() + MatterKind::ALL.len() {
        let begin = lines.len();
        lines.push(ListLine { phase, item: None, below: None });
        while let Some((at, item)) = items.next_if(|(_, item)| item.phase == phase) {
            if is_listed(item) && item.searched.contains(&search) {
                let line = |below| ListLine { phase, item: Some(at), below };
                lines.push(line(None));
                let below = 0..overview.below(item, width).1.len();
                lines.extend(below.map(|below| line(Some(below))));
            }
        }
        if lines.len() == begin + 1 && !(is_whole && phase < overview.phases.len()) {
            lines.pop();
        }
    }
    lines
}
