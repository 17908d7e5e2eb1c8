//! A table as cells alone, for formats that have nothing but rows and columns.

use crate::render::{Cell, Column, Row, Table, Text};

/// The cells of a table, with the headings of its groups and what stands below its rows in
/// columns of their own.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// So many rows at the end sum up the others.
    pub(super) totals: usize,
    /// The first column holds the headings of groups.
    pub(super) is_grouped: bool,
}

impl Grid {
    pub(super) fn of(table: &Table) -> Self {
        let is_grouped = table.groups.iter().any(|group| group.heading.is_some());
        let mut rows = table.groups.iter().flat_map(|group| &group.rows);
        let totals = rows.clone().filter(|row| row.is_total).count();
        let has_more = rows.any(|row| !row.below.is_empty());
        let group = is_grouped.then(|| Column::unheaded("GROUP"));
        let more = has_more.then(|| Column::unheaded("REMARKS").wraps());
        let columns = group.into_iter().chain(table.columns.iter().cloned()).chain(more).collect();
        let rows = table.groups.iter().flat_map(|group| {
            let heading = group.heading.as_ref().map(|heading| without_number(&heading.plain()));
            let heading = is_grouped.then(|| Cell::text(heading));
            group.rows.iter().map(move |row| {
                let more = has_more.then(|| below(row));
                heading.clone().into_iter().chain(row.cells.iter().cloned()).chain(more).collect()
            })
        });
        Self { columns, rows: rows.collect(), totals, is_grouped }
    }
}

/// `Done` of `Done (3)`.
pub(super) fn without_number(heading: &str) -> String {
    heading.split(" (").next().unwrap_or_default().to_owned()
}

fn below(row: &Row) -> Cell {
    let lines: Vec<String> = row.below.iter().map(Text::plain).collect();
    Cell::text(Some(lines.join("\n")).filter(|text| !text.is_empty()))
}
