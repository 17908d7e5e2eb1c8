//! What the screen is about to show.

use ratatui::layout::Size;

use super::filter::{Filter, ListLine, lines};
use super::layout::{SMALLEST, areas};
use super::overview::{Overview, OverviewItem};
use super::prompt::Prompt;
use crate::domain::ids::Id;
use crate::render::document::{Document, Text};
use crate::render::formats::text::{self, Look};

/// So many lines above and below the cursor are shown, where there are any.
const MARGIN: usize = 2;

/// What the screen is about to show.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) overview: Overview,
    pub(super) look: Look,
    pub(super) size: Size,
    pub(super) filter: Filter,
    pub(super) search: String,
    pub(super) lines: Vec<ListLine>,
    /// The line of the list that keys are about.
    pub(super) cursor: usize,
    /// The first line of the list that is shown.
    pub(super) top: usize,
    pub(super) mode: Mode,
    pub(super) message: Option<Text>,
}

/// What keys mean at the moment.
#[derive(Debug, Clone, Default)]
pub(super) enum Mode {
    /// The list.
    #[default]
    List,
    /// Something is asked.
    Asking(Prompt),
    /// Something is to be read.
    Reading(Page),
}

/// Something to be read, over the list.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The item that it is about; none of the help.
    pub(super) item: Option<Id>,
    pub(super) document: Document,
    /// The first line that is shown.
    pub(super) top: usize,
}

/// Where the cursor is, whatever line that is on: by place, and of an item its id.
struct Anchor {
    phase: usize,
    item: Option<(usize, Id)>,
}

impl State {
    /// A screen of this size, with the cursor on the first item.
    pub fn new(overview: Overview, look: Look, size: Size) -> Self {
        let mut state = Self {
            lines: lines(&overview, Filter::default(), ""),
            overview,
            look,
            size,
            filter: Filter::default(),
            search: String::new(),
            cursor: 0,
            top: 0,
            mode: Mode::default(),
            message: None,
        };
        state.move_to(0);
        state
    }

    /// Shows what has become of the engagement; the cursor stays on its item.
    pub fn renew(&mut self, overview: Overview) {
        let anchor = self.anchor();
        self.overview = overview;
        self.relist(anchor);
    }

