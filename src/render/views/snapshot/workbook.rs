//! The report for people who have only Excel.

use super::report::headed;
use super::{ahead, counting, cover, period};
use crate::render::document::{Block, Document};
use crate::render::phrasing::Calendar;
use crate::render::views::{burn_up, log, sheet, status};
use crate::render::workbook::{Sheet, Workbook};
use crate::reports::snapshot::Snapshot;

/// The report as a workbook: what is read first, the items, what the period brought, all that
/// happened, and how it grew.
pub fn workbook(report: &Snapshot, calendar: &Calendar) -> Workbook {
    let header = &report.status.header;
    Workbook {
        sheets: vec![
            Sheet::new("Summary", summary(report, calendar)),
            Sheet::new("Items", sheet(&report.sheet, calendar)),
            Sheet::new("Changes", Document { blocks: period::all(&report.changes, calendar) }),
            Sheet::new(
                "Log",
                Document {
                    blocks: log::entries(&report.log, Some(&report.names), calendar)
                        .into_iter()
                        .collect(),
                },
            ),
            Sheet::new(
                "Burn-up",
                Document { blocks: burn_up::drawn(&report.burn_up, header, calendar) },
            ),
        ],
    }
}

fn summary(report: &Snapshot, calendar: &Calendar) -> Document {
    let progress = Block::Table(status::progress(report.status.per, &report.status.progress));
    let sections = [
        cover::cover(report, calendar),
        cover::health(report, calendar),
        headed("Progress by phase", vec![progress]),
        ahead::next(&report.next, calendar),
        ahead::to_decide(&report.status.attention.conflicts, calendar),
        ahead::blocked(&report.status.attention.blocked, calendar),
        ahead::overdue(&report.overdue, calendar),
        headed("How this is counted", counting::rules()),
    ];
    Document { blocks: sections.into_iter().flatten().collect() }
}
