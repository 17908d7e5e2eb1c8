//! The dates that a checklist's durations make.

use crate::domain::checklist::Head;
use crate::render::document::{Block, Cell, Column, Document, Row, Table};
use crate::render::phrasing::{Calendar, long_days};

/// When each planned phase is due, and how long it takes.
pub fn plan(head: &Head, calendar: &Calendar) -> Document {
    let rows = head.checklist.plan(head.started).into_iter().map(|(place, due)| {
        let phase = &head.checklist.phases[place];
        let days = i64::from(phase.days.unwrap_or_default());
        let beside = if phase.standing { ", beside the others" } else { "" };
        Row::from(vec![
            Cell::from(phase.name.as_str()),
            Cell::from(format!("due {}", calendar.full_day(due))),
            Cell::from(format!("{}{beside}", long_days(days))),
        ])
    });
    let columns = vec![Column::words("").wraps(), Column::words(""), Column::words("").wraps()];
    let mut document = Document::default();
    document.blocks.push(Block::Table(Table::of(columns, rows)));
    document
}
