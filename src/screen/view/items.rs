//! The items, a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::render::phrasing::progress;
use crate::render::views::phase_due;
use crate::render::{Text, Tone};
use crate::screen::filter::{ALL, FILTERS, ListLine};
use crate::screen::overview::{ID, MARK, Overview, ROOMY, STATUS, TASK};
use crate::screen::paint::{filled, fit, put, put_ends, put_rule};
use crate::screen::state::State;

/// What is listed, and where the cursor is in it.
pub(super) fn draw_head(state: &State, area: Rect, buffer: &mut Buffer) {
    let number = |lines: &[ListLine]| lines.iter().filter(|line| line.is_item()).count();
    let (lines, upto) = (&state.lines, state.lines.len().min(state.cursor + 1));
    let (listed, upto) = (number(lines), number(&lines[..upto]));
    let search = match state.search.trim() {
        "" => String::new(),
        text => format!(" with “{text}”"),
    };
    let is_whole = state.filter == ALL && search.is_empty();
    let tone = if is_whole { Tone::Quiet } else { Tone::Notice };
    let words = FILTERS[state.filter].0;
    let all = state.overview.items.len();
    let left = Text::toned(format!("{words}{search}: {listed} of {all} "), tone);
    let right = Text::quiet(format!(" {upto}/{listed}"));
    put_rule(area, buffer);
    put_ends(&left, &right, area, buffer);
}

/// The lines of the list that are seen.
pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let (overview, width) = (&state.overview, usize::from(area.width));
    let widths = overview.columns(width);
    let lines = state.lines.iter().enumerate().skip(state.top);
    for (row, (at, line)) in area.rows().zip(lines) {
        let is_current = at == state.cursor;
        let mark = if is_current { "> " } else { "  " };
        let mut painted = match (line.item.map(|at| &overview.items[at]), line.below) {
            (None, _) => {
                let (name, more) = heading(line.phase, overview);
                let text = Text::from(mark).and(name, Tone::Strong);
                filled(&text.and(more, Tone::Quiet), width)
            }
            (Some(item), None) => {
                let cells = if width >= ROOMY { &item.cells } else { &item.brief };
                let task = overview.below(item, width).0;
                let mut painted = Line::from(mark);
                for (at, width) in (0..).zip(widths).filter(|(_, width)| *width > 0) {
                    let text = if at == TASK { &task } else { &cells[at] };
                    painted.extend(filled(text, width).spans);
                    painted.push_span(" ");
                }
                painted
            }
            (Some(item), Some(below)) => {
                let indent = MARK + widths[ID] + 1 + widths[STATUS] + 1;
                // Until the state knows a new size, fewer lines may stand below it than it thinks.
                let text = overview.below(item, width).1.get(below).cloned().unwrap_or_default();
                let mut painted = Line::from(" ".repeat(indent));
                painted.extend(fit(&text, width.saturating_sub(indent)).spans);
                painted
            }
        };
        if is_current {
            for span in &mut painted.spans {
                span.style = span.style.remove_modifier(Modifier::DIM);
            }
            painted = painted.patch_style(Modifier::REVERSED);
        }
        buffer.set_line(row.x, row.y, &painted, row.width);
    }
    if state.lines.is_empty() {
        let nothing = Text::quiet("  Nothing to show: Esc shows everything again");
        put(&nothing, area, buffer);
    }
}

/// What stands above a phase or a kind of matters: the name, and how far it is.
fn heading(phase: usize, overview: &Overview) -> (String, String) {
    if let Some(phase) = overview.phases.get(phase) {
        let more = phase_due(phase, &overview.calendar);
        return (phase.name.clone(), format!(" · {}{more}", progress(&phase.counts)));
    }
    let open = overview.items.iter().filter(|item| item.phase == phase && item.open).count();
    let name = ["Decisions", "Risks", "Actions"][phase - overview.phases.len()];
    (name.to_owned(), format!(" · {open} open"))
}
