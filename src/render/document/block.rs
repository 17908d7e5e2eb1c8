//! What a report says, top down.

use super::table::{Column, Row, Table};
use super::text::{Text, Tone};
use crate::render::chart::Chart;
use crate::render::prose::Prose;
use crate::render::timeline::Timeline;
use crate::render::verdict::{Figure, Verdict};

/// What a report says, top down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line with a left and a right end.
    Ends(Text, Text),
    /// A line of text, which may be wrapped.
    Line(Text),
    /// A line that stands below another and belongs to it.
    Indented(Text),
    /// A line that is never wrapped, so that it can be copied.
    Verbatim(Text),
    /// The title of what follows.
    Heading(String),
    /// The title of a part of what a heading stands above.
    Subheading(String),
    /// Whether all is well, and why.
    Verdict(Verdict),
    /// What somebody wrote for people.
    Prose(Prose),
    /// Rows and columns.
    Table(Table),
    /// The few numbers and words that matter most.
    Figures(Vec<Figure>),
    /// Numbers over days.
    Chart(Chart),
    /// Spans of days on one axis.
    Timeline(Timeline),
    /// Lines to write on by hand, each with what belongs there.
    Blanks(Vec<String>),
    /// What follows begins on a page of its own, where there are pages.
    Page,
    /// An empty line.
    Gap,
}

impl Document {
    /// Documents one after the other, with an empty line between them.
    pub fn joined(documents: impl Iterator<Item = Document>) -> Self {
        let mut joined = Self::default();
        for document in documents {
            if !joined.blocks.is_empty() {
                joined.gap();
            }
            joined.blocks.extend(document.blocks);
        }
        joined
    }

    /// Says at the top that it is not for the customer.
    pub fn mark_internal(&mut self) {
        let mark = Text::toned("With internal notes: not for the customer", Tone::Notice);
        self.blocks.insert(1.min(self.blocks.len()), Block::Line(mark));
    }

    /// The title that it begins with, what stands beside that, and what follows.
    pub fn parts(&self) -> (Option<&Text>, Option<&Text>, &[Block]) {
        match self.blocks.as_slice() {
            [Block::Ends(title, beside), rest @ ..] => (Some(title), Some(beside), rest),
            [Block::Line(title), rest @ ..] => (Some(title), None, rest),
            blocks => (None, None, blocks),
        }
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Line(text.into()));
    }

    /// Adds a line that belongs to the one above it.
    pub fn indented(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Indented(text.into()));
    }

    /// Adds the title of what follows.
    pub fn heading(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::Heading(title.into()));
    }

    /// Adds rows under these columns.
    pub fn table(&mut self, columns: Vec<Column>, rows: impl IntoIterator<Item = Row>) {
        self.blocks.push(Block::Table(Table::of(columns, rows)));
    }

    /// Adds an empty line.
    pub fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }
}
