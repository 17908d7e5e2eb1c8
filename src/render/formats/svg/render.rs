//! The drawing of a block.

use super::{chart, timeline};
use crate::render::{Block, Calendar, Document};

/// What drawings look like.
pub const STYLE: &str = include_str!("chart.css");

/// The drawing of a document, the first where there are several.
pub fn render(document: &Document, calendar: &Calendar) -> Option<String> {
    document.blocks.iter().find_map(|block| drawn(block, Some(STYLE), calendar))
}

/// The drawing of a block that has one, as a part of a page that has [`STYLE`].
pub fn inline(block: &Block, calendar: &Calendar) -> Option<String> {
    drawn(block, None, calendar)
}

fn drawn(block: &Block, style: Option<&str>, calendar: &Calendar) -> Option<String> {
    match block {
        Block::Chart(chart) => Some(chart::drawn(chart, style, calendar)),
        Block::Timeline(timeline) => Some(timeline::drawn(timeline, style, calendar)),
        _ => None,
    }
}
