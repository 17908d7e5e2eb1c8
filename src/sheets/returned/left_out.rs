//! What people wrote into a sheet that a record has no place for, and where.

use std::collections::BTreeSet;

use crate::domain::Id;
use crate::domain::text::spaced;
use crate::render::views::{MATTERS, SHOWN};
use crate::sheets::table::{
    CellValue, Columns, Head, Heading, Marks, Row, Table, cell_name, column_name,
};

/// So many rows or cells are named.
const FEW: usize = 8;

/// The id in a row.
pub(super) fn id(columns: &Columns, row: &Row) -> Option<Id> {
    columns.cell(Heading::Id, row).and_then(CellValue::words).map(Id::new)
}

/// What stands in a row that has no item.
pub(super) fn said(row: &Row) -> String {
    let words = row.cells.iter().filter_map(|(_, cell)| cell.words());
    format!("row {}: “{}”", row.number, spaced(&words.collect::<Vec<String>>().join(", ")))
}

/// The sheets beside the one of items, but for those that went out with it.
pub(super) fn sheets(tables: &[Table], items: &Table) -> Vec<String> {
    let is_called = |table: &Table, name: &str| table.sheet.as_deref() == Some(name);
    let is_snapshot = tables.iter().any(|table| is_called(table, "Summary"));
    let others = tables.iter().filter(|table| !std::ptr::eq(*table, items));
    let others = others.filter(|table| !table.rows.is_empty() && !is_called(table, "Internal"));
    let named = others.filter_map(|table| {
        let name = table.sheet.as_deref()?;
        let is_copy = Columns::find([table].into_iter(), Heading::Stamp).is_some();
        match name {
            MATTERS if table.rows.len() > 1 => {
                Some("the sheet of matters, which is only to be read".to_owned())
            }
            name if is_copy => Some(format!("the sheet {name}, which has items too")),
            name if name != MATTERS && !is_snapshot => Some(format!("the sheet {name}")),
            _ => None,
        }
    });
    named.collect()
}

/// What stands in columns that are not ours, beside cells and on them.
pub(super) fn beside(rows: &[&Row], columns: &Columns, marks: &Marks) -> Vec<String> {
    let named = |number: usize| {
        let row = rows.iter().find(|row| row.number == number);
        row.and_then(|row| id(columns, row)).map(|id| format!(" ({id})"))
    };
    let foreign = foreign(rows, columns).into_iter().filter_map(|(words, place)| {
        let rows = which(rows, columns, |row| row.cell(place).is_some())?;
        Some(format!("{words} ({rows})"))
    });
    let foreign = foreign.collect::<Vec<String>>().join(", ");
    let foreign = (!foreign.is_empty()).then(|| format!("columns that are not ours: {foreign}"));
    let struck: Vec<_> = marks.struck.iter().collect();
    let struck = struck.chunk_by(|(one, _), (other, _)| one.0 == other.0).filter_map(|cells| {
        let row = cells[0].0.0;
        let cells = cells.iter().take(FEW).map(|(place, words)| match words {
            Some(words) => format!("“{words}” in {}", cell_name(**place)),
            None => cell_name(**place),
        });
        let cells = cells.collect::<Vec<String>>().join(", ");
        Some(format!("the strike-through of {cells}{}", named(row)?))
    });
    let coloured = which(rows, columns, |row| marks.coloured.contains(&row.number));
    let coloured = coloured.map(|rows| format!("what the colours mean of {rows}"));
    let comments = marks.comments.iter().map(|(place, text)| {
        let item = named(place.0).unwrap_or_default();
        format!("the comment on {}{item}: “{text}”", cell_name(*place))
    });
    foreign.into_iter().chain(struck).chain(coloured).chain(comments).collect()
}

/// The columns that are not ours, by what stands above them or their letters, and where they are.
fn foreign(rows: &[&Row], columns: &Columns) -> Vec<(String, usize)> {
    let is_foreign = |head: &&Head| {
        let is_ours = matches!(head.heading, Some(Heading::Id | Heading::Stamp | Heading::Cell(_)));
        !is_ours && !SHOWN.contains(&head.word())
    };
    let is_bare = |place: &usize| columns.heads.iter().all(|head| head.place != *place);
    let filled = rows.iter().flat_map(|row| &row.cells).map(|(place, _)| *place);
    let bare: BTreeSet<usize> = filled.filter(is_bare).collect();
    let headed = columns.heads.iter().filter(is_foreign);
    let headed = headed.map(|head| (head.words.clone(), head.place));
    headed.chain(bare.into_iter().map(|place| (column_name(place), place))).collect()
}

/// Which rows are so, if any is.
fn which(rows: &[&Row], columns: &Columns, are_so: impl Fn(&Row) -> bool) -> Option<String> {
    let names = rows.iter().filter(|row| are_so(row)).map(|row| match id(columns, row) {
        Some(id) => id.to_string(),
        None => format!("row {}", row.number),
    });
    let names: Vec<String> = names.collect();
    match names.len() {
        0 => None,
        1..=FEW => Some(names.join(", ")),
        many => Some(format!("{many} rows")),
    }
}
