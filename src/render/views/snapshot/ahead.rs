//! What comes next, and what is in its way.

use super::section::counted;
use crate::render::document::Block;
use crate::render::phrasing::Calendar;
use crate::render::views::{agenda, attention, list};
use crate::reports::agenda::Ahead;
use crate::reports::conflicts::Conflict;
use crate::reports::item::ItemRow;
use crate::reports::snapshot::NextPeriod;

/// What is due, under way or to be confirmed until the next checkpoint.
pub(super) fn next(next: &NextPeriod, calendar: &Calendar) -> Vec<Block> {
    let until = calendar.day(next.ahead.until());
    let title = match next.ahead {
        Ahead::Checkpoint(_) => format!("Next period, to the checkpoint on {until}"),
        Ahead::Week(_) => format!("Next period, the 7 days to {until}"),
    };
    let phases = agenda::phases_due(&next.phases, calendar).map(Block::Line);
    let items: Vec<ItemRow> = next.items.iter().chain(&next.duties).cloned().collect();
    let blocks = phases.chain(list::items(&items, calendar)).collect();
    counted(&title, next.phases.len() + items.len(), blocks)
}

/// Conflicts; no section where there are none.
pub(super) fn to_decide(conflicts: &[Conflict], calendar: &Calendar) -> Vec<Block> {
    match conflicts.len() {
        0 => Vec::new(),
        number => {
            counted("Conflicts to decide", number, vec![attention::conflicts(conflicts, calendar)])
        }
    }
}

/// Blocked items, the oldest first.
pub(super) fn blocked(items: &[ItemRow], calendar: &Calendar) -> Vec<Block> {
    counted("Blocked", items.len(), list::items(items, calendar).collect())
}

/// Overdue items, the oldest first.
pub(super) fn overdue(items: &[ItemRow], calendar: &Calendar) -> Vec<Block> {
    counted("Overdue", items.len(), list::items(items, calendar).collect())
}
