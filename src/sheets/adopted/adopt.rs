//! A file as a checklist, by what its name says that it is.

use std::path::Path;

use super::lines::lines;
use super::markdown::markdown;
use super::outline::Adopted;
use super::rows::rows;
use crate::record::fault::Fault;
use crate::record::read_foreign;
use crate::sheets::error::Why;
use crate::sheets::table::{Decoded, Spreadsheet, decoded};

/// How a file lists its items.
enum Kind {
    /// As text.
    Text(ReadText),
    /// An item a row of a spreadsheet.
    Rows,
}

/// Makes a checklist of a text; the second is what it is called where it has no title.
type ReadText = fn(&str, &str) -> Result<Adopted, Vec<Fault>>;

impl Kind {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Kind::Text(markdown)),
            "txt" => Some(Kind::Text(lines)),
            "csv" | "tsv" | "xlsx" | "xlsm" | "xls" => Some(Kind::Rows),
            _ => None,
        }
    }
}

/// Does the name say that the file is a list of which a checklist can be made?
pub(crate) fn is_list(path: &Path) -> bool {
    Kind::of(path).is_some()
}

/// The checklist of the list in this file, called after the file where the list has no title.
/// `on_guess` is called where the encoding was guessed and the text read as Windows-1252.
///
/// # Errors
/// When the file can't be read or is none of the kind that its name says; or with all lines or
/// rows that can't be items.
pub(crate) fn adopt(path: &Path, on_guess: impl FnOnce()) -> anyhow::Result<Adopted> {
    let bytes = read_foreign(path)?;
    adopted(&bytes, path, on_guess).map_err(|why| why.of(path).into())
}

fn adopted(bytes: &[u8], path: &Path, on_guess: impl FnOnce()) -> Result<Adopted, Why> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let name = if name.trim().is_empty() { "Onboarding" } else { &name };
    let told = |is_guessed: bool| is_guessed.then(on_guess);
    match Kind::of(path).ok_or(Why::UnknownKind)? {
        Kind::Text(read) => {
            let Decoded { text, is_guessed } = decoded(bytes).ok_or(Why::NotText)?;
            told(is_guessed);
            read(&text, name).map_err(Why::Lines)
        }
        Kind::Rows => {
            let book = Spreadsheet::read(bytes)?;
            told(book.is_guessed);
            rows(&book.tables, name).map_err(Why::Rows)
        }
    }
}
