//! Tables as rows of typed cells, which know where they stand.

use crate::domain::Day;
use crate::sheets::error::TableFault;

/// How many rows with content a table may have.
const MOST_ROWS: usize = 100_000;
/// How many columns of a table are looked at.
pub(super) const MOST_COLUMNS: usize = 256;

/// A table: a CSV file, or a sheet of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// What stands on the sheet's tab.
    pub(crate) sheet: Option<String>,
    /// Its rows, but for those without any content.
    pub(crate) rows: Vec<Row>,
}

/// Where a cell is: the number of its row, from 1, and its column, from 0.
pub(crate) type Place = (usize, usize);

/// What a spreadsheet calls the cell there, like `D26`.
pub(crate) fn cell_name((row, column): Place) -> String {
    format!("{}{row}", column_name(column))
}

/// What a spreadsheet calls the column there, like `D`.
pub(crate) fn column_name(column: usize) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

/// Where the cell with this name is.
pub(super) fn place_of(name: &str) -> Option<Place> {
    let (letters, row) = name.split_at(name.find(|c: char| c.is_ascii_digit())?);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let column = letters.bytes().fold(0, |before, c| before * 26 + usize::from(c - b'A') + 1);
    Some((row.parse().ok()?, column - 1))
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The number that a spreadsheet shows beside it, from 1.
    pub(crate) number: usize,
    /// What is not empty, by its column from 0.
    pub(crate) cells: Vec<(usize, CellValue)>,
}

/// What a cell that is not empty holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CellValue {
    Text(String),
    Number(f64),
    Day(Day),
    /// A formula whose value the file does not hold.
    Uncomputed,
}

impl Table {
    /// Adds a cell below or behind those that there are.
    ///
    /// # Errors
    /// When there are more rows than any checklist has.
    pub(crate) fn add(
        &mut self,
        number: usize,
        column: usize,
        value: CellValue,
    ) -> Result<(), TableFault> {
        match self.rows.last_mut().filter(|last| last.number == number) {
            Some(last) => last.cells.push((column, value)),
            None => self.rows.push(Row { number, cells: vec![(column, value)] }),
        }
        if self.rows.len() > MOST_ROWS {
            let problem = format!("there are more than {MOST_ROWS} rows");
            return Err(TableFault::new(problem, "keep only the rows that matter"));
        }
        Ok(())
    }
}

impl Row {
    /// What stands in this column, if anything does.
    pub(crate) fn cell(&self, place: usize) -> Option<&CellValue> {
        self.cells.iter().rfind(|(own, _)| *own == place).map(|(_, cell)| cell)
    }
}

impl CellValue {
    /// The words, without blanks around them; a number or a day as people write it. None for a
    /// formula without a value.
    pub(crate) fn words(&self) -> Option<String> {
        match self {
            CellValue::Text(text) => Some(text.replace("\r\n", "\n").trim().to_owned()),
            CellValue::Number(number) => Some(number.to_string()),
            CellValue::Day(day) => Some(day.to_string()),
            CellValue::Uncomputed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_spreadsheets_call_them() {
        for (place, name) in
            [((26, 3), "D26"), ((1, 25), "Z1"), ((9, 26), "AA9"), ((2, 701), "ZZ2")]
        {
            assert_eq!(cell_name(place), name);
            assert_eq!(place_of(name), Some(place));
        }
        for name in ["", "D", "26", "d26", "ABCD1", "D-1", "é1"] {
            assert_eq!(place_of(name), None, "{name}");
        }
    }
}
