//! What needs a decision or a hand.

use super::list;
use crate::domain::Touch;
use crate::render::phrasing::{about, if_internal, long_days, sides};
use crate::render::{Block, Calendar, Cell, Column, Row, Table, Text, Tone};
use crate::reports::attention::Attention;
use crate::reports::conflicts::Conflict;
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;

/// So many items of a kind are shown.
const MOST: usize = 5;

/// What needs attention, under its heading.
pub(super) fn attention(attention: &Attention, calendar: &Calendar) -> Vec<Block> {
    let rows = |items: &[ItemRow], row: fn(&ItemRow, &Calendar) -> Row| {
        items.iter().map(|item| row(item, calendar)).collect::<Vec<Row>>()
    };
    let conflicts = attention.conflicts.iter().map(|conflict| contested(conflict, calendar));
    let decisions = attention.decisions.iter().map(|row| decision(row, calendar));
    let actions = attention.overdue_actions.iter().map(overdue_action);
    let kinds = [
        at_most(conflicts.collect(), "in conflict", "agenda", calendar),
        at_most(decisions.collect(), "to be decided", "raid", calendar),
        at_most(rows(&attention.blocked, blocked), "blocked", "list --status blocked", calendar),
        at_most(rows(&attention.overdue, overdue), "overdue", "list --overdue", calendar),
        at_most(actions.collect(), "overdue", "raid --overdue", calendar),
        at_most(rows(&attention.due_soon, due_soon), "due soon", "list --due +7d", calendar),
        at_most(rows(&attention.recheck, recheck), "to re-check", "list", calendar),
    ];
    let rows = kinds.concat();
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
    Block::Table(Table::of(columns(), rows))
}

/// The columns of what is pressing.
pub(super) fn columns() -> Vec<Column> {
    vec![
        Column::unheaded("KIND"),
        Column::unheaded("ITEM"),
        Column::unheaded("TASK").wraps(),
        Column::unheaded("OWNER").wraps(),
        Column::unheaded("WHEN"),
    ]
}

/// The first rows, and a line that says how to see the others; all where nobody could.
fn at_most(mut rows: Vec<Row>, kind: &str, command: &str, calendar: &Calendar) -> Vec<Row> {
    if !calendar.is_of_keeper() {
        return rows;
    }
    let more = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    if let Some(last) = rows.last_mut().filter(|_| more > 0) {
        last.below.push(Text::quiet(format!("… and {more} more {kind}: ticklist {command}")));
    }
    rows
}

/// A conflict, with its values.
pub(super) fn contested(conflict: &Conflict, calendar: &Calendar) -> Row {
    let (id, what) = match (&conflict.touch, &conflict.task) {
        (Touch::Role(role), _) => ("role", role.as_str()),
        (Touch::Setting(_), _) => ("all", "the engagement as a whole"),
        (_, Some(task)) => (conflict.name.as_str(), task.as_str()),
        (_, None) => (conflict.name.as_str(), "phase"),
    };
    Row::from(vec![
        Cell::from("conflict").toned(Tone::Bad),
        Cell::from(id),
        Cell::from(format!("{what}: {}", about(&conflict.touch))),
        Cell::blank(),
        Cell::blank(),
    ])
    .with([Text::from(sides(conflict, calendar))])
}

fn pressing(kind: &str, tone: Tone, item: &ItemRow, when: String) -> Row {
    row(kind, tone, [&item.short, &item.task], item.owner.as_deref(), when)
}

fn row(kind: &str, tone: Tone, what: [&str; 2], owner: Option<&str>, when: String) -> Row {
    let [id, task] = what;
    Row::from(vec![
        Cell::from(kind).toned(tone),
        Cell::from(id),
        Cell::from(task),
        Cell::from(owner.unwrap_or("no owner")),
        Cell::from(when),
    ])
}

/// A decision that is needed: from whom, and since when or for how long it has been late.
fn decision(row: &MatterRow, calendar: &Calendar) -> Row {
    let (tone, when) = match row.overdue {
        true => (Tone::Bad, format!("{} late", long_days(row.late_days))),
        false => (Tone::Notice, format!("since {}", calendar.day(row.raised))),
    };
    pressing_matter("decision", tone, row, when)
}

fn overdue_action(row: &MatterRow) -> Row {
    pressing_matter("overdue", Tone::Bad, row, long_days(row.late_days))
}

fn pressing_matter(kind: &str, tone: Tone, matter: &MatterRow, when: String) -> Row {
    let task = format!("{}{}", matter.task, if_internal(matter.internal));
    row(kind, tone, [&matter.short, &task], matter.owner.as_deref(), when)
}

pub(super) fn blocked(item: &ItemRow, calendar: &Calendar) -> Row {
    let days = item.blocked_days.map(|days| match days {
        0 => "today".to_owned(),
        days => long_days(days),
    });
    let days = days.unwrap_or_default();
    pressing("blocked", Tone::Bad, item, days).with(list::reason(item, calendar))
}

fn overdue(item: &ItemRow, _: &Calendar) -> Row {
    pressing("overdue", Tone::Bad, item, long_days(item.late_days))
}

fn recheck(item: &ItemRow, _: &Calendar) -> Row {
    pressing("re-check", Tone::Notice, item, "reworded".to_owned())
}

fn due_soon(item: &ItemRow, calendar: &Calendar) -> Row {
    let when = item.due.map(|due| match due == calendar.today {
        true => "today".to_owned(),
        false => calendar.day(due),
    });
    pressing("due soon", Tone::Notice, item, when.unwrap_or_default())
}
