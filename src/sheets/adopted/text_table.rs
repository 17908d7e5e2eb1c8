//! Tables in Markdown, cell by cell.

use crate::sheets::error::TableFault;
use crate::sheets::table::{CellValue, Table};

/// A table on its way.
#[derive(Default)]
pub(super) struct TextTable {
    table: Option<Table>,
    cell: String,
    link: Option<String>,
    column: usize,
}

impl TextTable {
    /// Has a table begun that has not ended?
    pub(super) fn is_open(&self) -> bool {
        self.table.is_some()
    }

    pub(super) fn begin(&mut self) {
        *self = Self { table: Some(Table::default()), ..Self::default() };
    }

    pub(super) fn begin_row(&mut self) {
        self.column = 0;
    }

    pub(super) fn text(&mut self, text: &str) {
        self.cell.push_str(text);
    }

    pub(super) fn link(&mut self, url: &str) {
        self.link = Some(url.to_owned()).filter(|_| self.is_open());
    }

    pub(super) fn end_link(&mut self) {
        if let Some(url) = self.link.take().filter(|url| !self.cell.ends_with(url)) {
            self.cell.push_str(&format!(" <{url}>"));
        }
    }

    /// What was read since the last cell belongs to none.
    pub(super) fn begin_cell(&mut self) {
        self.cell.clear();
    }

    /// Adds the cell to the row on this line.
    pub(super) fn end_cell(&mut self, line: usize) -> Result<(), TableFault> {
        let words = std::mem::take(&mut self.cell);
        let column = self.column;
        self.column += 1;
        match self.table.as_mut().filter(|_| !words.trim().is_empty()) {
            Some(table) => table.add(line, column, CellValue::Text(words.trim().to_owned())),
            None => Ok(()),
        }
    }

    pub(super) fn end(&mut self) -> Option<Table> {
        self.table.take()
    }
}
