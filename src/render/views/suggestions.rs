//! Commands to try next.

use crate::render::document::{Block, Cell, Column, Document, Group, Row, Table};
use crate::render::phrasing::command_line;

/// Commands to try next, each as its words, and what they are good for.
pub fn suggestions(title: &str, commands: &[(&[&str], &str)]) -> Document {
    let rows = commands.iter().map(|(words, what)| Row {
        cells: vec![
            Cell::from(" "),
            Cell::from(command_line(words.iter().copied()).as_str()),
            Cell::from(*what),
        ],
        below: Vec::new(),
    });
    let columns = vec![Column::words(""), Column::words("").wraps(), Column::words("").wraps()];
    let mut document = Document::default();
    document.line(title);
    document.blocks.push(Block::Table(Table {
        columns,
        groups: vec![Group { heading: None, rows: rows.collect() }],
    }));
    document
}
