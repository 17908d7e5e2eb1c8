//! Of whom it is, and how it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put_ends;
use crate::render::document::{Text, Tone};
use crate::render::phrasing::{health_reasons, health_tone, health_word, progress};
use crate::screen::state::State;

pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    for (row, (left, right)) in area.rows().zip(lines(state)) {
        put_ends(&left, &right, row, buffer);
    }
}

/// The lines of the title, left and right; the first one is enough.
fn lines(state: &State) -> [(Text, Text); 2] {
    let (overview, calendar) = (&state.overview, &state.overview.calendar);
    let word = overview.health.word;
    let name = Text::toned(overview.header.customer.clone(), Tone::Strong)
        .and(" · ", Tone::Plain)
        .and(health_word(word), health_tone(word))
        .and(format!(" · {}", progress(&overview.all)), Tone::Plain);
    let day = overview.header.day().map(|day| format!(", day {day}")).unwrap_or_default();
    let today = format!("{}{day}", calendar.full_day(overview.header.today));
    let next = match overview.next_checkpoint {
        Some(day) if day < calendar.today => {
            Text::toned(format!("Checkpoint was due {}", calendar.day(day)), Tone::Notice)
        }
        Some(day) => Text::toned(format!("Next checkpoint {}", calendar.day(day)), Tone::Quiet),
        None => Text::default(),
    };
    let reasons = Text::toned(health_reasons(&overview.health, calendar), Tone::Quiet);
    [(name, Text::from(today)), (reasons, next)]
}
