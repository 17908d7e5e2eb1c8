//! The parts of the report.

use crate::render::{Block, Text};

/// A section with its heading; none where there is nothing in it.
pub(super) fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    match blocks.is_empty() {
        true => Vec::new(),
        false => [vec![Block::Heading(title.to_owned())], blocks].concat(),
    }
}

/// A section with the number of what it tells in its heading, or a word where that is nothing.
pub(super) fn counted(title: &str, number: usize, blocks: Vec<Block>) -> Vec<Block> {
    match number {
        0 => headed(title, vec![Block::Line(Text::quiet("Nothing."))]),
        _ => headed(&format!("{title} ({number})"), blocks),
    }
}
