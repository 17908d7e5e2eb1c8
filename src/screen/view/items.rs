//! The items, a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::{put_ends, put_line};
use crate::render::document::{Cell, Datum, Text, Tone};
use crate::render::formats::text::cell;
use crate::render::phrasing::{Calendar, progress};
use crate::screen::filter::{Filter, ListLine};
use crate::screen::overview::{
    DUE, ID, OWNER, Overview, OverviewItem, OverviewPhase, STATUS, TASK,
};
use crate::screen::paint::{filled, fit, style};
use crate::screen::state::State;

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
    let is_item = |line: &&ListLine| matches!(line, ListLine::Item(_));
    let listed = state.lines.iter().filter(is_item).count();
    let upto = state.lines.iter().take(state.cursor + 1).filter(is_item).count();
    let search = match state.search.trim() {
        "" => String::new(),
        text => format!(" with “{text}”"),
    };
    let tone =
        if state.filter == Filter::All && search.is_empty() { Tone::Quiet } else { Tone::Notice };
    let all = state.overview.items.len();
    let left = Text::toned(format!("{}{search}: {listed} of {all} ", state.filter.words()), tone);
    let right = Text::toned(format!(" {upto}/{listed}"), Tone::Quiet);
    let rule = "─".repeat(area.width.into());
    buffer.set_string(area.x, area.y, rule, style(Tone::Quiet));
    put_ends(&left, &right, area, buffer);
}

/// The lines of the list that are seen.
pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let columns = Columns::new(&state.overview, area.width.into());
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
        put_line(&fit(&nothing, area.width.into()), area, buffer);
    }
}

impl Columns {
    fn new(overview: &Overview, width: usize) -> Self {
        let roomy = width >= ROOMY;
        let wanted = |column: usize| overview.widths.get(column).copied().unwrap_or_default();
        let signs = overview.items.iter().map(|item| item.signs.chars().count());
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

    fn painted(&self, line: ListLine, state: &State, width: usize) -> Line<'static> {
        let overview = &state.overview;
        let is_current = state.lines.get(state.cursor) == Some(&line);
        let mark = if is_current { "> " } else { "  " };
        match line {
            ListLine::Phase(at) => {
                let text = heading(mark, &overview.phases[at], &overview.calendar);
                filled(&text, width)
            }
            ListLine::Item(at) => self.item(mark, &overview.items[at], overview),
            ListLine::Below(at, below) => {
                let indent = MARK + self.widths[ID] + 1 + self.widths[STATUS] + 1;
                let text = &overview.items[at].shown.below[below];
                let mut painted = Line::from(" ".repeat(indent));
                painted.extend(fit(text, width.saturating_sub(indent)).spans);
                painted
            }
        }
    }

    fn item(&self, mark: &'static str, item: &OverviewItem, overview: &Overview) -> Line<'static> {
        let mut painted = Line::from(mark);
        for (column, (shown, width)) in item.shown.cells.iter().zip(self.widths).enumerate() {
            if width > 0 {
                let text = self.cell(column, shown, item, overview);
                painted.extend(filled(&text, width).spans);
                painted.push_span(" ");
            }
        }
        painted
    }

    fn cell(&self, column: usize, shown: &Cell, item: &OverviewItem, overview: &Overview) -> Text {
        match (column, &shown.datum) {
            (STATUS, _) if !self.roomy => Text::toned(item.signs.clone(), shown.tone),
            (DUE, Datum::Day { .. }) if !self.roomy => cell(&brief(shown), &overview.calendar),
            _ => cell(shown, &overview.calendar),
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
fn heading(mark: &str, phase: &OverviewPhase, calendar: &Calendar) -> Text {
    let more = format!(" · {}{}", progress(&phase.counts), phase.due(calendar));
    Text::from(mark).and(phase.name.clone(), Tone::Strong).and(more, Tone::Quiet)
}
