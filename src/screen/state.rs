//! What the screen is about to show.

use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Size;

use super::filter::{ALL, ListLine, lines};
use super::layout::{SMALLEST, areas};
use super::overview::{Overview, OverviewItem};
use super::prompt::Prompt;
use super::sections::{About, Section, SectionRow, by_phase, of_agenda};
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
    /// What is listed: the phases, or the agenda.
    pub(super) sections: Vec<Section>,
    pub(super) is_agenda: bool,
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
    /// An item or a matter.
    One(Id),
}

impl State {
    /// A screen of this size, with the cursor on the first item of the current phase.
    pub fn new(overview: Overview, look: Look, size: Size) -> Self {
        let mut state = Self {
            sections: by_phase(&overview),
            is_agenda: false,
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
        state.relist(Some(ListLine { section: 0, row: None, below: None }));
        state.go_to_current_phase();
        state
    }

    /// Is the agenda looked at?
    pub fn is_agenda(&self) -> bool {
        self.is_agenda
    }

    /// Shows what has become of the engagement, and of its agenda where that is looked at; the
    /// cursor stays on its item.
    pub fn renew(&mut self, overview: Overview, agenda: Option<&Document>) {
        let id = self.item().map(|item| item.id.clone());
        self.overview = overview;
        self.sections = match agenda {
            Some(agenda) => of_agenda(agenda, &self.overview),
            None => by_phase(&self.overview),
        };
        self.is_agenda = agenda.is_some();
        self.relist(id.and_then(|id| self.line_of(&id)));
    }

    /// Shows the agenda in the place of the phases, with the cursor on its first item.
    pub fn open_agenda(&mut self, agenda: &Document) {
        (self.sections, self.is_agenda) = (of_agenda(agenda, &self.overview), true);
        self.top = 0;
        self.relist(None);
        let items = self.lines.iter().position(|line| self.item_of(*line).is_some());
        self.move_to(items.unwrap_or_default());
    }

    /// Shows the phases in the place of the agenda, with the cursor on the same item; where it was
    /// on none, on the first one of the current phase.
    pub(super) fn close_agenda(&mut self) {
        let id = self.item().map(|item| item.id.clone());
        (self.sections, self.is_agenda) = (by_phase(&self.overview), false);
        match id.and_then(|id| self.line_of(&id)) {
            Some(line) => self.relist(Some(line)),
            None => {
                self.relist(None);
                self.go_to_current_phase();
            }
        }
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
        line.into_iter().for_each(|line| self.move_to(line));
    }

    /// The item or matter under the cursor.
    pub(super) fn item(&self) -> Option<&OverviewItem> {
        self.item_of(*self.lines.get(self.cursor)?)
    }

    /// The item or matter that a line is about.
    pub(super) fn item_of(&self, line: ListLine) -> Option<&OverviewItem> {
        match self.row_of(line)?.about {
            About::Item(at) => self.overview.items.get(at),
            About::Text(_) => None,
        }
    }

    /// The row to which a line belongs.
    pub(super) fn row_of(&self, line: ListLine) -> Option<&SectionRow> {
        self.sections.get(line.section)?.rows.get(line.row?)
    }

    /// The place of the phase, or of the kind of matters behind them, in which the cursor is.
    pub(super) fn phase(&self) -> Option<usize> {
        let section = self.lines.get(self.cursor)?.section;
        let section = (!self.is_agenda).then_some(section);
        self.item().map(|item| item.phase).or(section)
    }

    /// The line of an item, where a section has it.
    fn line_of(&self, id: &Id) -> Option<ListLine> {
        let place = self.overview.place(id)?;
        let is_it = |row: &SectionRow| matches!(row.about, About::Item(at) if at == place);
        self.sections.iter().enumerate().find_map(|(section, own)| {
            let row = own.rows.iter().position(is_it);
            row.map(|row| ListLine { section, row: Some(row), below: None })
        })
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
        self.lines = lines(&self.sections, &self.overview, self.filter, &self.search, width);
        let place = line.map(|line| self.lines.partition_point(|other| *other < line));
        self.move_to(place.unwrap_or(self.lines.len()));
    }

    /// Can the cursor stand there: on a row, or on a phase that shows none?
    fn can_stand(&self, line: usize) -> bool {
        let is_heading = |line: &ListLine| line.row.is_none();
        self.lines.get(line).is_some_and(|own| {
            own.is_row() || is_heading(own) && self.lines.get(line + 1).is_none_or(is_heading)
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
    /// and before the first one is the agenda: is that wanted?
    pub(super) fn turn(&mut self, forward: bool) -> bool {
        let heads = self.heads();
        if self.is_agenda {
            self.close_agenda();
            let heads = self.heads();
            let head = if forward { heads.first() } else { heads.last() };
            head.into_iter().for_each(|head| self.go_to_head(*head));
            return false;
        }
        let own = heads.iter().rposition(|head| *head <= self.cursor);
        let next = own.and_then(|own| own.checked_add_signed(if forward { 1 } else { -1 }));
        let head = next.and_then(|next| heads.get(next));
        head.into_iter().for_each(|head| self.go_to_head(*head));
        head.is_none()
    }

    /// The lines of the headings.
    fn heads(&self) -> Vec<usize> {
        (0..self.lines.len()).filter(|line| self.lines[*line].row.is_none()).collect()
    }

    /// Moves the cursor to the first item of the current phase, where that is listed.
    fn go_to_current_phase(&mut self) {
        let phases = &self.overview.phases;
        let current = self.overview.status.current_phase.as_ref();
        let current = current.and_then(|own| phases.iter().position(|phase| phase.id == own.id));
        let is_head =
            |line: &ListLine| line.row.is_none() && line.section == current.unwrap_or_default();
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

    /// Scrolls so that the cursor is seen, what stands below its row, and a little around it.
    pub(super) fn settle(&mut self) {
        let height = self.height();
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let lowest = self.cursor.saturating_sub(margin);
        let rest = self.lines.get(self.cursor + 1..).unwrap_or_default();
        let below = rest.iter().take_while(|line| line.below.is_some()).count();
        let highest = (self.cursor + margin.max(below) + 1).saturating_sub(height).min(self.cursor);
        let end = self.lines.len().saturating_sub(height);
        self.top = self.top.min(lowest).max(highest).min(end);
    }

    /// Scrolls what is to be read.
    pub(super) fn scroll(&mut self, lines: isize) {
        let width = self.size.width.max(SMALLEST.width).into();
        let height = usize::from(self.size.height).saturating_sub(1);
        let calendar = &self.overview.calendar;
        if let Mode::Reading(page) = &mut self.mode {
            let all = text::lines(&page.document, width, calendar).len();
            let end = all.saturating_sub(height);
            page.top = page.top.saturating_add_signed(lines).min(end);
        }
    }
}
