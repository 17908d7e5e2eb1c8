//! Why a file that others wrote is not taken.

use std::path::{Path, PathBuf};

/// Why a file that others wrote is not taken.
#[derive(Debug, thiserror::Error)]
#[error("{} can't be taken", path.display())]
pub(crate) struct SheetError {
    pub(crate) path: PathBuf,
    pub(crate) why: Why,
}

/// What is wrong with such a file.
#[derive(Debug)]
pub(crate) enum Why {
    /// Its ending is none of those that lists have.
    UnknownKind,
    /// It is no text: a control character stands in this line.
    NotText(usize),
    /// Rows of a table, or lines of a text, can't be taken.
    Rows(Vec<TableFault>),
}

impl Why {
    /// The same, of the file at this path.
    pub(crate) fn of(self, path: &Path) -> SheetError {
        SheetError { path: path.to_owned(), why: self }
    }
}

impl From<TableFault> for Why {
    fn from(fault: TableFault) -> Self {
        Why::Rows(vec![fault])
    }
}

/// What is wrong with a table, or with one row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableFault {
    pub(crate) sheet: Option<String>,
    pub(crate) row: Option<usize>,
    pub(crate) problem: String,
    pub(crate) remedy: String,
}

impl TableFault {
    /// A fault of the table as a whole.
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { sheet: None, row: None, problem: problem.into(), remedy: remedy.into() }
    }

    /// The same, of this row or line.
    pub(crate) fn at(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The same, of this sheet.
    pub(crate) fn of(self, sheet: Option<&str>) -> Self {
        Self { sheet: sheet.map(str::to_owned), ..self }
    }
}
