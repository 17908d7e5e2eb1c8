//! What needs a decision or a hand.

use crate::render::document::{Block, Cell, Column, Datum, Row, Table, Text, Tone};
use crate::render::phrasing::{Calendar, about, long_days, sides};
use crate::reports::attention::Attention;
use crate::reports::conflicts::{About, Conflict};
use crate::reports::item::ItemRow;

/// So many items of a kind are shown.
const MOST: usize = 5;

/// What needs attention, under its heading.
pub(super) fn attention(attention: &Attention, calendar: &Calendar) -> Vec<Block> {
    let mut rows: Vec<Row> = Vec::new();
    let conflicts = attention.conflicts.iter().map(|conflict| contested(conflict, calendar));
    rows.extend(at_most(conflicts.collect(), "in conflict", "ticklist agenda"));
    let blocked = attention.blocked.iter().map(|item| blocked(item, calendar));
    rows.extend(at_most(blocked.collect(), "blocked", "ticklist list --status blocked"));
    let overdue = attention.overdue.iter().map(|item| overdue(item, calendar));
    rows.extend(at_most(overdue.collect(), "overdue", "ticklist list --overdue"));
    let soon = attention.due_soon.iter().map(|item| due_soon(item, calendar));
    rows.extend(at_most(soon.collect(), "due soon", "ticklist list --due +7d"));
    match rows.is_empty() {
        true => Vec::new(),
        false => vec![Block::Heading("Needs attention".to_owned()), table(rows)],
    }
}

/// Conflicts, with their values.
pub(super) fn conflicts(conflicts: &[Conflict], calendar: &Calendar) -> Block {
    table(conflicts.iter().map(|conflict| contested(conflict, calendar)).collect())
}

fn table(rows: Vec<Row>) -> Block {
    let columns = vec![
        Column::unheaded("KIND"),
        Column::unheaded("ITEM"),
        Column::unheaded("TASK").wraps(),
        Column::unheaded("OWNER").wraps(),
        Column::unheaded("WHEN"),
    ];
    Block::Table(Table::of(columns, rows))
}

/// The first rows, and a line that says how to see the others.
fn at_most(mut rows: Vec<Row>, kind: &str, command: &str) -> Vec<Row> {
    let more = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    if let Some(last) = rows.last_mut().filter(|_| more > 0) {
        let more = format!("… and {more} more {kind}: {command}");
        last.below.push(Text::toned(more, Tone::Quiet));
    }
    rows
}

/// A conflict, with its values.
pub(super) fn contested(conflict: &Conflict, calendar: &Calendar) -> Row {
    let (id, what) = match (&conflict.about, &conflict.task) {
        (About::Role(role), _) => ("role", role.as_str()),
        (_, Some(task)) => (conflict.name.as_str(), task.as_str()),
        (_, None) => (conflict.name.as_str(), "phase"),
    };
    let what = format!("{what}: {}", about(&conflict.about));
    Row {
        cells: vec![
            Cell::from("conflict").toned(Tone::Bad),
            Cell::from(id),
            Cell::from(what.as_str()),
            Cell::from(Datum::Blank),
            Cell::from(Datum::Blank),
        ],
        below: vec![Text::from(sides(conflict, calendar))],
    }
}

fn pressing(kind: &str, tone: Tone, item: &ItemRow, when: String) -> Row {
    let owner = item.owner.as_deref().unwrap_or("no owner");
    Row::from(vec![
        Cell::from(kind).toned(tone),
        Cell::from(item.short.as_str()),
        Cell::from(item.task.as_str()),
        Cell::from(owner),
        Cell::from(when.as_str()),
    ])
}

fn blocked(item: &ItemRow, calendar: &Calendar) -> Row {
    let days = item.blocked_days.map_or_else(String::new, blocked_for);
    let mut row = pressing("blocked", Tone::Bad, item, days);
    row.below.extend(super::list::reason(item, calendar));
    row
}

fn overdue(item: &ItemRow, calendar: &Calendar) -> Row {
    let late = item.due.map(|due| long_days((calendar.today - due).num_days()));
    pressing("overdue", Tone::Bad, item, late.unwrap_or_default())
}

fn due_soon(item: &ItemRow, calendar: &Calendar) -> Row {
    let when = item.due.map(|due| match due == calendar.today {
        true => "today".to_owned(),
        false => calendar.day(due),
    });
    pressing("due soon", Tone::Notice, item, when.unwrap_or_default())
}

fn blocked_for(days: i64) -> String {
    if days == 0 { "today".to_owned() } else { long_days(days) }
}
