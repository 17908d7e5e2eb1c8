//! The state as a frame. Only what is seen is laid out.

mod foot;
mod help;
mod items;
mod page;
mod phases;
mod prompt;
mod title;

pub(super) use help::help;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::text::Line;

use super::layout::{SMALLEST, areas};
use super::paint::{fit, style};
use super::state::{Mode, State};
use crate::render::document::{Text, Tone};
use crate::render::formats::text::in_ascii;

/// Draws the state.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let areas = areas(frame.area().as_size(), state.overview.phases.len());
    match (&state.mode, areas) {
        (_, None) => too_small(frame),
        (Mode::Reading(page), _) => page::draw(page, state, frame),
        (mode, Some(areas)) => {
            let buffer = frame.buffer_mut();
            title::draw(state, areas.title, buffer);
            phases::draw(state, &areas, buffer);
            items::draw_head(state, areas.head, buffer);
            items::draw(state, areas.items, buffer);
            draw_rule(areas.rule, buffer);
            match mode {
                Mode::Asking(prompt) => prompt::draw(prompt, state, areas.foot, frame),
                _ => foot::draw(state, areas.foot, buffer),
            }
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

/// Puts texts on lines, as far as there are lines.
fn put_lines(texts: impl IntoIterator<Item = Text>, area: Rect, buffer: &mut Buffer) {
    area.rows().zip(texts).for_each(|(row, text)| put(&text, row, buffer));
}

/// Puts a text on a line, as far as it fits.
fn put(text: &Text, row: Rect, buffer: &mut Buffer) {
    put_line(&fit(text, row.width.into()), row, buffer);
}

fn put_line(line: &Line<'_>, row: Rect, buffer: &mut Buffer) {
    buffer.set_line(row.x, row.y, line, row.width);
}

/// Puts one text at the left and, where there is room, another at the right.
fn put_ends(left: &Text, right: &Text, row: Rect, buffer: &mut Buffer) {
    put(left, row, buffer);
    let width = |text: &Text| fit(text, usize::MAX).width();
    let (left, right_width) = (width(left), width(right));
    if left + 2 + right_width <= row.width.into() {
        let start = row.width - u16::try_from(right_width).unwrap_or(row.width);
        let end = Rect { x: row.x + start, width: row.width - start, ..row };
        put(right, end, buffer);
    }
}

fn draw_rule(area: Rect, buffer: &mut Buffer) {
    for row in area.rows() {
        let rule = "─".repeat(row.width.into());
        buffer.set_string(row.x, row.y, rule, style(Tone::Quiet));
    }
}
