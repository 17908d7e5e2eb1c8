//! A table as lines.

use comfy_table::ColumnConstraint::{Absolute, Hidden};
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Width};
use unicode_width::UnicodeWidthStr;

use super::columns::Layout;
use super::line::{line, text, toned, wrap};
use crate::render::document::{Column, Datum, Row, Table, Text, Tone};
use crate::render::formats::symbols;
use crate::render::phrasing::Calendar;

/// What stands below a row may be as wide as this where the table itself is narrower.
const WIDE: usize = 100;

/// The lines of a table that fit in `width`.
pub(super) fn lines(table: &Table, width: usize, calendar: &Calendar) -> Vec<String> {
    let cells = |row: &Row| row.cells.iter().map(|it| line(&symbols::text(it, calendar))).collect();
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    let mut printer = Printer::new(&table.columns, &rows, width);
    let mut lines = printer.heads();
    let mut rows = rows.into_iter();
    for group in &table.groups {
        lines.extend(group.heading.iter().flat_map(|heading| wrap(line(heading), width)));
        for (row, cells) in group.rows.iter().zip(&mut rows) {
            let below = printer.below(row, &cells, width);
            lines.extend(printer.row(cells).into_iter().chain(below));
        }
    }
    lines
}

/// Prints row by row, so that other lines can stand between them.
struct Printer<'t> {
    columns: &'t [Column],
    layout: Layout,
    /// Holds one row, each in its turn.
    sheet: comfy_table::Table,
}

impl<'t> Printer<'t> {
    fn new(columns: &'t [Column], rows: &[Vec<String>], width: usize) -> Self {
        let head = |column: &Column| column.head.lines().map(UnicodeWidthStr::width).max();
        let mut wanted: Vec<usize> =
            columns.iter().map(|column| head(column).unwrap_or(0)).collect();
        for cells in rows {
            wanted
                .iter_mut()
                .zip(cells)
                .for_each(|(width, cell)| *width = cell.width().max(*width));
        }
        let layout = Layout::new(columns, &wanted, width);
        let mut sheet = comfy_table::Table::new();
        sheet.load_preset(NOTHING).add_row(columns.iter().map(|column| &column.head));
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
        Self { columns, layout, sheet }
    }

    /// The heads of the columns, at the bottom of as many lines as the tallest needs.
    fn heads(&mut self) -> Vec<String> {
        let height = |column: &Column| column.head.lines().count();
        let highest = self.columns.iter().map(height).max().unwrap_or_default();
        if highest == 0 {
            return Vec::new();
        }
        let head = |column: &Column| {
            let lines = column.head.lines().map(|head| line(&Text::toned(head, Tone::Quiet)));
            let lines: Vec<String> = lines.collect();
            "\n".repeat(highest - lines.len().max(1)) + &lines.join("\n")
        };
        self.print(self.columns.iter().map(head).collect())
    }

    /// The lines of a row.
    fn row(&mut self, cells: Vec<String>) -> Vec<String> {
        let widths = self.layout.widths.iter().map(|width| width.unwrap_or(usize::MAX));
        self.print(
            cells
                .into_iter()
                .zip(widths)
                .map(|(cell, width)| wrap(cell, width).join("\n"))
                .collect(),
        )
    }

    fn print(&mut self, cells: Vec<String>) -> Vec<String> {
        *self.sheet.row_mut(0).expect("it holds a row") = cells.into();
        self.sheet.lines().collect()
    }

    /// What there is to say below a row, last of all what it holds in columns of text that are
    /// not shown.
    fn below(&self, row: &Row, cells: &[String], width: usize) -> Vec<String> {
        let layout = &self.layout;
        let shown = layout.widths.iter().zip(self.columns);
        let main = shown.clone().position(|(width, column)| width.is_some() && column.wraps);
        let indent = layout.start(main.unwrap_or_default());
        let room = width.min(layout.width().max(WIDE)).saturating_sub(indent);
        let folded: Vec<String> = shown
            .zip(row.cells.iter().zip(cells))
            .filter(|((width, column), (cell, _))| {
                let is_nothing = matches!(cell.datum, Datum::Nothing | Datum::Blank);
                width.is_none() && column.wraps && !is_nothing
            })
            .map(|((_, column), (_, cell))| {
                format!("{}: {}", on_one_line(&column.head), text(cell).plain())
            })
            .collect();
        let folded = (!folded.is_empty()).then(|| toned(&folded.join(", "), Tone::Quiet));
        let below = row.below.iter().map(line).chain(folded);
        below.flat_map(|line| hanging(line, room)).map(|line| " ".repeat(indent) + &line).collect()
    }
}

/// The head of a column as it is said within a line.
fn on_one_line(head: &str) -> String {
    head.replace("-\n", "").replace('\n', " ").to_lowercase()
}

/// A line below a row; where it begins with a sign, its further lines stand behind that.
fn hanging(line: String, width: usize) -> impl Iterator<Item = String> {
    let indent = if text(&line).plain().starts_with(['↳', '≠']) { 2 } else { 0 };
    let lines = wrap(line, width.saturating_sub(indent)).into_iter().enumerate();
    lines.map(move |(at, line)| " ".repeat(if at > 0 { indent } else { 0 }) + &line)
}
