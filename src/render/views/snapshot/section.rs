//! The parts of the report.

use crate::render::Block;

/// A section with its heading; none where there is nothing in it.
pub(super) fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    match blocks.is_empty() {
        true => Vec::new(),
        false => [vec![Block::Heading(title.to_owned())], blocks].concat(),
    }
}
