//! The items, a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::render::phrasing::progress;
use crate::render::views::phase_due;
use crate::render::{Text, Tone};
use crate::screen::filter::{ALL, FILTERS, ListLine};
use crate::screen::overview::{DUE, ID, OWNER, Overview, STATUS, TASK, Widths};
use crate::screen::paint::{filled, fit, put, put_ends, put_rule};
use crate::screen::state::State;

/// The mark of the cursor takes so many columns.
const MARK: usize = 2;
/// From so many columns on, the status stands there in words, and days with their weekday.
const ROOMY: usize = 84;
/// From so many columns on, there is an owner.
const OWNED: usize = 64;
/// No id and no owner is given more columns than this.
const WIDEST: usize = 16;

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
    let widths = widths(overview, width);
    let lines = state.lines.iter().enumerate().skip(state.top);
    for (row, (at, line)) in area.rows().zip(lines) {
        let is_current = at == state.cursor;
        let mark = if is_current { "> " } else { "  " };
        let mut painted = match (line.item.map(|at| &overview.items[at]), line.below) {
            (None, _) => {
                let phase = &overview.phases[line.phase];
                let more = phase_due(phase, &overview.calendar);
                let more = format!(" · {}{more}", progress(&phase.counts));
                let text = Text::from(mark).and(phase.name.clone(), Tone::Strong);
                filled(&text.and(more, Tone::Quiet), width)
            }
            (Some(item), None) => {
                let cells = if width >= ROOMY { &item.cells } else { &item.brief };
                let mut painted = Line::from(mark);
                for (text, width) in cells.iter().zip(widths).filter(|(_, width)| *width > 0) {
                    painted.extend(filled(text, width).spans);
                    painted.push_span(" ");
                }
                painted
            }
            (Some(item), Some(below)) => {
                let indent = MARK + widths[ID] + 1 + widths[STATUS] + 1;
                let mut painted = Line::from(" ".repeat(indent));
                painted.extend(fit(&item.below[below], width.saturating_sub(indent)).spans);
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

/// How wide the columns are in a list of this width; those with 0 are not there.
fn widths(overview: &Overview, width: usize) -> Widths {
    let is_roomy = width >= ROOMY;
    let mut widths = if is_roomy { overview.widths } else { overview.brief_widths };
    widths[ID] = widths[ID].min(WIDEST);
    widths[OWNER] = if width >= OWNED { widths[OWNER].min(WIDEST) } else { 0 };
    // Where nothing is due, there is but a dash in each row.
    widths[DUE] = if is_roomy || widths[DUE] > 1 { widths[DUE] } else { 0 };
    widths[TASK] = 0;
    let taken: usize = widths.iter().filter(|width| **width > 0).map(|width| width + 1).sum();
    widths[TASK] = width.saturating_sub(MARK + taken);
    widths
}
