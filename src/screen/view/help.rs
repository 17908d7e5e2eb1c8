//! What every key does, and what the signs mean.

use crate::render::{Block, Cell, Column, Document, Group, Row, Table, Text, Tone};
use crate::screen::state::{Page, Topic};

/// What every key does, under headings.
const KEYS: &str = include_str!("keys.txt");

/// What the signs mean.
const SIGNS: [&str; 2] = [
    "○ not started   ◐ in progress   ■ blocked   ✓ done   – n/a   ↻ duty",
    "! overdue   * the phase's date   ≠ in conflict",
];

/// What every key does, and what the signs mean.
pub(in crate::screen) fn help() -> Page {
    let columns = vec![Column::words(""), Column::words("").wraps()];
    let mut table = Table { columns, groups: Vec::new() };
    for line in KEYS.lines() {
        match (line.split_once(": "), table.groups.last_mut()) {
            (Some((key, what)), Some(group)) => {
                let key = format!("  {key}");
                group.rows.push(Row::from(vec![Cell::from(key), Cell::from(what)]));
            }
            _ => {
                let heading = Some(Text::toned(line, Tone::Strong));
                table.groups.push(Group { heading, rows: Vec::new() });
            }
        }
    }
    let mut document = Document { blocks: vec![Block::Table(table)] };
    document.gap();
    SIGNS.into_iter().for_each(|signs| document.line(Text::quiet(signs)));
    Page { topic: Topic::Help, document, top: 0 }
}
