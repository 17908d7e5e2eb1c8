//! The report as a whole, section by section.

use super::section::headed;
use super::{ahead, counting, cover, period, workbook};
use crate::render::document::{Block, Document};
use crate::render::phrasing::Calendar;
use crate::render::report::{Reader, Report, Sheet};
use crate::render::views::{burn_up, list, sheet, status};
use crate::reports::progress::Per;
use crate::reports::snapshot::Snapshot;

impl Report for Snapshot {
    fn document(&self, reader: &Reader) -> Document {
        snapshot(self, &reader.calendar)
    }

    fn table(&self, reader: &Reader) -> Document {
        sheet(&self.sheet, &reader.calendar)
    }

    fn sheets(&self, reader: &Reader) -> Vec<Sheet> {
        workbook::sheets(self, &reader.calendar)
    }
}

fn snapshot(report: &Snapshot, calendar: &Calendar) -> Document {
    let progress = Block::Table(status::progress(Per::Phase, &report.progress));
    let burn_up = burn_up::drawn(&report.burn_up, &report.header, calendar);
    let sections = [
        cover::cover(report, calendar),
        cover::health(report, calendar),
        headed("Progress by phase", vec![progress]),
        period::done(&report.period, calendar),
        period::other_changes(&report.period, calendar),
        ahead::next(&report.next, calendar),
        ahead::to_decide(&report.conflicts, calendar),
        ahead::blocked(&report.blocked, calendar),
        ahead::overdue(&report.overdue, calendar),
        period::scope(&report.period, calendar),
        headed("Burn-up", burn_up),
        headed("All items", list::groups(&report.items, calendar).collect()),
        headed("How this is counted", counting::rules()),
    ];
    Document { blocks: sections.into_iter().flatten().collect() }
}
