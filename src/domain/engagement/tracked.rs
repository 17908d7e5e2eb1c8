//! What items and matters have in common.

use std::array;

use super::register::Register;
use crate::domain::{Day, Field, Id, Status, Value, Waiting, Write};

/// What is followed from entry to entry, with an owner and a date of its own: an item or a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Its id.
    pub id: Id,
    /// How it came in, where it was added or raised.
    pub added: Option<Added>,
    /// The entries that touch it, in the order of the fold.
    pub entries: Vec<usize>,
    fields: [Register; Field::ALL.len()],
}

/// How something came in that was not on the pinned checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The entries that added it, in the order of the fold; the last one stands.
    pub entries: Vec<usize>,
    /// Do they say different things?
    pub in_conflict: bool,
}

impl Added {
    /// The same, where this entry adds it too, and says what those before it say or not.
    pub(super) fn again(mut self, entry: usize, says_the_same: bool) -> Self {
        self.in_conflict |= !says_the_same;
        self.entries.push(entry);
        self
    }

    /// By this entry for the first time.
    pub(super) fn by(entry: usize) -> Self {
        Self { entries: vec![entry], in_conflict: false }
    }
}

impl Tracked {
    /// What has this id, with the values with which its fields begin.
    pub(super) fn new(id: &Id, begins: impl Fn(Field) -> Value) -> Self {
        Self {
            id: id.clone(),
            added: None,
            entries: Vec::new(),
            fields: array::from_fn(|at| Register::new(begins(Field::ALL[at]))),
        }
    }

    /// The same before any entry set anything of it.
    pub(super) fn as_it_began(&self) -> Self {
        let fields = self.fields.each_ref().map(|field| field.as_it_began());
        Self { entries: Vec::new(), fields, ..self.clone() }
    }

    /// A field, with all the values that stand.
    pub fn field(&self, field: Field) -> &Register {
        &self.fields[field as usize]
    }

    /// Notes that the entry concerns it.
    pub(super) fn touched_by(&mut self, entry: usize) {
        if self.entries.last() != Some(&entry) {
            self.entries.push(entry);
        }
    }

    /// Folds in what an entry writes to a field.
    pub(super) fn fold(&mut self, field: Field, write: &Write, entry: usize) {
        self.fields[field as usize].fold(write, entry);
    }

    /// Its own owner.
    pub fn owner(&self) -> Option<&str> {
        self.field(Field::Owner).value().as_text()
    }

    /// Its own due date.
    pub fn due(&self) -> Option<Day> {
        self.field(Field::Due).value().as_day()
    }

    /// For whom it waits, and until when: only what is blocked does.
    pub fn waiting(&self) -> Option<&Waiting> {
        self.value(Field::Waiting).as_waiting()
    }

    /// What a field says of it as it is; nothing where it says nothing.
    pub fn value(&self, field: Field) -> &Value {
        if self.tells(field) { self.field(field).value() } else { &Value::Nothing }
    }

    /// Does the field say anything of it as it is? For whom it waits, only while it is blocked.
    pub fn tells(&self, field: Field) -> bool {
        let blocked = Value::Status(Status::Blocked);
        field != Field::Waiting || *self.field(Field::Status).value() == blocked
    }

    /// What is to be done, decided or watched.
    pub fn task(&self) -> &str {
        self.field(Field::Task).value().as_text().unwrap_or_default()
    }
}
