//! What kind of file it is.

use std::path::Path;

use super::cells::{Table, TableFault};
use super::csv::table;
use super::encoding::{Decoded, decoded};
use super::workbook::tables;
use crate::sheets::error::{SheetError, Why};

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;
/// How many rows with content a table may have.
pub(super) const MOST_ROWS: usize = 100_000;
/// How many columns of a table are looked at.
pub(super) const MOST_COLUMNS: usize = 256;
/// How many characters a spreadsheet has in a cell at most.
pub(super) const LONGEST_CELL: usize = 32_767;

/// With what a zip file begins, and a file of the old Office or one that is encrypted.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// The tables of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spreadsheet {
    /// One for each sheet that can be seen.
    pub(crate) tables: Vec<Table>,
    /// It is text that was taken for Windows-1252.
    pub(crate) is_guessed: bool,
}

impl Spreadsheet {
    /// Reads the tables of the file at `path` by the bytes that it holds, whatever it is called.
    ///
    /// # Errors
    /// When it is no table, or more of one than is read.
    pub(crate) fn read(bytes: &[u8], path: &Path) -> Result<Self, SheetError> {
        Self::of(bytes).map_err(|fault| Why::Rows(vec![fault]).of(path))
    }

    fn of(bytes: &[u8]) -> Result<Self, TableFault> {
        if bytes.starts_with(ZIP) {
            return Ok(Self { tables: tables(bytes)?, is_guessed: false });
        }
        if bytes.starts_with(OLE) {
            let problem = "this is a workbook with a password, or one of before 2007 (.xls)";
            let remedy = "save it as .xlsx without a password, or as .csv";
            return Err(TableFault::new(problem, remedy));
        }
        let Decoded { text, is_guessed } = decoded(bytes).ok_or_else(|| {
            let problem = "this is neither a workbook nor text";
            TableFault::new(problem, "save the sheet as .xlsx or .csv")
        })?;
        Ok(Self { tables: vec![table(&text)?], is_guessed })
    }
}

/// Nobody's checklist is that long.
pub(super) fn too_many_rows() -> TableFault {
    let problem = format!("there are more than {MOST_ROWS} rows");
    TableFault::new(problem, "keep only the rows that matter")
}
