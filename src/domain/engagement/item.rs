//! One item, as it is at the instant of the state.

use std::array;

use super::register::Register;
use crate::domain::{Day, Field, Id, Item, Status, Value, Write};

/// An item that was not on the pinned checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The entries that added it, in the order of the fold; the last one stands.
    pub entries: Vec<usize>,
    /// Do they say different things?
    pub in_conflict: bool,
}

/// The state of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemState {
    /// Its id.
    pub id: Id,
    /// Its phase, by place.
    pub phase: usize,
    /// In scope only once it is taken up.
    pub optional: bool,
    /// A duty: confirmed, never done.
    pub duty: bool,
    /// How it came in, where it was added.
    pub added: Option<Added>,
    /// The entries that touch it, in the order of the fold.
    pub entries: Vec<usize>,
    /// The entries that confirm it.
    pub confirmed: Vec<usize>,
    before: Vec<Status>,
    pub(super) fields: [Register; Field::ALL.len()],
}

impl ItemState {
    /// An item of the phase with this id, at this place.
    pub(super) fn new(item: &Item, (phase, phase_id): (usize, &Id)) -> Self {
        let field = |field: Field| {
            Register::new(match field {
                Field::Status => Value::Status(Status::NotStarted),
                Field::Phase => Value::Text(phase_id.as_str().into()),
                field => Value::text(item.text(field)),
            })
        };
        Self {
            id: item.id.clone(),
            phase,
            optional: item.optional,
            duty: item.ongoing,
            added: None,
            entries: Vec::new(),
            confirmed: Vec::new(),
            before: Vec::new(),
            fields: array::from_fn(|at| field(Field::ALL[at])),
        }
    }

    /// The same item before any entry set anything of it.
    pub fn as_it_began(&self) -> Self {
        let fields = self.fields.each_ref().map(|field| field.as_it_began());
        let (entries, confirmed, before) = (Vec::new(), Vec::new(), Vec::new());
        Self { entries, confirmed, before, fields, ..self.clone() }
    }

    /// A field, with all the values that stand.
    pub fn field(&self, field: Field) -> &Register {
        &self.fields[field as usize]
    }

    pub(super) fn touched_by(&mut self, entry: usize) {
        if self.entries.last() != Some(&entry) {
            self.entries.push(entry);
        }
    }

    /// Folds in what an entry writes to a field.
    pub(super) fn write(&mut self, field: Field, write: &Write, entry: usize) {
        let (was, back) = (self.status(), self.way_back());
        self.fields[field as usize].fold(write, entry);
        let now = self.status();
        match back.filter(|back| self.before[*back] == now) {
            Some(back) => self.before.truncate(back),
            None if now != was => self.before.push(was),
            None => {}
        }
    }

    /// What has become of it.
    pub fn status(&self) -> Status {
        match self.field(Field::Status).value() {
            Value::Status(status) => *status,
            _ => Status::NotStarted,
        }
    }

    /// What it was, when it was last open, before it was blocked or over. The way back there is
    /// forgotten, so that it leads back step by step:
    ///
    /// | what it was | what it is | before that |
    /// | --- | --- | --- |
    /// | `in-progress`, `blocked` | `done` | `blocked` |
    /// | `in-progress` | `blocked` again | `in-progress` |
    pub fn before(&self) -> Status {
        self.way_back().map_or(Status::NotStarted, |back| self.before[back])
    }

    /// The place of that among what it was.
    fn way_back(&self) -> Option<usize> {
        let is_open = |status| !matches!(status, Status::Done | Status::NotApplicable);
        let is_halted = !matches!(self.status(), Status::NotStarted | Status::InProgress);
        let leads_back = |was: &Status| is_halted && is_open(*was) && *was != self.status();
        self.before.iter().rposition(leads_back)
    }

    /// The entry that brought it to the end of its phase: the move, else the addition.
    pub(super) fn came_with(&self) -> Option<usize> {
        let moved = self.field(Field::Phase).latest().map(|latest| latest.since);
        moved.or_else(|| self.added.as_ref()?.entries.first().copied())
    }

    /// Its own owner.
    pub fn owner(&self) -> Option<&str> {
        self.field(Field::Owner).value().as_text()
    }

    /// Its own due date.
    pub fn due(&self) -> Option<Day> {
        self.field(Field::Due).value().as_day()
    }

    /// What is to be done.
    pub fn task(&self) -> &str {
        self.field(Field::Task).value().as_text().unwrap_or_default()
    }

    /// The role that the checklist suggests.
    pub fn role(&self) -> Option<&str> {
        self.field(Field::Role).value().as_text()
    }

    /// Is it beside the progress, as not applicable, or optional and not taken up?
    pub fn is_out(&self) -> bool {
        match self.status() {
            Status::NotApplicable => true,
            Status::NotStarted => self.optional && self.confirmed.is_empty(),
            _ => false,
        }
    }

    /// Is it optional, and did nobody take it up?
    pub fn is_untaken(&self) -> bool {
        self.is_out() && self.status() == Status::NotStarted
    }

    /// The same, though it was given an owner or a date?
    pub fn is_to_take_up(&self) -> bool {
        self.is_untaken() && (self.owner().is_some() || self.due().is_some())
    }

    /// Does progress count it: neither out nor a duty?
    pub fn in_scope(&self) -> bool {
        !self.duty && !self.is_out()
    }

    /// Is it done or not applicable?
    pub fn is_settled(&self) -> bool {
        matches!(self.status(), Status::Done | Status::NotApplicable)
    }

    /// Is it in scope and not done?
    pub fn is_open(&self) -> bool {
        self.in_scope() && self.status() != Status::Done
    }
}
