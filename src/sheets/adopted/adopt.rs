//! A file as a checklist, by what its name says that it is.

use std::path::{Path, PathBuf};

use super::lines::lines;
use super::markdown::markdown;
use super::outline::Adopted;
use super::rows::rows;
use crate::record::fault::Fault;
use crate::record::read_foreign;
use crate::sheets::error::{SheetError, Why};
use crate::sheets::table::{Decoded, LARGEST, Spreadsheet, Table, decoded};

/// A file that lists items.
pub(crate) struct List {
    path: PathBuf,
    content: Content,
    /// Its encoding was guessed: it was read as Windows-1252.
    pub(crate) is_guessed: bool,
}

enum Content {
    Text(String, ReadText),
    Tables(Vec<Table>),
}

/// Makes a checklist of a text; the second is what it is called where it has no title.
type ReadText = fn(&str, &str) -> Result<Adopted, Vec<Fault>>;

/// How a file lists its items.
enum Kind {
    /// As the points of lists, below headings.
    Markdown,
    /// An item a line.
    Lines,
    /// An item a row.
    Rows,
}

impl Kind {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Kind::Markdown),
            "txt" => Some(Kind::Lines),
            "csv" | "tsv" | "xlsx" | "xlsm" | "xls" => Some(Kind::Rows),
            _ => None,
        }
    }
}

/// Does the name say that the file is a list of which a checklist can be made?
pub(crate) fn is_list(path: &Path) -> bool {
    Kind::of(path).is_some()
}

impl List {
    /// Reads the list in this file.
    ///
    /// # Errors
    /// When it can't be read, or is none of the kind that its name says.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let bytes = read_foreign(path, LARGEST)?;
        let (content, is_guessed) = match Kind::of(path) {
            Some(Kind::Markdown) => text(&bytes, path, markdown)?,
            Some(Kind::Lines) => text(&bytes, path, lines)?,
            Some(Kind::Rows) => {
                let book = Spreadsheet::read(&bytes, path)?;
                (Content::Tables(book.tables), book.is_guessed)
            }
            None => return Err(Why::UnknownKind.of(path).into()),
        };
        Ok(Self { path: path.to_owned(), content, is_guessed })
    }

    /// The checklist, called after the file where the list has no title.
    ///
    /// # Errors
    /// With all lines or rows that can't be items.
    pub(crate) fn adopt(&self) -> Result<Adopted, SheetError> {
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let name = name.replace(['-', '_'], " ");
        let name = if name.trim().is_empty() { "Onboarding" } else { &name };
        let adopted = match &self.content {
            Content::Text(text, read) => read(text, name).map_err(Why::Lines),
            Content::Tables(tables) => rows(tables, name).map_err(Why::Rows),
        };
        adopted.map_err(|why| why.of(&self.path))
    }
}

/// The text in these bytes, and whether its encoding was guessed.
fn text(bytes: &[u8], path: &Path, read: ReadText) -> Result<(Content, bool), SheetError> {
    let Decoded { text, is_guessed } = decoded(bytes).ok_or_else(|| Why::NotText.of(path))?;
    Ok((Content::Text(text, read), is_guessed))
}
