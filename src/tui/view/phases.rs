//! The phases, with their progress.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put;
use crate::render::document::{Text, Tone};
use crate::render::phrasing::{percent, progress};
use crate::reports::progress::Counts;
use crate::tui::board::BoardPhase;
use crate::tui::layout::{Areas, PHASE, per_line};
use crate::tui::paint::filled;
use crate::tui::state::State;

/// The bar of a phase at the left, and the shortest one of a phase on top.
const WIDE_BAR: usize = 10;
const BAR: usize = 3;
/// The number behind a bar.
const NUMBER: usize = 5;

pub(super) fn draw(state: &State, areas: &Areas, buffer: &mut Buffer) {
    match areas.wide {
        true => draw_left(state, areas.phases, buffer),
        false => draw_top(state, areas.phases, buffer),
    }
}

/// One below the other, with what is done of how many where there is room, and all at the end.
fn draw_left(state: &State, area: Rect, buffer: &mut Buffer) {
    let area = Rect { width: area.width.saturating_sub(2), ..area };
    let number = state.board.phases.len();
    let height = usize::from(area.height);
    let each = if number * 2 + 2 <= height { 2 } else { 1 };
    let shown = height.saturating_sub(2) / each;
    let current = state.phase();
    let first = (current.unwrap_or_default() + 1).saturating_sub(shown.max(1));
    let mut rows = area.rows();
    for (at, phase) in state.board.phases.iter().enumerate().skip(first).take(shown) {
        let mark = if current == Some(at) { "> " } else { "  " };
        let line = line(mark, &phase.name, &phase.counts, area.width, WIDE_BAR);
        rows.next().into_iter().for_each(|row| put(&line, row, state.look.color, buffer));
        if each == 2 {
            let below = below(phase, state);
            rows.next().into_iter().for_each(|row| put(&below, row, state.look.color, buffer));
        }
    }
    let all = line("  ", "All", &state.board.all, area.width, WIDE_BAR);
    rows.nth(1).into_iter().for_each(|row| put(&all, row, state.look.color, buffer));
}

/// Side by side, on as many lines as there are.
fn draw_top(state: &State, area: Rect, buffer: &mut Buffer) {
    let (each, color) = (per_line(area.width), state.look.color);
    let current = state.phase();
    let lines = usize::from(area.height);
    let first = (current.unwrap_or_default() / each + 1).saturating_sub(lines) * each;
    let width = area.width / u16::try_from(each).unwrap_or(1);
    let bar = (BAR + usize::from(width.saturating_sub(PHASE)) / 2).min(WIDE_BAR);
    let phases = state.board.phases.iter().enumerate().skip(first).take(lines * each);
    for (place, (at, phase)) in phases.enumerate() {
        let mark = if current == Some(at) { ">" } else { " " };
        let line = line(mark, &phase.name, &phase.counts, width - 1, bar);
        let x = area.x + u16::try_from(place % each).unwrap_or_default() * width;
        let y = area.y + u16::try_from(place / each).unwrap_or_default();
        put(&line, Rect { x, y, width, height: 1 }, color, buffer);
    }
}

/// `> Assess     ██████░░░░  60%`
fn line(mark: &str, name: &str, counts: &Counts, width: u16, bar: usize) -> Text {
    let room = usize::from(width).saturating_sub(mark.len() + 1 + bar + NUMBER);
    let tone = if mark.trim().is_empty() { Tone::Plain } else { Tone::Strong };
    let name = filled(&Text::from(name), room, false).to_string();
    let share = counts.percent;
    let full = share.map_or(0, |share| share * bar / 100);
    let rest = if share.is_some() { "░" } else { " " };
    Text::toned(mark, tone)
        .and(name, tone)
        .and(" ", Tone::Plain)
        .and("█".repeat(full), Tone::Good)
        .and(rest.repeat(bar - full), Tone::Quiet)
        .and(format!("{:>NUMBER$}", percent(share)), Tone::Plain)
}

/// `3/5 (60%) · due Fri 4 Dec`
fn below(phase: &BoardPhase, state: &State) -> Text {
    let counts = &phase.counts;
    let duties = format!("{}/{} duties met", counts.duties_met, counts.duties);
    let done = match (counts.in_scope, counts.duties) {
        (0, 0) => "nothing in scope".to_owned(),
        (0, _) => duties,
        _ => progress(counts),
    };
    let text = Text::toned(format!("  {done}"), Tone::Quiet);
    let contested = if phase.due_contested { "≠ " } else { "" };
    let text = match phase.due {
        Some(day) => {
            let day = state.board.calendar.day(day);
            text.and(format!(" · {contested}due {day}"), Tone::Quiet)
        }
        None => text,
    };
    if phase.overdue { text.and(" !", Tone::Bad) } else { text }
}
