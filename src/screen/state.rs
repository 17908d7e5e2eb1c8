//! What the screen is about to show.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;

use super::filter::{ALL, ListLine, lines};
use super::layout::{SMALLEST, areas};
use super::overview::{Overview, OverviewItem};
use super::prompt::Prompt;
use crate::domain::Id;
use crate::render::formats::text::{self, Look};
use crate::render::{Document, Text};

/// So many lines above and below the cursor are shown, where there are any.
const MARGIN: usize = 2;

/// What the screen is about to show.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) overview: Overview,
    pub(super) look: Look,
    pub(super) size: Size,
    /// The place of the filter by which items are listed.
    pub(super) filter: usize,
    pub(super) search: String,
    pub(super) lines: Vec<ListLine>,
    /// The line of the list that keys are about.
    pub(super) cursor: usize,
    /// The first line of the list that is shown.
    pub(super) top: usize,
    pub(super) mode: Mode,
    pub(super) message: Option<Text>,
    /// Keys that came at once, which count only when somebody says so.
    pub(super) doubted: Vec<KeyEvent>,
}

/// What keys mean at the moment.
#[derive(Debug, Clone, Default)]
pub(super) enum Mode {
    /// The list.
    #[default]
    List,
    /// Something is asked.
    Asking(Box<Prompt>),
    /// Something is to be read.
    Reading(Page),
}

/// Something to be read, over the list.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) topic: Topic,
    pub(super) document: Document,
    /// The first line that is shown.
    pub(super) top: usize,
}

/// What there is to be read about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Topic {
    /// What keys do.
    Help,
    /// What the meeting has to talk about.
    Agenda,
    /// An item or a matter.
    One(Id),
}

impl State {
    /// A screen of this size, with the cursor on the first item of the current phase.
    pub fn new(overview: Overview, look: Look, size: Size) -> Self {
        let mut state = Self {
            lines: Vec::new(),
            overview,
            look,
            size,
            filter: ALL,
            search: String::new(),
            cursor: 0,
            top: 0,
            mode: Mode::default(),
            message: None,
            doubted: Vec::new(),
        };
        state.relist(Some(ListLine { phase: 0, item: None, below: None }));
        let phases = &state.overview.phases;
        let current = state.overview.status.current_phase.as_ref();
        let current = current.and_then(|own| phases.iter().position(|phase| phase.id == own.id));
        state.go_to_phase(current.unwrap_or_default());
        state
    }

    /// Shows what has become of the engagement; the cursor stays on its item.
    pub fn renew(&mut self, overview: Overview) {
        let id = self.item().map(|item| item.id.clone());
        self.overview = overview;
        if let Mode::Reading(page) = &mut self.mode
            && page.topic == Topic::Agenda
        {
            page.document = self.overview.agenda.clone();
        }
        self.relist(id.and_then(|id| self.line_of(&id)));
    }

    /// Fits the screen into another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.scroll(0);
        self.relist(None);
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
            Mode::Reading(page) if page.topic == Topic::One(item.clone()) => page.top,
            _ => 0,
        };
        self.mode = Mode::Reading(Page { topic: Topic::One(item), document, top });
    }

    /// The item about which there is something to read.
    pub fn opened(&self) -> Option<&Id> {
        match &self.mode {
            Mode::Reading(Page { topic: Topic::One(id), .. }) => Some(id),
            _ => None,
        }
    }

    /// Closes what was to be read.
    pub fn close(&mut self) {
        self.mode = Mode::List;
    }

    /// Puts the cursor on an item, if it is listed.
    pub fn go_to(&mut self, id: &Id) {
        let line = self.line_of(id).and_then(|line| self.lines.binary_search(&line).ok());
        if let Some(line) = line {
            self.move_to(line);
        }
    }

    /// The item under the cursor.
    pub(super) fn item(&self) -> Option<&OverviewItem> {
        self.overview.items.get(self.lines.get(self.cursor)?.item?)
    }

    /// The place of the phase in which the cursor is.
    pub(super) fn phase(&self) -> Option<usize> {
        Some(self.lines.get(self.cursor)?.phase)
    }

    /// The line of an item, where it is listed.
    fn line_of(&self, id: &Id) -> Option<ListLine> {
        let at = self.overview.items.iter().position(|item| &item.id == id)?;
        Some(ListLine { phase: self.overview.items[at].phase, item: Some(at), below: None })
    }

    /// Lists by another filter or search.
    pub(super) fn list(&mut self, filter: usize, search: String) {
        (self.filter, self.search) = (filter, search);
        self.relist(None);
    }

    /// Makes the list anew, and puts the cursor on a line of it, that on which it was if none is
    /// given; where that is not listed, on the next one that is.
    fn relist(&mut self, line: Option<ListLine>) {
        let line = line.or_else(|| self.lines.get(self.cursor).copied());
        let areas = areas(self.size, self.overview.phases.len());
        let width = areas.map_or(0, |areas| areas.items.width.into());
        self.lines = lines(&self.overview, self.filter, &self.search, width);
        let place = line.map(|line| self.lines.partition_point(|other| *other < line));
        self.move_to(place.unwrap_or(self.lines.len()));
    }

    /// Can the cursor stand there: on an item, or on a phase that shows none?
    fn can_stand(&self, line: usize) -> bool {
        let is_heading = |line: &ListLine| line.item.is_none();
        self.lines.get(line).is_some_and(|own| {
            own.is_item() || is_heading(own) && self.lines.get(line + 1).is_none_or(is_heading)
        })
    }

    /// Puts the cursor on this line, else on the next one where it can stand, else on the last.
    pub(super) fn move_to(&mut self, line: usize) {
        let end = self.lines.len();
        let mut lines = (line..end).chain((0..line.min(end)).rev());
        self.cursor = lines.find(|line| self.can_stand(*line)).unwrap_or_default();
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

    /// How many lines are about a screen.
    pub(super) fn page(&self) -> isize {
        isize::try_from(self.height()).unwrap_or_default().max(2) - 1
    }

    /// Moves the cursor to the first item of the next phase or kind of matters, or the one before,
    /// and that to the top, so that as much of it is seen as there is room for. Behind the last one
    /// and before the first one is the agenda.
    pub(super) fn turn(&mut self, forward: bool) {
        let is_head = |line: &usize| self.lines[*line].item.is_none();
        let heads: Vec<usize> = (0..self.lines.len()).filter(is_head).collect();
        let Some(own) = heads.iter().rposition(|head| *head <= self.cursor) else { return };
        let next = if forward { own.checked_add(1) } else { own.checked_sub(1) };
        match next.and_then(|next| heads.get(next)) {
            Some(head) => self.go_to_head(*head),
            None => {
                let document = self.overview.agenda.clone();
                self.mode = Mode::Reading(Page { topic: Topic::Agenda, document, top: 0 });
            }
        }
    }

    /// Closes the agenda, and moves the cursor to the first phase or to the last.
    pub(super) fn leave_agenda(&mut self, forward: bool) {
        self.close();
        let mut heads = (0..self.lines.len()).filter(|line| self.lines[*line].item.is_none());
        let head = if forward { heads.next() } else { heads.next_back() };
        head.into_iter().for_each(|head| self.go_to_head(head));
    }

    /// The same with this phase, where it is listed.
    fn go_to_phase(&mut self, phase: usize) {
        let is_head = |line: &ListLine| line.item.is_none() && line.phase == phase;
        if let Some(head) = self.lines.iter().position(is_head) {
            self.go_to_head(head);
        }
    }

    fn go_to_head(&mut self, head: usize) {
        self.top = usize::MAX;
        self.move_to(head);
        self.top = self.top.min(head);
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
