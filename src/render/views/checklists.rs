//! The checklists that are built in.

use crate::domain::checklist::Checklist;
use crate::render::document::{Block, Cell, Column, Datum, Document, Row, Table, Text, Tone};

/// The checklists, by name.
pub fn checklists(checklists: &[(&str, Checklist)]) -> Document {
    let columns = vec![
        Column::words("NAME"),
        Column::words("TITLE").wraps(),
        Column::numbers("PHASES"),
        Column::numbers("ITEMS"),
    ];
    let rows = checklists.iter().map(|(name, checklist)| {
        let source = checklist.source.as_ref().map(|source| {
            let parts = [&source.title, &source.author, &source.date, &source.licence];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            Text::toned(format!("↳ after: {}", parts.join(", ")), Tone::Quiet)
        });
        Row {
            cells: vec![
                Cell::from(*name),
                Cell::from(checklist.title.as_str()),
                Cell::from(Datum::Count(checklist.phases.len())),
                Cell::from(Datum::Count(checklist.item_count())),
            ],
            below: source.into_iter().collect(),
        }
    });
    let mut document = Document::default();
    document.blocks.push(Block::Table(Table::of(columns, rows)));
    document.gap();
    document.line("One in full:    ticklist checklists show NAME");
    document.line("One of yours:   ticklist init CUSTOMER --checklist FILE.yaml");
    document
}