    /// Fits the screen into another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.scroll(0);
        self.settle();
    }

    /// Says something, until the next key.
    pub fn say(&mut self, message: impl Into<Text>) {
        self.message = Some(message.into());
    }

    /// Is there only the list, and nothing said about it?
    pub fn is_silent(&self) -> bool {
        self.message.is_none() && matches!(self.mode, Mode::List)
    }

    /// Shows what there is to know about an item.
    pub fn open(&mut self, item: Id, document: Document) {
        let top = match &self.mode {
            Mode::Reading(page) if page.item.as_ref() == Some(&item) => page.top,
            _ => 0,
        };
        self.mode = Mode::Reading(Page { item: Some(item), document, top });
    }

    /// The item about which there is something to read.
    pub fn opened(&self) -> Option<&Id> {
        match &self.mode {
            Mode::Reading(page) => page.item.as_ref(),
            _ => None,
        }
    }

    /// Closes what was to be read.
    pub fn close(&mut self) {
        self.mode = Mode::List;
    }

    /// Puts the cursor on an item, if it is listed.
    pub fn go_to(&mut self, id: &Id) {
        let is_it = |line: &ListLine| matches!(line, ListLine::Item(at) if &self.overview.items[*at].row.id == id);
        if let Some(line) = self.lines.iter().position(is_it) {
            self.move_to(line);
        }
    }

    /// The item under the cursor.
    pub(super) fn item(&self) -> Option<&OverviewItem> {
        match self.lines.get(self.cursor)? {
            ListLine::Item(at) => self.overview.items.get(*at),
            ListLine::Phase(_) | ListLine::Below(..) => None,
        }
    }

    /// The place of the phase in which the cursor is.
    pub(super) fn phase(&self) -> Option<usize> {
        self.phase_of(*self.lines.get(self.cursor)?)
    }

    fn phase_of(&self, line: ListLine) -> Option<usize> {
        match line {
            ListLine::Phase(phase) => Some(phase),
            ListLine::Item(at) | ListLine::Below(at, _) => Some(self.overview.items.get(at)?.phase),
        }
    }

    /// Lists by another filter or search.
    pub(super) fn list(&mut self, filter: Filter, search: String) {
        let anchor = self.anchor();
        (self.filter, self.search) = (filter, search);
        self.relist(anchor);
    }

    fn anchor(&self) -> Option<Anchor> {
        let item = match self.lines.get(self.cursor)? {
            ListLine::Item(at) => Some((*at, self.overview.items[*at].row.id.clone())),
            ListLine::Phase(_) | ListLine::Below(..) => None,
        };
        Some(Anchor { phase: self.phase()?, item })
    }

    /// Makes the list anew; the cursor stays on its item, or goes to the next one that is listed.
    fn relist(&mut self, anchor: Option<Anchor>) {
        self.lines = lines(&self.overview, self.filter, &self.search);
        let line = anchor.and_then(|anchor| self.line_of(&anchor));
        self.move_to(line.unwrap_or(self.lines.len()));
    }

    fn line_of(&self, anchor: &Anchor) -> Option<usize> {
        let Some((place, id)) = &anchor.item else {
            return self.lines.iter().position(|line| self.phase_of(*line) >= Some(anchor.phase));
        };
        let same = |line: &ListLine| matches!(line, ListLine::Item(at) if &self.overview.items[*at].row.id == id);
        let next = |line: &ListLine| matches!(line, ListLine::Item(at) if at >= place);
        let mut lines = self.lines.iter();
        lines.clone().position(same).or_else(|| lines.position(next))
    }

    /// Can the cursor stand there: on an item, or on a phase that shows none?
    fn can_stand(&self, line: usize) -> bool {
        match self.lines.get(line) {
            Some(ListLine::Item(_)) => true,
            Some(ListLine::Phase(_)) => {
                !matches!(self.lines.get(line + 1), Some(ListLine::Item(_)))
            }
            _ => false,
        }
    }

    /// Puts the cursor on this line, else on the next one where it can stand, else on the last.
    pub(super) fn move_to(&mut self, line: usize) {
        let mut from = line..self.lines.len();
        let next = from.find(|line| self.can_stand(*line));
        let mut before = (0..line.min(self.lines.len())).rev();
        let last = || before.find(|line| self.can_stand(*line));
        self.cursor = next.or_else(last).unwrap_or_default();
        self.settle();
    }

    /// Moves the cursor up or down, by so many lines where it can stand.
    pub(super) fn step(&mut self, steps: isize) {
        let number = steps.unsigned_abs();
        let can_stand = |line: &usize| self.can_stand(*line);
        let line = match steps > 0 {
            true => (self.cursor + 1..self.lines.len()).filter(can_stand).take(number).last(),
            false => (0..self.cursor).rev().filter(can_stand).take(number).last(),
        };
        self.move_to(line.unwrap_or(self.cursor));
    }

    /// Moves the cursor by about a screen.
    pub(super) fn page(&mut self, pages: isize) {
        let height = isize::try_from(self.height()).unwrap_or(1);
        self.step(pages * (height - 1).max(1));
    }

    /// Moves the cursor to the first item of the phase so many behind its own, round about, and
    /// the phase to the top, so that as much of it is seen as there is room for.
    pub(super) fn turn(&mut self, phases: isize) {
        let heads: Vec<usize> = (0..self.lines.len())
            .filter(|line| matches!(self.lines[*line], ListLine::Phase(_)))
            .collect();
        let own = heads.iter().rposition(|head| *head <= self.cursor).unwrap_or_default();
        let number = isize::try_from(heads.len()).unwrap_or_default().max(1);
        let to = (isize::try_from(own).unwrap_or_default() + phases).rem_euclid(number);
        let head = usize::try_from(to).ok().and_then(|to| heads.get(to));
        self.top = usize::MAX;
        self.move_to(head.copied().unwrap_or_default());
        if let Some(head) = head {
            self.top = self.top.min(*head);
        }
    }

    /// How many lines of the list are shown.
    fn height(&self) -> usize {
        areas(self.size, self.overview.phases.len()).map_or(0, |areas| areas.items.height.into())
    }

    /// Scrolls so that the cursor is seen, and a little around it.
    pub(super) fn settle(&mut self) {
        let height = self.height();
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let lowest = self.cursor.saturating_sub(margin);
        let highest = (self.cursor + margin + 1).saturating_sub(height);
        let end = self.lines.len().saturating_sub(height);
        self.top = self.top.min(lowest).max(highest).min(end);
    }

    /// Scrolls what is to be read.
    pub(super) fn scroll(&mut self, lines: isize) {
        let width = self.size.width.max(SMALLEST.width).into();
        let height = usize::from(self.size.height).saturating_sub(1);
        let calendar = self.overview.calendar;
        if let Mode::Reading(page) = &mut self.mode {
            let all = text::lines(&page.document, width, &calendar).len();
            let end = all.saturating_sub(height);
            page.top = page.top.saturating_add_signed(lines).min(end);
        }
    }
}
