//! The meetings.

use super::title;
use crate::render::document::{Block, Cell, Column, Document, Row, Table, Text};
use crate::render::phrasing::Calendar;
use crate::render::report::{Reader, Report};
use crate::reports::checkpoints::{Checkpoints, Held};

impl Report for Checkpoints {
    fn document(&self, reader: &Reader) -> Document {
        checkpoints(self, &reader.calendar)
    }
}

fn checkpoints(checkpoints: &Checkpoints, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    document.blocks.push(title(&checkpoints.header, "checkpoints", calendar));
    if checkpoints.held.is_empty() {
        document.line(
            "None yet. Mark one when the meeting is held:  ticklist checkpoint NAME --next DATE",
        );
    } else {
        let columns = vec![
            Column::words("WHEN"),
            Column::words("NAME").wraps(),
            Column::words("BY").wraps(),
            Column::words("HEALTH"),
        ];
        let rows = checkpoints.held.iter().map(|held| row(held, calendar));
        document.blocks.push(Block::Table(Table::of(columns, rows)));
    }
    document.line(match checkpoints.next {
        Some(day) => format!("Next: {} ({})", calendar.full_day(day), calendar.distance(day)),
        None => "Next: no date set".to_owned(),
    });
    document
}

fn row(held: &Held, calendar: &Calendar) -> Row {
    let internal = if held.internal { " (internal)" } else { "" };
    let note = held.note.as_ref().map(|note| format!("↳ {note}{internal}"));
    let why = held.why.as_ref().map(|why| format!("↳ {why}{internal}"));
    Row {
        cells: vec![
            Cell::from(calendar.stamp(held.at).as_str()),
            Cell::from(held.name.as_str()),
            Cell::from(held.by.as_str()),
            Cell::text(held.health.map(|health| health.word().to_uppercase())),
        ],
        below: why.into_iter().chain(note).map(Text::from).collect(),
    }
}
