//! Tables as rows of typed cells, which know where they stand.

use crate::domain::time::Day;

/// A table: a CSV file, or a sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// What stands on the sheet's tab.
    pub(crate) sheet: Option<String>,
    /// Its rows, but for those without any content.
    pub(crate) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The number that a spreadsheet shows beside it, from 1.
    pub(crate) number: usize,
    /// What is not empty, by its column from 0.
    pub(super) cells: Vec<(usize, CellValue)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellValue {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
    /// A formula whose value the file does not hold.
    Uncomputed,
}

/// Why a file is not read as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableFault {
    /// The sheet, where it is one's.
    pub(crate) sheet: Option<String>,
    /// The row, where it is one's.
    pub(crate) row: Option<usize>,
    /// What is wrong.
    pub(crate) problem: String,
    /// What to do about it.
    pub(crate) remedy: String,
}

impl Row {
    /// The cell in this column, from 0.
    pub(crate) fn cell(&self, column: usize) -> &CellValue {
        let own = self.cells.iter().rfind(|(place, _)| *place == column);
        own.map_or(&CellValue::Empty, |(_, cell)| cell)
    }

    /// All that is not empty, by column.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, &CellValue)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }
}

impl CellValue {
    /// The words, without blanks around them; a number or a day as people write it. None where
    /// there is nothing.
    pub(crate) fn words(&self) -> Option<String> {
        let words = match self {
            CellValue::Empty | CellValue::Uncomputed => return None,
            CellValue::Text(text) => text.replace("\r\n", "\n").trim().to_owned(),
            CellValue::Number(number) => number.to_string(),
            CellValue::Day(day) => day.to_string(),
        };
        Some(words).filter(|words| !words.is_empty())
    }
}

impl TableFault {
    /// A fault of the file as a whole.
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { sheet: None, row: None, problem: problem.into(), remedy: remedy.into() }
    }

    /// The same, of this row.
    pub(crate) fn at(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The same, of this sheet.
    pub(crate) fn of(self, sheet: &str) -> Self {
        Self { sheet: Some(sheet.to_owned()), ..self }
    }
}
