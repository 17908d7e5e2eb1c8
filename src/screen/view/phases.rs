//! The phases, with their progress.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::render::formats::text::bar;
use crate::render::phrasing::progress;
use crate::render::views::phase_due;
use crate::render::{Calendar, Text, Tone};
use crate::reports::phase::PhaseRow;
use crate::reports::progress::Counts;
use crate::screen::layout::{Areas, PHASE, per_line};
use crate::screen::paint::{filled, put_lines};
use crate::screen::state::State;

/// The bar of a phase at the left, and the shortest one of a phase on top.
const WIDE_BAR: usize = 10;
const BAR: usize = 3;
/// The number behind a bar.
const NUMBER: usize = 5;

pub(super) fn draw(state: &State, areas: &Areas, buffer: &mut Buffer) {
    let area = areas.phases;
    if areas.wide {
        let area = Rect { width: area.width.saturating_sub(2), ..area };
        put_lines(at_the_left(state, area), area, buffer);
    } else {
        put_lines(on_top(state, area), area, buffer);
    }
}

/// One below the other, with what is done of how many where there is room, and all at the end.
fn at_the_left(state: &State, area: Rect) -> Vec<Text> {
    let (overview, width) = (&state.overview, area.width);
    let height = usize::from(area.height);
    let each = if overview.phases.len() * 2 + 2 <= height { 2 } else { 1 };
    let shown = height.saturating_sub(2) / each;
    let current = state.phase();
    let place = current.unwrap_or_default().min(overview.phases.len().saturating_sub(1));
    let first = (place + 1).saturating_sub(shown.max(1));
    let phases = overview.phases.iter().enumerate().skip(first).take(shown);
    let lines = phases.flat_map(|(at, phase)| {
        let mark = if current == Some(at) { "> " } else { "  " };
        let line = line(mark, &phase.name, &phase.counts, width, WIDE_BAR);
        [line, below(phase, overview.status.progress.rows[at].overdue, &overview.calendar)]
            .into_iter()
            .take(each)
    });
    let all = line("  ", "All", &overview.status.progress.all, width, WIDE_BAR);
    lines.chain([Text::default(), all]).collect()
}

/// Side by side, on as many lines as there are.
fn on_top(state: &State, area: Rect) -> Vec<Text> {
    let each = per_line(area.width);
    let current = state.phase();
    let height = usize::from(area.height);
    let end = state.overview.phases.len().saturating_sub(1);
    let place = current.unwrap_or_default().min(end);
    let first = (place / each + 1).saturating_sub(height) * each;
    let width = area.width / u16::try_from(each).unwrap_or(1);
    let bar = (BAR + usize::from(width.saturating_sub(PHASE)) / 2).min(WIDE_BAR);
    let phases = state.overview.phases.iter().enumerate().skip(first);
    let cells = phases.map(|(at, phase)| {
        let mark = if current == Some(at) { ">" } else { " " };
        line(mark, &phase.name, &phase.counts, width - 1, bar).and(" ", Tone::Plain)
    });
    let cells: Vec<Text> = cells.collect();
    let line = |cells: &[Text]| Text(cells.iter().flat_map(|Text(spans)| spans.clone()).collect());
    cells.chunks(each).map(line).collect()
}

/// `> Assess     ██████░░░░  60%`
fn line(mark: &str, name: &str, counts: &Counts, width: u16, length: usize) -> Text {
    let room = usize::from(width).saturating_sub(mark.len() + 1 + length + NUMBER);
    let tone = if mark.trim().is_empty() { Tone::Plain } else { Tone::Strong };
    let name = filled(&Text::from(name), room).to_string();
    let mut line = Text::toned(mark, tone).and(name, tone).and(" ", Tone::Plain);
    line.0.extend(bar(counts.percent, length).0);
    line
}

/// `3/5 (60%) · due Fri 4 Dec`
fn below(phase: &PhaseRow, overdue: bool, calendar: &Calendar) -> Text {
    let counts = &phase.counts;
    let done = match (counts.in_scope, counts.duties) {
        (0, 0) => "nothing in scope".to_owned(),
        (0, duties) => format!("{}/{duties} duties met", counts.duties_met),
        _ => progress(counts),
    };
    let text = Text::toned(format!("  {done}{}", phase_due(phase, calendar)), Tone::Quiet);
    if overdue { text.and(" !", Tone::Bad) } else { text }
}
