//! The whole of the screen.

use ratatui::Frame;
use ratatui::style::{Color, Modifier};

use super::{foot, items, phases};
use crate::render::formats::text::{in_ascii, lines};
use crate::render::phrasing::{health_reasons, health_tone, health_word, progress};
use crate::render::views::next_checkpoint;
use crate::render::{Text, Tone};
use crate::screen::layout::{SMALLEST, areas};
use crate::screen::paint::{put_ends, put_lines, put_rule};
use crate::screen::state::{Mode, Page, State};

/// Draws the state.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let areas = areas(frame.area().as_size(), state.overview.phases.len());
    match (&state.mode, areas) {
        (_, None) => too_small(frame),
        (Mode::Reading(page), _) => reading(page, state, frame),
        (_, Some(areas)) => {
            let buffer = frame.buffer_mut();
            for (row, (left, right)) in areas.title.rows().zip(title(state)) {
                put_ends(&left, &right, row, buffer);
            }
            phases::draw(state, &areas, buffer);
            items::draw_head(state, areas.head, buffer);
            items::draw(state, areas.items, buffer);
            put_rule(areas.rule, buffer);
            foot::draw(state, areas.foot, frame);
        }
    }
    for cell in &mut frame.buffer_mut().content {
        if state.look.ascii && !cell.symbol().is_ascii() {
            let symbol = in_ascii(cell.symbol());
            cell.set_symbol(&symbol);
        }
        if !state.look.color {
            cell.fg = Color::Reset;
            cell.modifier &= Modifier::REVERSED;
        }
    }
}

fn too_small(frame: &mut Frame<'_>) {
    let area = frame.area();
    let words = [
        format!("The terminal is {}x{}.", area.width, area.height),
        format!("ticklist needs {}x{}.", SMALLEST.width, SMALLEST.height),
        "Make it larger, or q quits.".to_owned(),
    ];
    put_lines(words.into_iter().map(Text::from), area, frame.buffer_mut());
}

/// Something to be read, over the whole screen.
fn reading(page: &Page, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let lines = lines(&page.document, area.width.into(), &state.overview.calendar);
    let height = usize::from(area.height).saturating_sub(1);
    let below = lines.len().saturating_sub(page.top + height);
    let more = if below > 0 { format!("{below} more lines below") } else { String::new() };
    put_lines(lines.into_iter().skip(page.top).take(height), area, frame.buffer_mut());
    if let Some(row) = area.rows().next_back() {
        let hint = Text::quiet("j k PgUp PgDn scroll  Esc back");
        put_ends(&hint, &Text::quiet(more), row, frame.buffer_mut());
    }
}

/// The lines of the title, left and right: of whom it is, and how it is. The first one is enough.
fn title(state: &State) -> [(Text, Text); 2] {
    let (status, calendar) = (&state.overview.status, &state.overview.calendar);
    let word = status.health.word;
    let name = Text::toned(status.header.customer.clone(), Tone::Strong)
        .and(" · ", Tone::Plain)
        .and(health_word(word), health_tone(word))
        .and(format!(" · {}", progress(&status.progress.all)), Tone::Plain);
    let day = status.header.day().map(|day| format!(", day {day}")).unwrap_or_default();
    let today = format!("{}{day}", calendar.full_day(status.header.today));
    let next = next_checkpoint(status.next_checkpoint, Tone::Quiet, calendar);
    let reasons = Text::quiet(health_reasons(&status.health, calendar));
    [(name, Text::from(today)), (reasons, next)]
}
