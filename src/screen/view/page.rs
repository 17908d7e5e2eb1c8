//! Something to be read, over the whole screen.

use ratatui::Frame;

use super::put_ends;
use crate::render::document::{Text, Tone};
use crate::render::formats::text::lines;
use crate::screen::paint::fit;
use crate::screen::state::{Page, State};

pub(super) fn draw(page: &Page, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let lines = lines(&page.document, area.width.into(), &state.overview.calendar);
    let height = usize::from(area.height).saturating_sub(1);
    let below = lines.len().saturating_sub(page.top + height);
    for (row, line) in area.rows().zip(lines.iter().skip(page.top).take(height)) {
        super::put_line(&fit(line, row.width.into()), row, frame.buffer_mut());
    }
    let more = if below > 0 { format!("{below} more lines below") } else { String::new() };
    let hint = Text::toned("j k PgUp PgDn scroll  Esc back", Tone::Quiet);
    if let Some(row) = area.rows().next_back() {
        put_ends(&hint, &Text::toned(more, Tone::Quiet), row, frame.buffer_mut());
    }
}
