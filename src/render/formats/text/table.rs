//! A table as lines.

use unicode_width::UnicodeWidthStr;

use super::layout::Layout;
use super::paint::{Line, wrap};
use crate::render::document::{Column, Datum, Row, Span, Table, Text, Tone};
use crate::render::formats::symbols::text;
use crate::render::phrasing::Calendar;

/// What stands below a row may be as wide as this where the table itself is narrower.
const WIDE: usize = 100;

/// The lines of a table that fit in `width`.
pub(super) fn lines(table: &Table, width: usize, calendar: &Calendar) -> Vec<Line> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let mut cells = rows
        .map(|row| row.cells.iter().map(|cell| Line::of(text(cell, calendar))).collect())
        .collect::<Vec<Vec<Line>>>();
    let layout = Layout::new(&table.columns, &wanted(&table.columns, &cells), width);
    let mut lines = head(&table.columns, &layout);
    let mut cells = cells.drain(..);
    for group in &table.groups {
        lines.extend(group.heading.iter().flat_map(|heading| wrap(heading, width)));
        for (row, cells) in group.rows.iter().zip(&mut cells) {
            lines.extend(row_lines(row, cells, &table.columns, &layout, width));
        }
    }
    lines
}

/// The widths that the columns would like to have.
fn wanted(columns: &[Column], rows: &[Vec<Line>]) -> Vec<usize> {
    let mut wanted: Vec<usize> = columns.iter().map(head_width).collect();
    for cells in rows {
        for (width, cell) in wanted.iter_mut().zip(cells) {
            *width = cell.width().max(*width);
        }
    }
    wanted
}

fn head_width(column: &Column) -> usize {
    column.head.lines().map(UnicodeWidthStr::width).max().unwrap_or_default()
}

/// The heads of the columns, at the bottom of as many lines as the tallest needs.
fn head(columns: &[Column], layout: &Layout) -> Vec<Line> {
    let heads: Vec<Vec<Line>> = layout
        .columns
        .iter()
        .map(|(column, _)| {
            let lines = columns[*column].head.lines();
            lines.map(|line| Line::of(Text::toned(line, Tone::Quiet))).collect()
        })
        .collect();
    let height = heads.iter().map(Vec::len).max().unwrap_or_default();
    let bottom = heads.into_iter().map(|lines: Vec<Line>| {
        let missing = height - lines.len();
        std::iter::repeat_with(Line::default).take(missing).chain(lines).collect()
    });
    side_by_side(bottom.collect(), columns, layout)
}

fn row_lines(
    row: &Row,
    mut cells: Vec<Line>,
    columns: &[Column],
    layout: &Layout,
    width: usize,
) -> Vec<Line> {
    let folded = folded(row, &cells, columns, layout);
    let shown = layout.columns.iter().map(|(column, width)| {
        let cell = cells.get_mut(*column).map(std::mem::take);
        cell.unwrap_or_default().wrapped(*width)
    });
    let mut lines = side_by_side(shown.collect(), columns, layout);
    let main = layout.columns.iter().position(|(column, _)| columns[*column].wraps);
    let indent = layout.start(main.unwrap_or_default());
    for below in row.below.iter().chain(&folded) {
        let room = width.min(layout.width().max(WIDE)).saturating_sub(indent);
        lines.extend(hanging(below, room).into_iter().map(|line| line.indented(indent)));
    }
    lines
}

/// What a row holds in columns of text that are not shown, as a line below it.
fn folded(row: &Row, cells: &[Line], columns: &[Column], layout: &Layout) -> Option<Text> {
    let is_hidden = |column: usize| !layout.columns.iter().any(|(shown, _)| *shown == column);
    let words = columns.iter().zip(row.cells.iter().zip(cells)).enumerate();
    let hidden: Vec<String> = words
        .filter(|(at, (column, (cell, _)))| {
            is_hidden(*at) && column.wraps && !matches!(cell.datum, Datum::Nothing | Datum::Blank)
        })
        .map(|(_, (column, (_, cell)))| format!("{}: {}", on_one_line(&column.head), cell.plain()))
        .collect();
    (!hidden.is_empty()).then(|| Text::toned(hidden.join(", "), Tone::Quiet))
}

/// The head of a column as it is said within a line.
fn on_one_line(head: &str) -> String {
    head.replace("-\n", "").replace('\n', " ").to_lowercase()
}

/// A line below a row; where it begins with a sign, its further lines stand behind that.
fn hanging(text: &Text, width: usize) -> Vec<Line> {
    let sign = |span: &Span| span.content.starts_with(['↳', '≠']);
    let indent = if text.0.first().is_some_and(sign) { 2 } else { 0 };
    let lines = wrap(text, width.saturating_sub(indent));
    let behind = |(at, line): (usize, Line)| if at > 0 { line.indented(indent) } else { line };
    lines.into_iter().enumerate().map(behind).collect()
}

fn side_by_side(cells: Vec<Vec<Line>>, columns: &[Column], layout: &Layout) -> Vec<Line> {
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    (0..height)
        .map(|_| {
            let mut line = Line::default();
            let columns_of_lines = layout.columns.iter().zip(&mut cells);
            for (place, ((column, width), cell)) in columns_of_lines.enumerate() {
                let part = cell.next().unwrap_or_default();
                let gap = if place > 0 { layout.gap } else { 0 };
                line = line.then(gap, part.padded(*width, columns[*column].right));
            }
            line
        })
        .collect()
}
