//! The tables of a file, whatever kind of file it is.

use super::cells::Table;
use super::csv::table;
use super::encoding::{Decoded, decoded};
use super::workbook::tables;
use crate::sheets::error::TableFault;

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;

/// With what a zip file begins, and a file of the old Office or one that is encrypted.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// The tables of a file.
pub(crate) struct Spreadsheet {
    /// One for each sheet that can be seen.
    pub(crate) tables: Vec<Table>,
    /// It is text whose encoding was taken for Windows-1252.
    pub(crate) is_guessed: bool,
}

impl Spreadsheet {
    /// Reads the tables in the bytes of a file, whatever its name says that it is.
    ///
    /// # Errors
    /// When it is no table, or more of one than is read.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, TableFault> {
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
