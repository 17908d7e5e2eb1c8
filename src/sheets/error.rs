//! Why a file that others wrote is not taken.

use std::path::{Path, PathBuf};

use super::table::TableFault;
use crate::record::fault::Fault;

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
    /// It is no text.
    NotText,
    /// Rows of a table can't be taken.
    Rows(Vec<TableFault>),
    /// Lines of a text can't be taken.
    Lines(Vec<Fault>),
}

impl Why {
    /// The same, of the file at this path.
    pub(crate) fn of(self, path: &Path) -> SheetError {
        SheetError { path: path.to_owned(), why: self }
    }
}
