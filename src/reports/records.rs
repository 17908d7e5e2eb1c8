//! What of many records is left out.

use schemars::JsonSchema;
use serde::Serialize;

/// A file that could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// Why not.
    pub problem: String,
}

/// Where a row comes from, and what of that it lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Source {
    /// The file.
    pub file: String,
    /// The lines of its journal that can't be read, by number.
    #[serde(rename = "bad_lines")]
    pub lines: Vec<usize>,
    /// Its last line, where that was never finished.
    #[serde(skip)]
    pub unfinished: Option<usize>,
    /// What is only in other copies of the record.
    #[serde(skip)]
    pub copies: Vec<InCopy>,
}

/// Another copy of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCopy {
    /// The file.
    pub file: String,
    /// So many entries are in it that the record lacks; none where it can't be read.
    pub entries: Option<usize>,
}
