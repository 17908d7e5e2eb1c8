//! What is wrong with a file, each fault with its place marked.

use unicode_width::UnicodeWidthStr;

use crate::render::formats::text::visible;
use crate::render::{Block, Document, Text, Tone};

/// A fault, and the line where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// `contoso.ticklist.yaml:12:5`.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// The number of the line, and the line.
    pub line: (usize, String),
    /// Where in the line, in characters from 1, and how many.
    pub column: usize,
    /// How many characters are concerned.
    pub width: usize,
    /// What to write instead.
    pub remedy: Option<String>,
}

/// So much of a line is shown.
const SHOWN: usize = 76;

/// The faults, one after the other.
pub fn faults(excerpts: &[Excerpt]) -> Document {
    let mut document = Document::default();
    for excerpt in excerpts {
        let place = Text::toned(format!("{}: ", excerpt.place), Tone::Strong);
        document.line(place.and(excerpt.problem.clone(), Tone::Bad));
        document.blocks.extend(marked(excerpt));
        if let Some(remedy) = &excerpt.remedy {
            document.blocks.push(Block::Verbatim(Text::from(remedy.as_str())));
        }
        document.gap();
    }
    document
}

/// The line, as much of it as matters, with the place marked below it.
fn marked(excerpt: &Excerpt) -> [Block; 2] {
    let (number, line) = &excerpt.line;
    let at = excerpt.column.saturating_sub(1);
    let from = if at + 10 > SHOWN { at.saturating_sub(SHOWN / 2) } else { 0 };
    let before: String = line.chars().skip(from).take(at - from).collect();
    let shown: String = line.chars().skip(from).take(SHOWN).collect();
    let cut = if from > 0 { "…" } else { "" };
    let gutter = format!("{number} | {cut}");
    let indent = gutter.width() + visible(&before).width();
    let marks = excerpt.width.min(SHOWN.saturating_sub(at - from)).max(1);
    let marker = format!("{}{}", " ".repeat(indent), "^".repeat(marks));
    [
        Block::Indented(Text::quiet(gutter).and(shown, Tone::Plain)),
        Block::Indented(Text::toned(marker, Tone::Bad)),
    ]
}
