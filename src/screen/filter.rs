//! Which items are listed, and on which lines.

use super::overview::{Overview, OverviewItem};
use crate::domain::status::Status;

/// Which items are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// Whatever has become of them.
    #[default]
    All,
    /// What is to be done or confirmed.
    Open,
    /// Of that, one's own.
    Mine,
    /// What should have been done.
    Overdue,
    /// What can't go on.
    Blocked,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListLine {
    /// The phase at this place begins.
    Phase(usize),
    /// The item at this place.
    Item(usize),
    /// What there is to say below an item, by their places.
    Below(usize, usize),
}

impl Filter {
    /// The one after it.
    pub(super) fn next(self) -> Self {
        match self {
            Filter::All => Filter::Open,
            Filter::Open => Filter::Mine,
            Filter::Mine => Filter::Overdue,
            Filter::Overdue => Filter::Blocked,
            Filter::Blocked => Filter::All,
        }
    }

    /// What it lets through.
    pub(super) fn words(self) -> &'static str {
        match self {
            Filter::All => "all items",
            Filter::Open => "open items",
            Filter::Mine => "my open items",
            Filter::Overdue => "overdue items",
            Filter::Blocked => "blocked items",
        }
    }

    fn lets_through(self, item: &OverviewItem) -> bool {
        match self {
            Filter::All => true,
            Filter::Open => item.open,
            Filter::Mine => item.open && item.mine,
            Filter::Overdue => item.row.overdue,
            Filter::Blocked => item.row.status == Status::Blocked,
        }
    }
}

/// The lines of what the filter lets through and the search finds. Where neither keeps anything
/// back, phases without items are there too.
pub(super) fn lines(overview: &Overview, filter: Filter, search: &str) -> Vec<ListLine> {
    let search = search.trim().to_lowercase();
    let is_whole = filter == Filter::All && search.is_empty();
    let mut items = overview.items.iter().enumerate().peekable();
    let mut lines = Vec::new();
    for phase in 0..overview.phases.len() {
        let begin = lines.len();
        lines.push(ListLine::Phase(phase));
        while let Some((at, item)) = items.next_if(|(_, item)| item.phase == phase) {
            if filter.lets_through(item) && item.searched.contains(&search) {
                lines.push(ListLine::Item(at));
                lines.extend((0..item.shown.below.len()).map(|below| ListLine::Below(at, below)));
            }
        }
        if lines.len() == begin + 1 && !is_whole {
            lines.pop();
        }
    }
    lines
}
