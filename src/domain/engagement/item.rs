//! One item, as it is at the instant of the state.

use std::ops::Deref;

use super::tracked::Tracked;
use crate::domain::{Field, Id, Item, Status, Value, Write};

/// The state of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemState {
    pub(super) tracked: Tracked,
    /// Its phase, by place.
    pub phase: usize,
    /// In scope only once it is taken up.
    pub optional: bool,
    /// A duty: confirmed, never done.
    pub duty: bool,
    /// The entries that confirm it.
    pub confirmed: Vec<usize>,
    before: Vec<Status>,
}

impl Deref for ItemState {
    type Target = Tracked;

    fn deref(&self) -> &Tracked {
        &self.tracked
    }
}

impl ItemState {
    /// An item of the phase with this id, at this place.
    pub(super) fn new(item: &Item, (phase, phase_id): (usize, &Id)) -> Self {
        let begins = |field: Field| match field {
            Field::Status => Value::Status(Status::NotStarted),
            Field::Phase => Value::Text(phase_id.as_str().into()),
            field => Value::text(item.text(field)),
        };
        Self {
            tracked: Tracked::new(&item.id, begins),
            phase,
            optional: item.optional,
            duty: item.ongoing,
            confirmed: Vec::new(),
            before: Vec::new(),
        }
    }

    /// The same item before any entry set anything of it.
    pub fn as_it_began(&self) -> Self {
        let (confirmed, before) = (Vec::new(), Vec::new());
        Self { tracked: self.tracked.as_it_began(), confirmed, before, ..self.clone() }
    }

    /// Can this be the value of this field of an item?
    pub fn takes(value: &Value) -> bool {
        !matches!(value, Value::MatterStatus(_))
    }

    /// Folds in what an entry writes to a field, if that can be a value of it.
    pub(super) fn write(&mut self, field: Field, write: &Write, entry: usize) -> bool {
        if !Self::takes(&write.new) {
            return false;
        }
        let (was, back) = (self.status(), self.way_back());
        self.tracked.fold(field, write, entry);
        let now = self.status();
        match back.filter(|back| self.before[*back] == now) {
            Some(back) => self.before.truncate(back),
            None if now != was => self.before.push(was),
            None => {}
        }
        true
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

    /// Is it done?
    pub fn is_done(&self) -> bool {
        self.status() == Status::Done
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
