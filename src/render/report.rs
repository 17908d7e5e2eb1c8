//! What a report is to people and to formats.

use super::document::{Document, Text, Tone};
use super::formats::json::Json;
use super::phrasing::{Calendar, CommandLine, Reader};
use crate::domain::brand::Brand;
use crate::reports::events::Event;

/// A report, as formats write it.
pub trait Report: Json {
    /// What it says to people.
    fn document(&self, audience: &Audience) -> Document;

    /// Are there internal notes on what it tells, which it tells too where it may?
    fn has_internal_notes(&self) -> bool {
        false
    }

    /// Is it short, and meant to be pasted into a mail?
    fn is_mail(&self) -> bool {
        false
    }

    /// The days that belong into a calendar.
    fn events(&self) -> Vec<&Event> {
        Vec::new()
    }

    /// The one table of a CSV file.
    fn table(&self, audience: &Audience) -> Document {
        self.document(audience)
    }

    /// The sheets of a workbook, from left to right.
    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        vec![Sheet::new("Report", self.document(audience))]
    }
}

/// Who reads a report, and where.
#[derive(Debug, Clone)]
pub struct Audience {
    /// Where and when it is read.
    pub calendar: Calendar,
    /// The record that `-f` names, for commands about it.
    pub file: Option<String>,
    /// The internal notes were asked for, where others may read it too.
    pub internal: bool,
    /// Who hands it out.
    pub brand: Brand,
}

impl Audience {
    /// The same, read by somebody else.
    pub fn read_by(self, reader: Reader) -> Self {
        Self { calendar: Calendar { reader, ..self.calendar }, ..self }
    }

    /// The text with a command that helps whoever keeps the record.
    pub fn with_hint(&self, text: Text, lead: &str, words: &[&str]) -> Text {
        match self.calendar.is_of_keeper() {
            true => text.and(lead, Tone::Quiet).and(self.command(words).to_string(), Tone::Command),
            false => text,
        }
    }

    /// A command about the same record, as it can be pasted.
    pub fn command(&self, words: &[&str]) -> CommandLine {
        CommandLine::new(words.iter().copied()).in_record(self.file.as_deref())
    }
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
