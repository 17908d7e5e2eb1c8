//! Of whom it is, and how it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put_ends;
use crate::render::document::{Text, Tone};
use crate::render::phrasing::{health_reasons, health_tone, health_word, progress};
use crate::tui::state::State;

pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    for (row, (left, right)) in area.rows().zip(lines(state)) {
        put_ends(&left, &right, row, state.look.color, buffer);
    }
}

/// The lines of the title, left and right; the first one is enough.
fn lines(state: &State) -> [(Text, Text); 2] {
    let (board, calendar) = (&state.board, &state.board.calendar);
    let word = board.health.word;
    let name = Text::toned(board.header.customer.clone(), Tone::Strong)
        .and(" · ", Tone::Plain)
        .and(health_word(word), health_tone(word))
        .and(format!(" · {}", progress(&board.all)), Tone::Plain);
    let day = board.header.day().map(|day| format!(", day {day}")).unwrap_or_default();
    let today = format!("{}{day}", calendar.full_day(board.header.today));
    let next = match board.next_checkpoint {
        Some(day) if day < calendar.today => {
            Text::toned(format!("Checkpoint was due {}", calendar.day(day)), Tone::Notice)
        }
        Some(day) => Text::toned(format!("Next checkpoint {}", calendar.day(day)), Tone::Quiet),
        None => Text::default(),
    };
    let reasons = Text::toned(health_reasons(&board.health, calendar), Tone::Quiet);
    [(name, Text::from(today)), (reasons, next)]
}
