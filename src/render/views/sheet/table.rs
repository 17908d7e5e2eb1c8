//! The items for people who have only a spreadsheet.

use super::Stamp;
use crate::domain::status::Status;
use crate::render::document::{Block, Cell, Column, Datum, Document, Input, Row, Table, Tone};
use crate::render::formats::text::visible;
use crate::render::phrasing::Calendar;
use crate::reports::sheet::{Sheet, SheetRow};

/// The items as one table. An owner or a date that shows through from a role or a phase is quiet.
pub fn sheet(sheet: &Sheet, calendar: &Calendar) -> Document {
    let rows = sheet.rows.iter().map(|row| self::row(row, &sheet.engagement, calendar));
    let table = Table::of(columns(), rows);
    Document { blocks: vec![Block::Table(table)] }
}

fn columns() -> Vec<Column> {
    let statuses = Input::OneOf(Status::ALL.map(Status::shown).to_vec());
    vec![
        Column::words("id"),
        Column::words("phase"),
        Column::words("task").wraps(),
        Column::words("status").takes(statuses),
        Column::words("owner").takes(Input::Text),
        Column::words("due").takes(Input::Day),
        Column::words("note").wraps().takes(Input::Text),
        Column::words("role"),
        Column::words("kind"),
        Column::words("confirmed"),
        Column::words("overdue"),
        Column::words("changed"),
        Column::words("link"),
        Column::words("detail"),
        Column::words("stamp").hidden(),
    ]
}

fn row(row: &SheetRow, engagement: &str, calendar: &Calendar) -> Row {
    let item = &row.item;
    let day = |day| Datum::Day { day, overdue: false, inherited: false, brief: false };
    let quiet = |shows_through| if shows_through { Tone::Quiet } else { Tone::Plain };
    let due = Cell::from(item.due.map_or(Datum::Nothing, day));
    let changed = item.changed.map(|at| calendar.zone.day(at));
    Row::from(vec![
        Cell::from(item.id.as_str()),
        Cell::from(row.phase.as_str()),
        Cell::from(item.task.as_str()),
        Cell::from(Datum::Status(item.status, None)),
        Cell::text(item.owner.clone()).toned(quiet(item.owner_by_role)),
        due.toned(if item.overdue { Tone::Bad } else { quiet(item.due_by_phase) }),
        Cell::text(row.note.clone()),
        Cell::text(item.role.clone()),
        Cell::text(kind(row)),
        Cell::from(item.confirmed.map_or(Datum::Nothing, day)),
        Cell::text(item.overdue.then_some("overdue")),
        Cell::from(changed.map_or(Datum::Nothing, day)),
        Cell::text(item.link.clone()),
        Cell::text(row.detail.clone()),
        Cell::from(stamp(row, engagement).as_str()),
    ])
}

/// What the cells that people may write in were when the sheet went out.
fn stamp(row: &SheetRow, engagement: &str) -> String {
    let cells = written_cells(row);
    Stamp::new(engagement, cells.each_ref().map(String::as_str)).to_string()
}

/// What the cells that people may write in show: status, owner, due and note.
pub fn written_cells(row: &SheetRow) -> [String; 4] {
    let shown = |text: &Option<String>| {
        let lines = text.iter().flat_map(|text| text.lines()).map(visible);
        lines.collect::<Vec<_>>().join("\n")
    };
    let due = row.item.due.map(|due| due.to_string()).unwrap_or_default();
    [row.item.status.to_string(), shown(&row.item.owner), due, shown(&row.note)]
}

fn kind(row: &SheetRow) -> Option<&'static str> {
    match (row.item.duty, row.item.optional) {
        (true, _) if row.item.met => Some("duty, met"),
        (true, _) => Some("duty, to confirm"),
        (false, true) => Some("optional"),
        (false, false) => None,
    }
}
