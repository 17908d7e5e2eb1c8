//! A table as lines.

use comfy_table::ColumnConstraint::{Absolute, Hidden};
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Width};
use unicode_width::UnicodeWidthStr;

use super::columns::Layout;
use super::line::{begins_with, line, text, toned, wrap};
use super::visible::visible;
use crate::render::formats::cell_text;
use crate::render::{Calendar, Cell, Column, Datum, Row, Table, Tone};

/// What stands below a row may be as wide as this where the table itself is narrower.
const WIDE: usize = 100;

/// The lines of a table that fit in `width`.
pub(super) fn lines(table: &Table, width: usize, calendar: &Calendar) -> Vec<String> {
    let columns = &table.columns;
    let cells = |row: &Row| row.cells.iter().map(|it| cell_line(it, calendar)).collect();
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    let layout = Layout::new(columns, &wanted(columns, &rows), width);
    let mut lines = printed(columns, &layout, heads(columns).into_iter()).concat();
    let mut rows = rows.into_iter();
    for group in &table.groups {
        lines.extend(group.heading.iter().flat_map(|heading| wrap(line(heading), width)));
        let own: Vec<Vec<String>> = rows.by_ref().take(group.rows.len()).collect();
        let rest = group.rows.iter().zip(&own);
        let rest = rest.map(|(row, cells)| below(row, cells, columns, &layout, width));
        let rest: Vec<Vec<String>> = rest.collect();
        let own = own.into_iter().map(|cells| wrapped(cells, &layout));
        for (printed, below) in printed(columns, &layout, own).into_iter().zip(rest) {
            lines.extend(printed);
            lines.extend(below);
        }
    }
    lines
}

/// A cell on one line.
pub(super) fn cell_line(cell: &Cell, calendar: &Calendar) -> String {
    match cell.datum {
        Datum::Share(_) => line(&cell_text::text(cell, calendar)),
        _ => toned(&visible(&cell_text::words(cell, calendar)), cell.tone),
    }
}

/// How wide the columns would like to be.
fn wanted(columns: &[Column], rows: &[Vec<String>]) -> Vec<usize> {
    let head = |column: &Column| column.head.lines().map(UnicodeWidthStr::width).max();
    let mut wanted: Vec<usize> = columns.iter().map(|it| head(it).unwrap_or_default()).collect();
    for cells in rows {
        for (width, cell) in wanted.iter_mut().zip(cells) {
            *width = cell.width().max(*width);
        }
    }
    wanted
}

/// The heads of the columns, if there are any, at the bottom of as many lines as the tallest needs.
fn heads(columns: &[Column]) -> Option<Vec<String>> {
    let highest = columns.iter().map(|column| column.head.lines().count()).max()?;
    let head = |column: &Column| {
        let lines = column.head.lines().map(|head| toned(head, Tone::Quiet));
        let lines: Vec<String> = lines.collect();
        "\n".repeat(highest - lines.len().max(1)) + &lines.join("\n")
    };
    (highest > 0).then(|| columns.iter().map(head).collect())
}

/// The cells, on as many lines as their columns take.
fn wrapped(mut cells: Vec<String>, layout: &Layout) -> Vec<String> {
    for (cell, width) in cells.iter_mut().zip(&layout.widths) {
        if let Some(width) = width.filter(|width| cell.width() > *width) {
            *cell = wrap(std::mem::take(cell), width).join("\n");
        }
    }
    cells
}

/// Rows below one another, as the lines of each.
fn printed(
    columns: &[Column],
    layout: &Layout,
    rows: impl Iterator<Item = Vec<String>>,
) -> Vec<Vec<String>> {
    let mut heights = Vec::new();
    let mut sheet = comfy_table::Table::new();
    sheet.load_preset(NOTHING);
    for cells in rows {
        heights.push(cells.iter().map(|cell| cell.split('\n').count()).max().unwrap_or(1));
        sheet.add_row(cells);
    }
    let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    let mut end = 0;
    for (at, column) in sheet.column_iter_mut().enumerate() {
        let Some(width) = layout.widths[at].filter(|width| *width > 0) else {
            column.set_constraint(Hidden);
            continue;
        };
        let before = layout.start(at) - end;
        end += before + width;
        column.set_padding((narrow(before), 0));
        column.set_constraint(Absolute(Width::Fixed(narrow(before + width))));
        if columns[at].right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut lines = sheet.lines();
    heights.into_iter().map(|height| lines.by_ref().take(height).collect()).collect()
}

/// What there is to say below a row, last of all what it holds in columns of text that are
/// not shown.
fn below(
    row: &Row,
    cells: &[String],
    columns: &[Column],
    layout: &Layout,
    width: usize,
) -> Vec<String> {
    let shown = layout.widths.iter().zip(columns);
    let main = shown.clone().position(|(width, column)| width.is_some() && column.wraps);
    let indent = layout.start(main.unwrap_or(1.min(columns.len() - 1)));
    let room = width.min(layout.width().max(WIDE)).saturating_sub(indent);
    let folded: Vec<String> = shown
        .zip(row.cells.iter().zip(cells))
        .filter(|((width, column), (cell, _))| {
            let is_nothing = matches!(cell.datum, Datum::Nothing | Datum::Blank);
            width.is_none() && column.wraps && !is_nothing
        })
        .map(|((_, column), (_, cell))| {
            let head = on_one_line(&column.head);
            let lead = if head.is_empty() { head } else { head + ": " };
            lead + &text(cell).plain()
        })
        .collect();
    let folded = (!folded.is_empty()).then(|| toned(&folded.join(", "), Tone::Quiet));
    let below = row.below.iter().map(line).chain(folded);
    below.flat_map(|line| hanging(line, room)).map(|line| " ".repeat(indent) + &line).collect()
}

/// The head of a column as it is said within a line.
fn on_one_line(head: &str) -> String {
    head.replace("-\n", "").replace("/\n", "/").replace('\n', " ").to_lowercase()
}

/// A line below a row; where it begins with a sign, or stands behind one, its further lines stand
/// behind that.
fn hanging(line: String, width: usize) -> impl Iterator<Item = String> {
    let indent = if begins_with(&line, &['↳', '≠', ' ']) { 2 } else { 0 };
    let lines = wrap(line, width.saturating_sub(indent)).into_iter().enumerate();
    lines.map(move |(at, line)| " ".repeat(if at > 0 { indent } else { 0 }) + &line)
}
