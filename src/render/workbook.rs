//! A workbook: documents for people who have only a spreadsheet, a sheet each.

use super::document::Document;

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// From left to right.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What stands on its tab.
    pub name: String,
    /// What it holds.
    pub document: Document,
}

impl Sheet {
    /// A sheet of a document.
    pub fn new(name: &str, document: Document) -> Self {
        Self { name: name.to_owned(), document }
    }

    /// The sheet that warns of internal notes in the others.
    pub fn not_for_the_customer() -> Self {
        let mut document = Document::default();
        document.mark_internal();
        Self::new("Internal", document)
    }
}

impl Workbook {
    /// A workbook of one document.
    pub fn of(document: Document) -> Self {
        Self { sheets: vec![Sheet::new("Report", document)] }
    }
}
