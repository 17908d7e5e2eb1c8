//! A file as a checklist, by what its name says that it is.

use std::path::Path;

use super::lines::lines;
use super::markdown::markdown;
use super::outline::Adopted;
use super::rows::rows;
use crate::codec::fault::Fault;
use crate::sheets::table::{Table, TableFault, decoded, spreadsheet};

/// Why no checklist is made of a file.
#[derive(Debug)]
pub(crate) enum AdoptError {
    /// Its ending is none of those that lists have.
    UnknownKind,
    /// It is no text.
    NotText,
    /// Rows of a table can't be taken.
    Rows(Vec<TableFault>),
    /// Lines of a text can't be taken.
    Lines(Vec<Fault>),
}

/// A file that lists items.
pub(crate) struct List {
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
    /// The list in the file at `path` that holds these bytes.
    ///
    /// # Errors
    /// When its name does not say what kind of list it is, or it is none of that kind.
    pub(crate) fn read(bytes: &[u8], path: &Path) -> Result<Self, AdoptError> {
        let read_text: ReadText = match Kind::of(path).ok_or(AdoptError::UnknownKind)? {
            Kind::Markdown => markdown,
            Kind::Lines => lines,
            Kind::Rows => {
                let book = spreadsheet(bytes).map_err(|fault| AdoptError::Rows(vec![fault]))?;
                let content = Content::Tables(book.tables);
                return Ok(Self { content, is_guessed: book.is_guessed });
            }
        };
        let decoded = decoded(bytes).ok_or(AdoptError::NotText)?;
        let content = Content::Text(decoded.text, read_text);
        Ok(Self { content, is_guessed: decoded.is_guessed })
    }

    /// The checklist, called after the file where the list has no title.
    ///
    /// # Errors
    /// With all lines or rows that can't be items.
    pub(crate) fn adopt(&self, path: &Path) -> Result<Adopted, AdoptError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
        let name = if name.trim().is_empty() { "Onboarding" } else { &name };
        match &self.content {
            Content::Text(text, read) => read(text, name).map_err(AdoptError::Lines),
            Content::Tables(tables) => rows(tables, name).map_err(AdoptError::Rows),
        }
    }
}
