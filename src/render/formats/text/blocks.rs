//! A document as lines, a block after the other.

use std::iter::repeat;

use unicode_width::UnicodeWidthStr;

use super::line::{Look, line, paint, text, wrap};
use super::{chart, table, timeline};
use crate::render::document::Passage;
use crate::render::verdict::figures_table;
use crate::render::{Block, Calendar, Cell, Document, Text, Tone};

/// How far a line to write on reaches, and where it begins.
const BLANK: usize = 60;
const BLANK_LABEL: usize = 12;

/// The document as lines that fit the width of the look.
pub fn render(document: &Document, look: Look, calendar: &Calendar) -> String {
    let mut painted = String::new();
    for line in laid_out(document, look.width, calendar) {
        paint(&mut painted, &line, look);
        painted.push('\n');
    }
    painted
}

/// The document as lines of at most this width, with nothing in them that a terminal obeys, for
/// somebody who paints them himself.
pub fn lines(document: &Document, width: usize, calendar: &Calendar) -> Vec<Text> {
    laid_out(document, width, calendar).iter().map(|line| text(line)).collect()
}

/// What a cell shows, on one line.
pub fn cell(cell: &Cell, calendar: &Calendar) -> Text {
    text(&table::cell_line(cell, calendar))
}

/// Lines with two ends reach as far as the widest table or line with two ends that fits.
fn laid_out(document: &Document, width: usize, calendar: &Calendar) -> Vec<String> {
    let blocks = document.blocks.iter().map(|block| (block, block_lines(block, width, calendar)));
    let blocks: Vec<(&Block, Vec<String>)> = blocks.collect();
    let reaching = blocks.iter().filter_map(|(block, lines)| match block {
        Block::Table(_) | Block::Ends(..) => lines.iter().map(|it| it.width()).max(),
        _ => None,
    });
    let end = reaching.filter(|wanted| *wanted <= width).max().unwrap_or(width);
    let lines = blocks.into_iter().flat_map(|(block, lines)| match block {
        Block::Ends(left, right) => both_ends(line(left), line(right), end, width),
        _ => lines,
    });
    lines.collect()
}

fn block_lines(block: &Block, width: usize, calendar: &Calendar) -> Vec<String> {
    let indented = |line: String| format!("  {line}");
    match block {
        Block::Ends(left, right) => vec![line(left) + "  " + &line(right)],
        Block::Table(table) => table::lines(table, width, calendar),
        Block::Figures(figures) => table::lines(&figures_table(figures), width, calendar),
        Block::Verdict(verdict) => {
            verdict.lines().iter().flat_map(|text| wrap(line(text), width)).collect()
        }
        Block::Prose(prose) => {
            prose.0.iter().flat_map(|part| passage(part, width)).skip(1).collect()
        }
        Block::Chart(chart) => chart::lines(chart, width, calendar),
        Block::Timeline(timeline) => timeline::lines(timeline, width, calendar),
        Block::Line(text) => wrap(line(text), width),
        Block::Indented(text) => wrap(line(text), width - 2).into_iter().map(indented).collect(),
        Block::Verbatim(text) => vec![indented(line(text))],
        Block::Heading(title) => {
            let title = line(&Text::toned(title.to_uppercase(), Tone::Strong));
            [vec![String::new()], wrap(title, width)].concat()
        }
        Block::Subheading(title) => {
            let title = line(&Text::toned(title.as_str(), Tone::Strong));
            [vec![String::new()], wrap(title, width)].concat()
        }
        Block::Blanks(labels) => {
            labels.iter().flat_map(|label| [String::new(), blank(label, width)]).collect()
        }
        Block::Page | Block::Gap => vec![String::new()],
    }
}

/// A part of a text, below an empty line.
fn passage(passage: &Passage, width: usize) -> Vec<String> {
    let lines = passage.lines().into_iter().flat_map(|part| {
        let inside = 2 * part.depth;
        let own = wrap(line(&part.text()).trim_start().to_owned(), width.saturating_sub(inside));
        let first = inside - if part.lead.is_some() { 2 } else { 0 };
        let indents = [first].into_iter().chain(repeat(inside));
        own.into_iter()
            .zip(indents)
            .map(|(line, indent)| " ".repeat(indent) + &line)
            .collect::<Vec<String>>()
    });
    [String::new()].into_iter().chain(lines).collect()
}

/// A line to write on.
fn blank(label: &str, width: usize) -> String {
    let label = line(&Text::from(label));
    format!("{label:BLANK_LABEL$}{}", "_".repeat(width.min(BLANK) - BLANK_LABEL))
}

/// Both ends on one line that reaches to `end` where they fit, else on two.
fn both_ends(left: String, right: String, end: usize, width: usize) -> Vec<String> {
    match end.checked_sub(left.width() + right.width()) {
        Some(between) if between >= 2 => vec![left + &" ".repeat(between) + &right],
        _ if right.is_empty() => wrap(left, width),
        _ => [wrap(left, width), wrap(right, width)].concat(),
    }
}
