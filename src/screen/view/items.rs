//! The items, a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::render::{Text, Tone};
use crate::screen::filter::{ALL, FILTERS, ListLine};
use crate::screen::overview::{ID, MARK, OverviewItem, ROOMY, STATUS, TASK};
use crate::screen::paint::{filled, fit, put, put_ends, put_rule};
use crate::screen::state::State;

/// What is listed, and where the cursor is in it.
pub(super) fn draw_head(state: &State, area: Rect, buffer: &mut Buffer) {
    let upto = state.lines.len().min(state.cursor + 1);
    let rows = |lines: &[ListLine]| lines.iter().filter(|line| line.is_row()).count();
    let (listed, upto) = (rows(&state.lines), rows(&state.lines[..upto]));
    let search = match state.search.trim() {
        "" => String::new(),
        text => format!(" with “{text}”"),
    };
    let is_whole = state.filter == ALL && search.is_empty();
    let tone = if is_whole { Tone::Quiet } else { Tone::Notice };
    let words = FILTERS[state.filter].0;
    let listed_items = state.lines.iter().filter(|line| line.is_row());
    let listed_items: Vec<&OverviewItem> =
        listed_items.filter_map(|line| state.item_of(*line)).collect();
    let all: Vec<&OverviewItem> = state.overview.items.iter().collect();
    let items = |all: &[&OverviewItem]| all.iter().filter(|item| item.is_item()).count();
    let place = if state.is_agenda { "agenda, " } else { "" };
    let mut left = format!("{place}{words}{search}: {} of {}", items(&listed_items), items(&all));
    let (matters, all) = (listed_items.len() - items(&listed_items), all.len() - items(&all));
    if all > 0 {
        left += &format!(" · matters: {matters} of {all}");
    }
    let left = Text::toned(format!("{left} "), tone);
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
        let row_of = state.row_of(*line);
        // Until the state knows a new size, other lines may stand below a row than it thinks.
        let laid_out = row_of.map(|row| row.laid_out(overview, width));
        let (text, below) = laid_out.unwrap_or_default();
        let mut painted = match (line.below, state.item_of(*line)) {
            _ if row_of.is_none() => {
                let heading = &state.sections[line.section].heading;
                filled(&prefixed(mark, heading), width)
            }
            (None, None) => filled(&prefixed(mark, &text), width),
            (None, Some(item)) => {
                let cells = if width >= ROOMY { &item.cells } else { &item.brief };
                let mut painted = Line::from(mark);
                for (at, width) in (0..).zip(widths).filter(|(_, width)| *width > 0) {
                    let text = if at == TASK { &text } else { &cells[at] };
                    painted.extend(filled(text, width).spans);
                    painted.push_span(" ");
                }
                painted
            }
            (Some(at), item) => {
                let indent = if item.is_some() { widths[ID] + 1 + widths[STATUS] + 1 } else { 2 };
                let indent = MARK + indent;
                let mut painted = Line::from(" ".repeat(indent));
                let text = below.get(at).cloned().unwrap_or_default();
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

fn prefixed(mark: &str, text: &Text) -> Text {
    let mut prefixed = Text::from(mark);
    prefixed.0.extend(text.0.iter().cloned());
    prefixed
}
