//! Tables within a text.

use super::left_out::Kind;
use super::outline::{Items, Outline};
use super::row::{DUE, STATUS, only_box};
use super::rows::add;
use super::told::is_box;
use super::wording::Wording;
use crate::sheets::table::{CellValue, Columns, Heading, Row, Table};

/// Adds the rows of a table within a text, where it has a column of tasks: surely or, where there
/// are no other tasks, by what is written above it.
pub(super) fn small_table(outline: &mut Outline, table: &Table, wording: &Wording, items: Items) {
    let line = table.rows.first().map_or(1, |row| row.number);
    let columns = Columns::of_tasks(table, 1, &|words| wording.heading(words));
    let columns = columns.or_else(|| beside_boxes(table).map(|columns| (columns, 0)));
    let is_sign = |sign: String| items != Items::Boxes || is_box(&sign);
    let has_box = |row: &Row| row.cells.iter().any(|(_, cell)| only_box(cell).is_some_and(is_sign));
    let is_said = |columns: &Columns| wording.says(Heading::Task, columns);
    let are_tasks = |(columns, rank): &(Columns, usize)| {
        let said = match rank {
            0 | 1 if items == Items::AnyRows => true,
            1.. if items == Items::Boxes => is_said(columns),
            0 | 1 => columns.known() > 1 || columns.has_work() || is_said(columns),
            2 => columns.has_work(),
            _ => [STATUS, DUE, Heading::Done, Heading::Percent].iter().any(|it| columns.has(*it)),
        };
        said || table.rows.iter().any(has_box)
    };
    match columns.filter(are_tasks) {
        Some((columns, _)) => add(outline, table, columns, wording),
        None => {
            let heads = table.rows.first().map(|row| row.cells.iter());
            let heads = heads.into_iter().flatten().filter_map(|(_, cell)| cell.words());
            let heads: Vec<String> = heads.collect();
            outline.leave_out(Kind::Table, &heads.join(" | "), line);
        }
    }
}

/// The columns of a table without known headings where its rows begin with boxes: the first that
/// holds something else is of tasks.
fn beside_boxes(table: &Table) -> Option<Columns> {
    let (head, first) = (table.rows.first()?, table.rows.get(1)?);
    let is_box = |(_, cell): &(usize, CellValue)| only_box(cell).is_some();
    first.cells.iter().find(|cell| is_box(cell))?;
    let is_text = |(_, cell): &&(usize, CellValue)| {
        cell.words().is_some_and(|words| words.contains(char::is_alphabetic))
    };
    let (place, _) = first.cells.iter().find(is_text)?;
    Some(Columns::with_task(head, *place))
}
