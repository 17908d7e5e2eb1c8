//! The report for people who have only Excel.

use super::section::headed;
use super::{ahead, counting, cover, period};
use crate::render::document::{Block, Document};
use crate::render::phrasing::Calendar;
use crate::render::report::Sheet;
use crate::render::views::{burn_up, log, sheet, status};
use crate::reports::progress::Per;
use crate::reports::snapshot::Snapshot;

/// The report as a workbook: what is read first, the items, what the period brought, all that
/// happened, and how it grew.
pub(super) fn sheets(report: &Snapshot, calendar: &Calendar) -> Vec<Sheet> {
    let log = log::entries(&report.log, Some(&report.names), calendar);
    let burn_up = burn_up::drawn(&report.burn_up, &report.header, calendar);
    let of = |name, blocks| Sheet::new(name, Document { blocks });
    vec![
        of("Summary", summary(report, calendar)),
        Sheet::new("Items", sheet(&report.sheet, calendar)),
        of("Changes", period::all(&report.period, calendar)),
        of("Log", vec![log]),
        of("Burn-up", burn_up),
    ]
}

fn summary(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let progress = Block::Table(status::progress(Per::Phase, &report.progress));
    let sections = [
        cover::cover(report, calendar),
        cover::health(report, calendar),
        headed("Progress by phase", vec![progress]),
        ahead::next(&report.next, calendar),
        ahead::to_decide(&report.conflicts, calendar),
        ahead::blocked(&report.blocked, calendar),
        ahead::overdue(&report.overdue, calendar),
        headed("How this is counted", counting::rules()),
    ];
    sections.into_iter().flatten().collect()
}
