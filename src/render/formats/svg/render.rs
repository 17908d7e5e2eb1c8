//! The drawing of a block.

use super::room::{NARROW, Room, WIDE};
use super::{chart, timeline};
use crate::render::{Block, Calendar, Document};

/// What drawings look like.
pub const STYLE: &str = include_str!("chart.css");

/// The drawing of a document, the first where there are several.
pub fn render(document: &Document, calendar: &Calendar) -> Option<String> {
    document.blocks.iter().find_map(|block| drawn(block, &WIDE, Some(STYLE), calendar))
}

/// The drawings of a block that has them, one for wide screens and one for narrow ones, as parts of
/// a page that has [`STYLE`] and says in words what they are.
pub fn inline(block: &Block, calendar: &Calendar) -> Option<String> {
    [&WIDE, &NARROW].into_iter().map(|room| drawn(block, room, None, calendar)).collect()
}

fn drawn(block: &Block, room: &Room, style: Option<&str>, calendar: &Calendar) -> Option<String> {
    match block {
        Block::Chart(chart) => Some(chart::drawn(chart, room, style, calendar)),
        Block::Timeline(timeline) => Some(timeline::drawn(timeline, room, style, calendar)),
        _ => None,
    }
}
