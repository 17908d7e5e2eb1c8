//! What kind of list a file is.

use std::path::Path;

/// A kind of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Headings, and lists below them.
    Markdown,
    /// An item a line.
    Plain,
    /// An item a row.
    Sheet,
}

impl Kind {
    /// The kind that the ending of a name says.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Kind::Markdown),
            "txt" => Some(Kind::Plain),
            "csv" | "tsv" | "xlsx" | "xlsm" | "xls" => Some(Kind::Sheet),
            _ => None,
        }
    }
}
