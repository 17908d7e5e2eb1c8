//! The report as a whole, section by section.

use super::{ahead, counting, cover, period};
use crate::render::document::{Block, Document, Text, Tone};
use crate::render::phrasing::Calendar;
use crate::render::views::{burn_up, list, status};
use crate::reports::snapshot::Snapshot;

/// The report that people hand over.
pub fn snapshot(report: &Snapshot, calendar: &Calendar) -> Document {
    let progress = Block::Table(status::progress(report.status.per, &report.status.progress));
    let burn_up = burn_up::drawn(&report.burn_up, &report.status.header, calendar);
    let sections = [
        cover::cover(report, calendar),
        cover::health(report, calendar),
        headed("Progress by phase", vec![progress]),
        period::done(&report.changes, calendar),
        period::other_changes(&report.changes, calendar),
        ahead::next(&report.next, calendar),
        ahead::to_decide(&report.status.attention.conflicts, calendar),
        ahead::blocked(&report.status.attention.blocked, calendar),
        ahead::overdue(&report.overdue, calendar),
        period::scope(&report.changes, calendar),
        headed("Burn-up", burn_up),
        headed("All items", list::groups(&report.items, calendar).collect()),
        headed("How this is counted", counting::rules()),
    ];
    Document { blocks: sections.into_iter().flatten().collect() }
}

/// A section with its heading.
pub(super) fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    [vec![Block::Heading(title.to_owned())], blocks].concat()
}

/// A section with the number of what it tells in its heading, or a word where that is nothing.
pub(super) fn counted(title: &str, number: usize, blocks: Vec<Block>) -> Vec<Block> {
    match number {
        0 => headed(title, vec![Block::Line(Text::toned("None.", Tone::Quiet))]),
        _ => headed(&format!("{title} ({number})"), blocks),
    }
}
