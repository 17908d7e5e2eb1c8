//! Commands to try next.

use crate::render::document::{Block, Cell, Column, Document, Row, Table};
use crate::render::phrasing::CommandLine;

/// Commands to try next, and what they are good for.
pub fn suggestions(title: &str, commands: &[(CommandLine, &str)]) -> Document {
    let rows = commands.iter().map(|(line, what)| {
        Row::from(vec![Cell::from(" "), Cell::from(line.to_string()), Cell::from(*what)])
    });
    let columns = vec![Column::words(""), Column::words("").wraps(), Column::words("").wraps()];
    let mut document = Document::default();
    document.line(title);
    document.blocks.push(Block::Table(Table::of(columns, rows)));
    document
}
