//! A document as a sheet.

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Format, FormatAlign, ProtectionOptions, Table as Filtered,
    TableColumn, TableStyle, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::style;
use crate::domain::brand::Colour;
use crate::domain::{Day, Status};
use crate::render::document::{Figure, Passage, Verdict};
use crate::render::formats::grid::Grid;
use crate::render::formats::text::visible_lines;
use crate::render::formats::value_table::{Value, value};
use crate::render::{Block, Cell, Column, Document, Table, Text, Tone};

/// The longest text that a cell may hold, in UTF-16 units.
const LONGEST: usize = 32_767;
/// A column is at most so wide, in characters; longer text wraps.
const WIDEST: usize = 60;
/// The same where several tables share the columns: one that is wide in one of them is so in all.
const WIDEST_SHARED: usize = 36;
/// Text over several columns goes on in the next row after so many characters.
const ACROSS: usize = 110;

/// How high a line is, in points.
const LINE: usize = 15;

pub(super) type Done = Result<(), XlsxError>;

/// Writes the document on the sheet, from this row on, with heads in this colour.
pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    row: u32,
    accent: Option<Colour>,
) -> Done {
    let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    let mut page = Page { sheet, row, accent, widths: Vec::new(), is_one_table: tables == 1 };
    let is_summary = document.blocks.iter().any(|block| matches!(block, Block::Verdict(_)));
    page.sheet.set_landscape().set_print_fit_to_pages(1, u16::from(is_summary));
    let (title, beside, others) = document.parts();
    title.map_or(Ok(()), |title| page.line(&title.plain(), &style::bold(16)))?;
    beside.map_or(Ok(()), |beside| page.text(beside))?;
    others.iter().try_for_each(|block| page.block(block))?;
    page.widen()
}

