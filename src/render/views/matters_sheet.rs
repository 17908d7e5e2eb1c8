//! Decisions, risks and actions for people who have only a spreadsheet.

use crate::domain::Day;
use crate::render::{Cell, Column, Row, Table};
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;

/// What stands on the tab of the matters in a workbook, where they are only to be read.
pub const MATTERS: &str = "Matters";

/// Matters and blocked items, a row each, with whole ids and plain words.
pub(super) fn matters_sheet<'m>(
    matters: impl Iterator<Item = &'m MatterRow>,
    issues: &[ItemRow],
) -> Table {
    let columns = ["kind", "id", "status", "what", "owner", "due", "raised", "outcome", "reason"];
    let matters = matters.map(|row| {
        let outcome = row.outcome.clone();
        let (kind, status) = (row.kind.word(), row.status.word());
        let words = [kind, row.id.as_str(), status, row.task.as_str()];
        sheet_row(words, row.owner.clone(), [row.due, Some(row.raised)], [outcome, None])
    });
    let issues = issues.iter().map(|item| {
        let words = ["issue", item.id.as_str(), item.status.shown(), item.task.as_str()];
        let days = [item.due, item.since];
        sheet_row(words, item.owner.clone(), days, [None, item.reason.clone()])
    });
    Table::of(columns.map(Column::words).to_vec(), matters.chain(issues))
}

fn sheet_row(
    words: [&str; 4],
    owner: Option<String>,
    days: [Option<Day>; 2],
    said: [Option<String>; 2],
) -> Row {
    let words = words.map(Cell::from).into_iter().chain([Cell::text(owner)]);
    Row::from(words.chain(days.map(Cell::day)).chain(said.map(Cell::text)).collect::<Vec<Cell>>())
}
