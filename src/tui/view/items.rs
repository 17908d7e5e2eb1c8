//! The items, a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line as Painted;

use super::{put_ends, put_line};
use crate::render::document::{Cell, Datum, Text, Tone};
use crate::render::formats::text::cell;
use crate::render::phrasing::{Calendar, progress};
use crate::tui::board::{Board, BoardItem, BoardPhase, DUE, ID, OWNER, STATUS, TASK};
use crate::tui::filter::{Filter, Line};
use crate::tui::paint::{filled, fit, style};
use crate::tui::state::State;

/// The mark of the cursor takes so many columns.
const MARK: usize = 2;
/// From so many columns on, the status stands there in words, and days with their weekday.
const ROOMY: usize = 84;
/// From so many columns on, there is an owner.
const OWNED: usize = 64;
/// No id and no owner is given more columns than this.
const WIDEST: usize = 16;
/// The day of the week takes so many columns.
const WEEKDAY: usize = 4;

/// How wide the columns are; those with 0 are not there.
struct Columns {
    widths: [usize; 5],
    roomy: bool,
}

/// What is listed, and where the cursor is in it.
pub(super) fn draw_head(state: &State, area: Rect, buffer: &mut Buffer) {
    let is_item = |line: &&Line| matches!(line, Line::Item(_));
    let listed = state.lines.iter().filter(is_item).count();
    let upto = state.lines.iter().take(state.cursor + 1).filter(is_item).count();
    let search = match state.search.trim() {
        "" => String::new(),
        text => format!(" with “{text}”"),
    };
    let tone =
        if state.filter == Filter::All && search.is_empty() { Tone::Quiet } else { Tone::Notice };
    let all = state.board.items.len();
    let left = Text::toned(format!("{}{search}: {listed} of {all} ", state.filter.words()), tone);
    let right = Text::toned(format!(" {upto}/{listed}"), Tone::Quiet);
    let color = state.look.color;
    let rule = "─".repeat(area.width.into());
    buffer.set_string(area.x, area.y, rule, style(Tone::Quiet, color));
    put_ends(&left, &right, area, color, buffer);
}

/// The lines of the list that are seen.
pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let columns = Columns::new(&state.board, area.width.into());
    let lines = state.lines.iter().enumerate().skip(state.top);
    for (row, (at, line)) in area.rows().zip(lines) {
        let mut painted = columns.painted(*line, state, row.width.into());
        if at == state.cursor {
            painted
                .spans
                .iter_mut()
                .for_each(|span| span.style = span.style.remove_modifier(Modifier::DIM));
            painted = painted.patch_style(Modifier::REVERSED);
        }
        put_line(&painted, row, buffer);
    }
    if state.lines.is_empty() {
        let nothing = Text::toned("  Nothing to show: Esc shows everything again", Tone::Quiet);
        put_line(&fit(&nothing, area.width.into(), state.look.color), area, buffer);
    }
}

impl Columns {
    fn new(board: &Board, width: usize) -> Self {
        let roomy = width >= ROOMY;
        let wanted = |column: usize| board.widths.get(column).copied().unwrap_or_default();
        let signs = board.items.iter().map(|item| item.signs.chars().count());
        let due = if roomy { wanted(DUE) } else { wanted(DUE).saturating_sub(WEEKDAY) };
        let mut widths = [0; 5];
        widths[ID] = wanted(ID).min(WIDEST);
        widths[STATUS] = if roomy { wanted(STATUS) } else { signs.max().unwrap_or_default() };
        widths[OWNER] = if width >= OWNED { wanted(OWNER).min(WIDEST) } else { 0 };
        widths[DUE] = due;
        let taken: usize = widths.iter().filter(|width| **width > 0).map(|width| width + 1).sum();
        widths[TASK] = width.saturating_sub(MARK + taken);
        Self { widths, roomy }
    }

    fn painted(&self, line: Line, state: &State, width: usize) -> Painted<'static> {
        let (board, color) = (&state.board, state.look.color);
        let is_current = state.lines.get(state.cursor) == Some(&line);
        let mark = if is_current { "> " } else { "  " };
        match line {
            Line::Phase(at) => {
                let text = heading(mark, &board.phases[at], &board.calendar);
                filled(&text, width, color)
            }
            Line::Item(at) => self.item(mark, &board.items[at], board, color),
            Line::Below(at, below) => {
                let indent = MARK + self.widths[ID] + 1 + self.widths[STATUS] + 1;
                let text = &board.items[at].shown.below[below];
                let mut painted = Painted::from(" ".repeat(indent));
                painted.extend(fit(text, width.saturating_sub(indent), color).spans);
                painted
            }
        }
    }

    fn item(
        &self,
        mark: &'static str,
        item: &BoardItem,
        board: &Board,
        color: bool,
    ) -> Painted<'static> {
        let mut painted = Painted::from(mark);
        for (column, (shown, width)) in item.shown.cells.iter().zip(self.widths).enumerate() {
            if width > 0 {
                let text = self.cell(column, shown, item, board);
                painted.extend(filled(&text, width, color).spans);
                painted.push_span(" ");
            }
        }
        painted
    }

    fn cell(&self, column: usize, shown: &Cell, item: &BoardItem, board: &Board) -> Text {
        match (column, &shown.datum) {
            (STATUS, _) if !self.roomy => Text::toned(item.signs.clone(), shown.tone),
            (DUE, Datum::Day { .. }) if !self.roomy => cell(&brief(shown), &board.calendar),
            _ => cell(shown, &board.calendar),
        }
    }
}

/// The same without the day of the week.
fn brief(shown: &Cell) -> Cell {
    let mut brief = shown.clone();
    if let Datum::Day { brief, .. } = &mut brief.datum {
        *brief = true;
    }
    brief
}

/// `  Assess · 3/5 (60%) · due Fri 4 Dec`
fn heading(mark: &str, phase: &BoardPhase, calendar: &Calendar) -> Text {
    let contested = if phase.due_contested { "≠ " } else { "" };
    let due = phase.due.map(|day| format!(" · {contested}due {}", calendar.day(day)));
    let more = format!(" · {}{}", progress(&phase.counts), due.unwrap_or_default());
    Text::from(mark).and(phase.name.clone(), Tone::Strong).and(more, Tone::Quiet)
}
