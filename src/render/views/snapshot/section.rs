//! The sections of the report.

use crate::render::document::{Block, Text, Tone};

/// A section with its heading.
pub(super) fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    [vec![Block::Heading(title.to_owned())], blocks].concat()
}

/// A section with the number of what it tells in its heading, or a word where that is nothing.
pub(super) fn counted(title: &str, number: usize, blocks: Vec<Block>) -> Vec<Block> {
    match number {
        0 => headed(title, vec![Block::Line(Text::toned("None.", Tone::Quiet))]),
        _ => headed(&format!("{title} ({number})"), blocks),
    }
}
