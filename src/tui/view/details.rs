//! Something to be read, over the whole screen.

use ratatui::Frame;

use super::put_ends;
use crate::render::document::{Text, Tone};
use crate::render::formats::text::lines;
use crate::tui::paint::fit;
use crate::tui::state::{Sheet, State};

pub(super) fn draw(sheet: &Sheet, state: &State, frame: &mut Frame<'_>) {
    let (area, color) = (frame.area(), state.look.color);
    let lines = lines(&sheet.document, area.width.into(), &state.board.calendar);
    let height = usize::from(area.height).saturating_sub(1);
    let below = lines.len().saturating_sub(sheet.top + height);
    for (row, line) in area.rows().zip(lines.iter().skip(sheet.top).take(height)) {
        super::put_line(&fit(line, row.width.into(), color), row, frame.buffer_mut());
    }
    let more = if below > 0 { format!("{below} more lines below") } else { String::new() };
    let hint = Text::toned("j k PgUp PgDn scroll  Esc back", Tone::Quiet);
    if let Some(row) = area.rows().next_back() {
        put_ends(&hint, &Text::toned(more, Tone::Quiet), row, color, frame.buffer_mut());
    }
}
