//! What is asked, and what was understood of the answer so far.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::render::document::Text;
use crate::render::formats::text::visible;
use crate::screen::paint::{cut, put};
use crate::screen::prompt::Prompt;
use crate::screen::state::State;

/// What stands in front of what is typed.
const SIGN: &str = "> ";

pub(super) fn draw(prompt: &Prompt, state: &State, area: Rect, frame: &mut Frame<'_>) {
    let mut rows = area.rows();
    if let Some(row) = rows.next() {
        put(&prompt.words(&state.overview), row, frame.buffer_mut());
    }
    if let Some(row) = rows.next() {
        let (line, cursor) = typed(prompt, row.width.into());
        put(&line, row, frame.buffer_mut());
        let x = row.x + u16::try_from(cursor).unwrap_or(row.width);
        frame.set_cursor_position(Position { x: x.min(row.right() - 1), y: row.y });
    }
    if let Some(row) = rows.next() {
        let understood =
            state.message.clone().unwrap_or_else(|| prompt.understood(&state.overview));
        put(&understood, row, frame.buffer_mut());
    }
}

/// What was typed, as much of it as fits around the cursor, and the column of that.
fn typed(prompt: &Prompt, width: usize) -> (Text, usize) {
    let (before, behind) = prompt.line.sides();
    let (before, behind) = (visible(before), visible(behind));
    let room = width.saturating_sub(SIGN.width() + 1);
    let mut shown = before.as_ref();
    while shown.width() > room {
        shown = shown.graphemes(true).next().map_or("", |first| &shown[first.len()..]);
    }
    let rest = cut(&behind, room + 1 - shown.width());
    (Text::from(format!("{SIGN}{shown}{rest}")), SIGN.width() + shown.width())
}
