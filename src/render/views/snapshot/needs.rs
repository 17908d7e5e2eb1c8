//! What somebody has to do so that it goes on, each thing once.

use unicode_width::UnicodeWidthStr;

use super::cover::summary;
use super::section::headed;
use crate::render::phrasing::long_days;
use crate::render::views::{attention, list, raid};
use crate::render::{Block, Calendar, Cell, Column, Group, Row, Table, Text, Tone, clip};
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;
use crate::reports::needs::Owed;
use crate::reports::snapshot::Snapshot;

/// In a mail there is room for so many lines, those of the summary among them, and so many rows.
const BRIEF: usize = 10;
const MOST: usize = 4;
/// A line of what there is to say of one is so wide.
const LINE: usize = 76;

/// What is needed of one kind.
struct Part {
    kind: &'static str,
    heading: String,
    rows: Vec<Row>,
}

/// What somebody has to do so that it goes on.
pub(super) fn needs(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let parts = parts(report, calendar);
    let number: usize = parts.iter().map(|part| part.rows.len()).sum();
    let blocks = match (number, report.extent.brief) {
        (0, _) => vec![Block::Line(Text::from("Nothing at the moment."))],
        (_, true) => brief(parts, BRIEF - summary(report).map_or(0, |prose| prose.height())),
        (_, false) => vec![Block::Table(Table {
            columns: columns(),
            groups: parts.into_iter().map(group).collect(),
        })],
    };
    headed("What needs you", blocks)
}

fn columns() -> Vec<Column> {
    attention::columns().split_off(1)
}

fn group(part: Part) -> Group {
    Group { heading: Some(Text::toned(part.heading, Tone::Strong)), rows: part.rows }
}

/// As many rows as fit on so many lines, each with its kind and the first line of what there is to
/// say of it, and how many more there are.
fn brief(parts: Vec<Part>, lines: usize) -> Vec<Block> {
    let rows = parts.into_iter().flat_map(|Part { kind, rows, .. }| {
        rows.into_iter().map(move |mut row| {
            row.cells.insert(0, Cell::from(kind).toned(Tone::Bad));
            row.below = row.below.iter().take(1).map(clipped).collect();
            row
        })
    });
    let mut rows: Vec<Row> = rows.collect();
    let height = |rows: &[Row]| rows.iter().map(|row| 1 + row.below.len()).sum::<usize>();
    let all = rows.len();
    while rows.len() > MOST || height(&rows) + usize::from(rows.len() < all) > lines {
        rows.pop();
    }
    if rows.len() < all {
        let more = format!("and {} more", all - rows.len());
        rows.push(Row::from(vec![Cell::blank(), Cell::blank(), Cell::from(more)]));
    }
    vec![Block::Table(Table::of(attention::columns(), rows))]
}

/// As much of the text as fits on a line.
fn clipped(text: &Text) -> Text {
    let all = text.plain();
    let (short, width) = clip::start(&all, LINE);
    match width < all.width() {
        true => Text::from(format!("{}…", short.trim_end())),
        false => text.clone(),
    }
}

/// What there is, the most pressing first.
fn parts(report: &Snapshot, calendar: &Calendar) -> Vec<Part> {
    let needs = &report.needs;
    let decisions = needs.decisions.iter().map(|row| decision(row, calendar));
    let conflicts =
        needs.conflicts.iter().map(|one| without_kind(attention::contested(one, calendar)));
    let blocked = report.blocked.iter().map(|item| blocked(item, calendar));
    let part = |kind, heading: &str, rows: Vec<Row>| Part {
        kind,
        heading: format!("{heading} ({})", rows.len()),
        rows,
    };
    let overdue = needs.overdue.iter().map(|owed| {
        let owner = owed.owner.as_deref().unwrap_or("no owner");
        part("overdue", &format!("Overdue: {owner}"), late(owed, calendar))
    });
    let first = [
        part("decide", "Decisions needed", decisions.collect()),
        part("conflict", "Recorded in two ways, to be decided", conflicts.collect()),
        part("blocked", "Blocked", blocked.collect()),
    ];
    first.into_iter().chain(overdue).filter(|part| !part.rows.is_empty()).collect()
}

fn without_kind(mut row: Row) -> Row {
    row.cells.remove(0);
    row
}

/// A decision: of whom it is asked, since when, and by when.
fn decision(row: &MatterRow, calendar: &Calendar) -> Row {
    let due = row.due.map(|due| format!(", due {}", calendar.day_and_distance(due, row.late_days)));
    let when = format!("since {}{}", calendar.day(row.raised), due.unwrap_or_default());
    let tone = if row.overdue { Tone::Bad } else { Tone::Plain };
    cells(&row.short, &row.task, row.owner.as_deref(), Cell::from(when).toned(tone))
        .with(raid::both_sides(row, calendar))
}

/// An item that is blocked: of whom, for how long, why and for whom it waits.
fn blocked(item: &ItemRow, calendar: &Calendar) -> Row {
    let when = match item.blocked_days {
        Some(0) | None => "blocked since today".to_owned(),
        Some(days) => format!("blocked for {}", long_days(days)),
    };
    cells(&item.short, &item.task, item.owner.as_deref(), Cell::from(when).toned(Tone::Bad))
        .with(list::below(item, calendar))
}

/// What somebody should have done.
fn late(owed: &Owed, calendar: &Calendar) -> Vec<Row> {
    let when = |due, days| {
        let due = Option::map(due, |due| format!("due {}", calendar.day_and_distance(due, days)));
        Cell::text(due).toned(Tone::Bad)
    };
    let items = owed.items.iter().map(|item| {
        let row =
            cells(&item.short, &item.task, item.owner.as_deref(), when(item.due, item.late_days));
        row.with(list::below(item, calendar))
    });
    let actions = owed.actions.iter().map(|row| {
        cells(&row.short, &row.task, row.owner.as_deref(), when(row.due, row.late_days))
    });
    items.chain(actions).collect()
}

fn cells(id: &str, task: &str, owner: Option<&str>, when: Cell) -> Row {
    let owner = owner.unwrap_or("no owner");
    Row::from(vec![Cell::from(id), Cell::from(task), Cell::from(owner), when])
}
