//! What of a list is left out, or taken for something, named by kind and place.

use std::collections::HashSet;

use strum::VariantArray;

use crate::render::phrasing::plural;
use crate::sheets::table::plain;

/// A kind of thing that a checklist or a record has no place for, or that may be another than it
/// was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub(super) enum Kind {
    Guessed,
    Alone,
    Twice,
    Ticked,
    Dated,
    Beside,
    Section,
    Contents,
    Struck,
    Empty,
    List,
    Above,
    Heading,
    Table,
    Before,
    Row,
    Column,
    Sheet,
    Hidden,
}

impl Kind {
    /// What became of them.
    fn fate(self) -> &'static str {
        match self {
            Kind::Guessed => "taken for the tasks",
            Kind::Alone => "taken for a phase",
            Kind::Twice => "taken twice",
            _ => "left out",
        }
    }

    /// One and several of them, and what else there is to say.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Guessed => {
                ("column", "columns", "; if it is another, say so:  --map \"COLUMN=task\"")
            }
            Kind::Alone => (
                "row with nothing but a task",
                "rows with nothing but a task",
                "; if it is a task, give it an owner or a status",
            ),
            Kind::Twice => (
                "task that stands on two sheets",
                "tasks that stand on two sheets",
                "; leave one of them out:  --map \"SHEET=none\"",
            ),
            Kind::Ticked => (
                "tick of an item",
                "ticks of items",
                "; a checklist says what to do, not what is done",
            ),
            Kind::Dated => ("date", "dates", ""),
            Kind::Beside => ("paragraph beside the lists", "paragraphs beside the lists", ""),
            Kind::Section => ("section", "sections", ""),
            Kind::Contents => ("table of contents", "tables of contents", ""),
            Kind::Struck => ("item that is struck out", "items that are struck out", ""),
            Kind::Empty => ("item without text", "items without text", ""),
            Kind::List => (
                "list without boxes",
                "lists without boxes",
                "; in this text, what is to be done has a box",
            ),
            Kind::Above => {
                ("heading above others", "headings above others", "; the innermost are the phases")
            }
            Kind::Heading => ("heading without items", "headings without items", ""),
            Kind::Table => ("table without tasks", "tables without tasks", ""),
            Kind::Before => ("row above the headings", "rows above the headings", ""),
            Kind::Row => ("row without a task", "rows without a task", ""),
            Kind::Column => ("column", "columns", ""),
            Kind::Sheet => (
                "sheet without a known column of tasks",
                "sheets without a known column of tasks",
                "; where there is one, say so:  --map \"COLUMN=task\"",
            ),
            Kind::Hidden => ("hidden sheet", "hidden sheets", ""),
        }
    }
}

/// Headings below which there are no tasks, and names of sheets that have none.
const SECTIONS: &str = include_str!("sections.txt");

/// Does a heading, or the name of a sheet, say that there are no tasks?
pub(super) fn has_no_tasks(heading: &str) -> bool {
    let words = plain(heading);
    let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
    SECTIONS.lines().any(|section| section == words)
}

/// What a checklist has no place for.
#[derive(Debug, Clone, Default)]
pub(crate) struct LeftOut(Vec<(Kind, String)>);

/// So many of a kind are named.
const MOST: usize = 12;

impl LeftOut {
    /// Adds a thing of this kind, by its name and place.
    pub(super) fn push(&mut self, kind: Kind, named: impl Into<String>) {
        self.0.push((kind, named.into()));
    }

    /// What was left out, in words, a line for each kind of thing.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |kind: &Kind| {
            let named = self.0.iter().filter(|(own, _)| own == kind);
            let mut named: Vec<&str> = named.map(|(_, named)| named.as_str()).collect();
            let mut seen = HashSet::new();
            named.retain(|named| *kind != Kind::Column || seen.insert(*named));
            let (one, several, more) = kind.words();
            let count = plural(named.len(), one, several);
            let shown = named[..named.len().min(MOST)].join(", ");
            let cut = if named.len() > MOST { ", …" } else { "" };
            let fate = kind.fate();
            (!named.is_empty()).then(|| format!("{fate}: {count}: {shown}{cut}{more}"))
        };
        Kind::VARIANTS.iter().filter_map(line).collect()
    }
}
