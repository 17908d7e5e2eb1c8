//! What every key does, and what the signs mean.

use crate::render::document::{Block, Cell, Column, Document, Group, Row, Table, Text, Tone};
use crate::screen::state::Page;

/// What every key does, under headings.
const KEYS: &str = "\
Move
j k, up down: one item down or up
Tab, Shift-Tab, l h: next phase, the one before
PgDn PgUp, g G: a screen down or up, the first item, the last
Tick
space: done, or open again; a duty is confirmed
s: start, or go on with what is blocked
b: block, with the reason; what is blocked is unblocked
x: not applicable, with the reason
c: confirm a duty
Plan
o: owner; Tab completes the name, - is nobody
d: due date, as you would say it; - is none
n: note something
a: add an item to the phase
u, U: undo your newest entry, redo it
Look
Enter: details and history of the item
/: search
f: all, open, my own, overdue or blocked items
Esc: show everything again, or quit
q: quit; everything is recorded already";

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
    SIGNS.into_iter().for_each(|signs| document.line(Text::toned(signs, Tone::Quiet)));
    Page { item: None, document, top: 0 }
}