/// A sheet, and how far it is written.
pub(super) struct Page<'s> {
    pub(super) sheet: &'s mut Worksheet,
    pub(super) row: u32,
    /// The colour of heads.
    accent: Option<Colour>,
    /// How many characters each column holds at most.
    widths: Vec<usize>,
    /// What there is else stands above the one table, which can be filtered.
    is_one_table: bool,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) -> Done {
        match block {
            Block::Ends(left, right) => self.text(left).and_then(|()| self.text(right)),
            Block::Line(text) | Block::Indented(text) | Block::Verbatim(text) => self.text(text),
            Block::Heading(title) => {
                self.row += 1;
                self.line(title, &style::bold(12))
            }
            Block::Subheading(title) => self.line(title, &style::bold(11)),
            Block::Verdict(verdict) => self.verdict(verdict),
            Block::Prose(prose) => {
                let mut lines = prose.0.iter().flat_map(Passage::lines);
                lines.try_for_each(|line| self.text(&line.text()))
            }
            Block::Table(table) => self.table(table, self.is_one_table),
            Block::Figures(figures) => self.figures(figures),
            Block::Blanks(labels) => labels.iter().try_for_each(|label| {
                self.row += 1;
                self.line(&format!("{label}: {}", "_".repeat(40)), &style::toned(Tone::Plain))
            }),
            Block::Page => Ok(()),
            Block::Chart(chart) => self.chart(chart),
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::Gap => {
                self.row += 1;
                Ok(())
            }
        }
    }

    fn text(&mut self, text: &Text) -> Done {
        let tone = text.0.first().map_or(Tone::Plain, |span| span.tone);
        let text = text.plain();
        let mut lines = textwrap::wrap(&text, ACROSS).into_iter();
        lines.try_for_each(|line| self.line(&line, &style::toned(tone)))
    }

    /// The word, large, and what there is to say of it.
    fn verdict(&mut self, verdict: &Verdict) -> Done {
        let word = style::toned(verdict.how.tone).set_bold().set_font_size(18);
        self.sheet.set_row_height(self.row, 26)?;
        self.line(&verdict.how.text().plain(), &word)?;
        let others = [verdict.why.clone(), verdict.ends.clone()].into_iter().chain(verdict.trend());
        others.into_iter().try_for_each(|text| self.text(&text))
    }

    /// Figures side by side, each below what it says and above what there is to say of it.
    fn figures(&mut self, figures: &[Figure]) -> Done {
        self.row += 1;
        for (at, Figure { label, value, note }) in (0..).zip(figures) {
            let quiet = || style::toned(Tone::Quiet).set_text_wrap();
            let value_format = style::toned(value.tone).set_bold().set_font_size(14);
            let value_format = value_format.set_align(FormatAlign::Left);
            self.put(at, &Cell::from(label.as_str()), quiet())?;
            self.row += 1;
            self.sheet.set_row_height(self.row, 20)?;
            self.put(at, value, value_format)?;
            self.row += 1;
            self.put(at, &Cell::from(note.plain()), quiet())?;
            self.row -= 2;
        }
        self.row += 4;
        Ok(())
    }

    /// A line that reaches over the columns beside it.
    fn line(&mut self, text: &str, format: &Format) -> Done {
        if !text.is_empty() {
            self.sheet.write_string_with_format(self.row, 0, fitting(text), format)?;
            self.row += 1;
        }
        Ok(())
    }

    pub(super) fn table(&mut self, table: &Table, is_filtered: bool) -> Done {
        let grid = Grid::of(table);
        let first = self.row;
        for (at, column) in (0..).zip(&grid.columns) {
            self.put(
                at,
                &Cell::from(column.title().as_str()),
                aligned(style::head(self.accent), column),
            )?;
        }
        self.row += 1;
        for row in &grid.rows {
            let mut most_lines = 1;
            for (at, (column, cell)) in (0..).zip(grid.columns.iter().zip(row)) {
                let lines = self.put(at, cell, format_of(column, cell))?;
                most_lines = most_lines.max(if column.wraps { lines } else { 1 });
            }
            if most_lines > 1 {
                self.sheet.set_row_height(self.row, (most_lines * LINE) as f64)?;
            }
            self.row += 1;
        }
        if is_filtered && grid.rows.len() > grid.totals {
            self.filter(&grid, first)?;
        }
        let last = self.row.saturating_sub(1);
        for (at, column) in (0..).zip(&grid.columns) {
            if column.hidden {
                self.sheet.set_column_hidden(at)?;
            }
            if let Some(words) = column.input.as_ref().filter(|words| !words.is_empty()) {
                self.choices(at, words, &grid.rows, first + 1)?;
                for colours in Status::ALL.iter().copied().filter_map(style::of_status) {
                    self.sheet.add_conditional_format(first + 1, at, last, at, &colours)?;
                }
            }
        }
        if grid.columns.iter().any(|column| column.input.is_some()) {
            self.protect();
        }
        self.row += 1;
        Ok(())
    }

    /// Makes a table of the rows from `first` to the last one, which stays in view and can be
    /// filtered.
    fn filter(&mut self, grid: &Grid, first: u32) -> Done {
        let head = style::head(self.accent);
        let column =
            |it: &Column| TableColumn::new().set_header(it.title()).set_header_format(&head);
        let columns: Vec<TableColumn> = grid.columns.iter().map(column).collect();
        let table = Filtered::new().set_columns(&columns).set_style(TableStyle::Light1);
        let last = grid.columns.len().saturating_sub(1) as u16;
        // What sums up the others stays below them, in whatever order those stand.
        let end = self.row - 1 - grid.totals as u32;
        self.sheet.add_table(first, 0, end, last, &table)?;
        self.sheet.set_freeze_panes(first + 1, 0)?;
        self.sheet.set_repeat_rows(first, first)?;
        Ok(())
    }

    /// Offers these words in a column, from this row on, or those that a cell has of its own.
    fn choices(&mut self, at: u16, words: &[&str], rows: &[Vec<Cell>], first: u32) -> Done {
        let own = |row: &Vec<Cell>| row.get(usize::from(at)).and_then(|cell| cell.input.clone());
        let mut from = first;
        for run in rows.chunk_by(|one, next| own(one) == own(next)) {
            let own = run.first().and_then(own);
            let list = DataValidation::new();
            let list = list.allow_list_strings(own.as_deref().unwrap_or(words))?;
            let to = from + run.len() as u32;
            self.sheet.add_data_validation(from, at, to - 1, at, &list)?;
            from = to;
        }
        Ok(())
    }

    /// Keeps people from writing where nothing is read back; there is no password.
    fn protect(&mut self) {
        self.sheet.protect_with_options(&ProtectionOptions {
            use_autofilter: true,
            sort: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
    }

    /// Writes a cell. On how many lines does it stand where it may be wrapped?
    fn put(&mut self, column: u16, cell: &Cell, format: Format) -> Result<usize, XlsxError> {
        let widest = self.widest();
        let (sheet, row) = (&mut self.sheet, self.row);
        let mut lines = 1;
        let width = match value(cell) {
            Value::Nothing => sheet.write_blank(row, column, &format).map(|_| 0),
            Value::Text(text) => {
                lines = text.lines().map(|line| line.width().div_ceil(widest).max(1)).sum();
                let text = fitting(&text);
                let width = text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
                sheet.write_string_with_format(row, column, text, &format).map(|_| width)
            }
            Value::Number(number) => {
                sheet.write_number_with_format(row, column, number as f64, &format).map(|_| 6)
            }
            Value::Percent(share) => {
                let (share, format) = (share as f64 / 100.0, format.set_num_format("0%"));
                sheet.write_number_with_format(row, column, share, &format).map(|_| 6)
            }
            Value::Day(day) => {
                let format = format.set_num_format("yyyy-mm-dd");
                let written = match excel_day(day) {
                    Ok(day) => sheet.write_datetime_with_format(row, column, &day, &format),
                    Err(_) => sheet.write_string_with_format(row, column, day.to_string(), &format),
                };
                written.map(|_| 11)
            }
            Value::Moment(at) => {
                let format = format.set_num_format("yyyy-mm-dd hh:mm");
                let moment = excel_day(at.date())
                    .and_then(|day| day.and_hms(at.hour() as u16, at.minute() as u8, 0));
                let written = match moment {
                    Ok(at) => sheet.write_datetime_with_format(row, column, &at, &format),
                    Err(_) => sheet.write_string_with_format(row, column, at.to_string(), &format),
                };
                written.map(|_| 16)
            }
        }?;
        let at = usize::from(column);
        self.widths.resize(self.widths.len().max(at + 1), 0);
        self.widths[at] = self.widths[at].max(width);
        Ok(lines)
    }

    /// How wide a column is at most.
    fn widest(&self) -> usize {
        if self.is_one_table { WIDEST } else { WIDEST_SHARED }
    }

    fn widen(&mut self) -> Done {
        for (at, width) in self.widths.iter().enumerate() {
            let width = (*width).clamp(4, self.widest()) + 2;
            self.sheet.set_column_width(at as u16, width as f64)?;
        }
        Ok(())
    }
}

/// The day as Excel counts days, which begin with 1900.
pub(super) fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900).unwrap_or_default();
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}

fn aligned(format: Format, column: &Column) -> Format {
    if column.right { format.set_align(FormatAlign::Right) } else { format }
}

fn format_of(column: &Column, cell: &Cell) -> Format {
    let format = aligned(style::toned(cell.tone), column);
    let format = if column.wraps { format.set_text_wrap() } else { format };
    if column.input.is_some() { format.set_unlocked() } else { format }
}

/// Text as long as a cell may hold, with what can't be seen written out.
fn fitting(text: &str) -> String {
    let text = visible_lines(text);
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST
    };
    text.chars().take_while(fits).chain(['…']).collect()
}
