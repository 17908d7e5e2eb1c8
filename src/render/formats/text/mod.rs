//! Text for a terminal, or for a pipe.

mod chart;
mod layout;
mod paint;
mod table;
mod visible;

pub use paint::{Look, in_ascii};
pub use visible::visible;

use crate::render::document::{Block, Cell, Document, Text, Tone};
use crate::render::formats::symbols;
use crate::render::phrasing::Calendar;
use paint::{Line, wrap};

/// The document as lines that fit the width of the look.
pub fn render(document: &Document, look: Look, calendar: &Calendar) -> String {
    let lines = laid_out(document, look.width, calendar).into_iter();
    let text: Vec<String> = lines.map(|line| line.painted(look)).collect();
    text.join("\n") + "\n"
}

/// The document as lines of at most this width, with nothing in them that a terminal obeys, for
/// somebody who paints them himself.
pub fn lines(document: &Document, width: usize, calendar: &Calendar) -> Vec<Text> {
    laid_out(document, width, calendar).into_iter().map(Line::into_text).collect()
}

/// What a cell shows, on one line.
pub fn cell(cell: &Cell, calendar: &Calendar) -> Text {
    Line::of(symbols::text(cell, calendar)).into_text()
}

fn laid_out(document: &Document, width: usize, calendar: &Calendar) -> Vec<Line> {
    let parts: Vec<Part> =
        document.blocks.iter().map(|block| Part::of(block, width, calendar)).collect();
    let widest = parts.iter().map(Part::width).filter(|wanted| *wanted <= width).max();
    let end = widest.unwrap_or(width);
    parts.into_iter().flat_map(|part| part.lines(end, width)).collect()
}

/// A block on its way to lines.
enum Part {
    Lines(Vec<Line>),
    Table(Vec<Line>),
    Ends(Line, Line),
}

impl Part {
    fn of(block: &Block, width: usize, calendar: &Calendar) -> Self {
        Part::Lines(match block {
            Block::Ends(left, right) => {
                return Part::Ends(Line::of(left.clone()), Line::of(right.clone()));
            }
            Block::Table(table) | Block::Figures(table) => {
                return Part::Table(table::lines(table, width, calendar));
            }
            Block::Chart(chart) => chart::lines(chart, width, calendar),
            Block::Line(text) => wrap(text, width),
            Block::Indented(text) => {
                wrap(text, width - 2).into_iter().map(|line| line.indented(2)).collect()
            }
            Block::Verbatim(text) => vec![Line::of(text.clone()).indented(2)],
            Block::Heading(title) => {
                let title = Text::toned(title.to_uppercase(), Tone::Strong);
                [vec![Line::default()], wrap(&title, width)].concat()
            }
            Block::Gap => vec![Line::default()],
        })
    }

    /// How wide it would like to be, as far as lines with two ends should reach that far.
    fn width(&self) -> usize {
        match self {
            Part::Lines(_) => 0,
            Part::Table(lines) => lines.iter().map(Line::width).max().unwrap_or_default(),
            Part::Ends(left, right) => left.width() + 2 + right.width(),
        }
    }

    fn lines(self, end: usize, width: usize) -> Vec<Line> {
        match self {
            Part::Lines(lines) | Part::Table(lines) => lines,
            Part::Ends(left, right) => both_ends(left, right, end, width),
        }
    }
}

/// Both ends on one line that reaches to `end` where they fit, else on two.
fn both_ends(left: Line, right: Line, end: usize, width: usize) -> Vec<Line> {
    match end.checked_sub(left.width() + right.width()) {
        Some(between) if between >= 2 => vec![left.then(between, right)],
        _ if right.width() == 0 => left.wrapped(width),
        _ => [left.wrapped(width), right.wrapped(width)].concat(),
    }
}
