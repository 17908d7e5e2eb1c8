//! Change by change: an item, a phase or a role, before and after.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::cause::{Cause, cause, cause_of};
use crate::domain::engagement::{Engagement, ItemState, Register, Touch};
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::select::short_id;
use crate::domain::status::Status;

/// Something that is other than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// In what way.
    pub kind: Kind,
    /// The field, where it is edited.
    pub field: Option<Field>,
    /// Of what.
    #[serde(flatten)]
    pub subject: Subject,
    /// The value before; of an owner or a date, the one that showed through.
    pub was: Value,
    /// The value now, likewise.
    pub now: Value,
    /// How many days later it is due; negative where it is earlier.
    pub days: Option<i64>,
    /// Who made the change, when and why.
    #[serde(flatten)]
    pub cause: Cause,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(into = "SubjectKeys")]
pub enum Subject {
    /// An item.
    Item {
        /// Its id.
        id: Id,
        /// The shortest form of it.
        short: String,
        /// What is to be done.
        task: String,
    },
    /// A phase, and all its items that have its date.
    Phase {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
    },
    /// A role, and all its items that have no owner of their own.
    Role(String),
}

/// What a change is about, under the keys of its JSON.
#[derive(Serialize, JsonSchema)]
struct SubjectKeys {
    item: Option<Id>,
    phase: Option<Id>,
    role: Option<String>,
    task: Option<String>,
}

impl Subject {
    pub(in crate::reports) fn item(item: &ItemState, engagement: &Engagement<'_>) -> Self {
        Subject::Item {
            id: item.id.clone(),
            short: short_id(item, engagement).to_owned(),
            task: item.task().to_owned(),
        }
    }
}

impl From<Subject> for SubjectKeys {
    fn from(subject: Subject) -> Self {
        let none = Self { item: None, phase: None, role: None, task: None };
        match subject {
            Subject::Item { id, task, .. } => Self { item: Some(id), task: Some(task), ..none },
            Subject::Phase { id, .. } => Self { phase: Some(id), ..none },
            Subject::Role(role) => Self { role: Some(role), ..none },
        }
    }
}

/// In what way something is other than before, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is done.
    Done,
    /// Work has begun.
    Started,
    /// It is blocked, and was not.
    Blocked,
    /// It is blocked no more, and goes on.
    Unblocked,
    /// It was done or out, and is open again; or it was begun, and is not.
    Reopened,
    /// It does not apply.
    NotApplicable,
    /// It is new.
    Added,
    /// It was added before the period, and is no longer there.
    Removed,
    /// Somebody else is responsible.
    Owner,
    /// It is due later.
    Slipped,
    /// It is due earlier.
    BroughtForward,
    /// It was given a date, or lost it.
    Dated,
    /// Its text, link or role is another.
    Edited,
    /// A duty, confirmed.
    Confirmed,
}

impl Kind {
    /// What it is when the status moves like this.
    fn of_status(was: Status, now: Status) -> Self {
        match (was, now) {
            (_, Status::Done) => Kind::Done,
            (_, Status::Blocked) => Kind::Blocked,
            (_, Status::NotApplicable) => Kind::NotApplicable,
            (Status::Blocked, _) => Kind::Unblocked,
            (Status::NotStarted, Status::InProgress) => Kind::Started,
            _ => Kind::Reopened,
        }
    }

    /// What it is when a due date moves like this.
    fn of_date(was: &Value, now: &Value) -> Self {
        match (was.as_day(), now.as_day()) {
            (Some(was), Some(now)) if now > was => Kind::Slipped,
            (Some(_), Some(_)) => Kind::BroughtForward,
            _ => Kind::Dated,
        }
    }
}

impl Change {
    fn new(kind: Kind, subject: Subject, was: Value, now: Value, cause: Cause) -> Self {
        let days = was.as_day().zip(now.as_day()).map(|(was, now)| (now - was).num_days());
        Self { kind, field: None, subject, was, now, days, cause }
    }
}

/// Two states of one record, the earlier first.
pub(super) struct Compared<'e, 'r> {
    pub(super) before: &'e Engagement<'r>,
    pub(super) after: &'e Engagement<'r>,
}

impl Compared<'_, '_> {
    /// All that is other than before, in the order of the checklist.
    pub(super) fn changes(&self) -> Vec<Change> {
        let gone = |item: &&ItemState| self.after.item(&item.id).is_none();
        let gone = self.before.items.iter().filter(gone).map(|item| self.removed(item));
        let items = self.after.items.iter().flat_map(|item| self.of_item(item));
        self.of_phases().chain(self.of_roles()).chain(items).chain(gone).collect()
    }

    fn of_phases(&self) -> impl Iterator<Item = Change> {
        let phases = phases(self.before, self.after);
        phases.filter(|(_, was, now)| was.value() != now.value()).map(|(phase, was, now)| {
            let kind = Kind::of_date(was.value(), now.value());
            self.change(kind, phase, was.value().clone(), now)
        })
    }

    fn of_roles(&self) -> impl Iterator<Item = Change> {
        let roles = roles(self.before, self.after).into_iter();
        roles.filter(|(_, was, now)| was.value() != now.value()).map(|(role, was, now)| {
            self.change(Kind::Owner, Subject::Role(role), was.value().clone(), &now)
        })
    }

    fn of_item(&self, item: &ItemState) -> Vec<Change> {
        let begun;
        let mut changes = Vec::new();
        let was = match self.before.item(&item.id) {
            Some(was) => was,
            None => {
                changes.push(self.added(item));
                begun = item.as_it_began();
                &begun
            }
        };
        changes
            .extend(Field::ALL.iter().copied().filter_map(|field| self.of_field(was, item, field)));
        let mut new =
            item.confirmed.iter().filter(|entry| self.after.at(**entry) > self.before.as_of);
        changes.extend(new.next_back().map(|entry| {
            let cause = cause(*entry, Some(&item.id), self.after);
            let subject = Subject::item(item, self.after);
            Change::new(Kind::Confirmed, subject, Value::Nothing, Value::Nothing, cause)
        }));
        changes
    }

    /// A change of one field; not of a date or an owner that only shows through, which is told of
    /// the phase or the role.
    fn of_field(&self, was: &ItemState, now: &ItemState, field: Field) -> Option<Change> {
        let (old, new) = match field {
            Field::Owner => (owner(was, self.before), owner(now, self.after)),
            Field::Due => (due(was, self.before), due(now, self.after)),
            _ => (was.field(field).value().clone(), now.field(field).value().clone()),
        };
        if old == new || shows_through(was, now, field) {
            return None;
        }
        let kind = match field {
            Field::Status => Kind::of_status(was.status(), now.status()),
            Field::Owner => Kind::Owner,
            Field::Due => Kind::of_date(&old, &new),
            _ => Kind::Edited,
        };
        let touch = Touch::Field(now.id.clone(), field);
        let cause = cause_of(now.field(field), &touch, self.before.as_of, self.after);
        let edited = (kind == Kind::Edited).then_some(field);
        let subject = Subject::item(now, self.after);
        Some(Change { field: edited, ..Change::new(kind, subject, old, new, cause) })
    }

    fn added(&self, item: &ItemState) -> Change {
        let entry = item.added.as_ref().and_then(|added| added.entries.last());
        let cause = entry.map(|entry| cause(*entry, Some(&item.id), self.after));
        let phase = Value::text(Some(&self.after.head.checklist.phases[item.phase].name));
        let subject = Subject::item(item, self.after);
        Change::new(Kind::Added, subject, Value::Nothing, phase, cause.unwrap_or_default())
    }

    fn removed(&self, item: &ItemState) -> Change {
        let subject = Subject::item(item, self.before);
        self.change(Kind::Removed, subject, Value::Nothing, &Register::new(Value::Nothing))
    }

    /// A change of something as a whole: of the date of a phase, the owner of a role, an item.
    fn change(&self, kind: Kind, subject: Subject, was: Value, now: &Register) -> Change {
        let touch = match &subject {
            Subject::Item { id, .. } => Touch::Added(id.clone()),
            Subject::Phase { id, .. } => Touch::Field(id.clone(), Field::Due),
            Subject::Role(role) => Touch::Role(role.clone()),
        };
        let cause = cause_of(now, &touch, self.before.as_of, self.after);
        Change::new(kind, subject, was, now.value().clone(), cause)
    }
}

/// The due date of each phase, before and after.
pub(in crate::reports) fn phases<'s>(
    before: &'s Engagement<'_>,
    after: &'s Engagement<'_>,
) -> impl Iterator<Item = (Subject, &'s Register, &'s Register)> {
    let states = before.phases.iter().zip(&after.phases);
    states.zip(&after.head.checklist.phases).map(|((was, now), phase)| {
        let subject = Subject::Phase { id: phase.id.clone(), name: phase.name.clone() };
        (subject, &was.due, &now.due)
    })
}

/// The owner of each role, before and after.
pub(in crate::reports) fn roles(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
) -> Vec<(String, Register, Register)> {
    let roles: BTreeSet<&String> = before.roles.keys().chain(after.roles.keys()).collect();
    let owner = |state: &Engagement<'_>, role: &str| {
        state.roles.get(role).cloned().unwrap_or_else(|| Register::new(Value::Nothing))
    };
    let owners = roles.into_iter();
    owners.map(|role| (role.clone(), owner(before, role), owner(after, role))).collect()
}

/// Does the same phase or role, before and after, say what the field shows?
fn shows_through(was: &ItemState, now: &ItemState, field: Field) -> bool {
    match field {
        Field::Owner => was.owner().or(now.owner()).is_none() && was.role() == now.role(),
        Field::Due => was.due().or(now.due()).is_none(),
        _ => false,
    }
}

fn owner(item: &ItemState, engagement: &Engagement<'_>) -> Value {
    Value::text(engagement.owner_of(item))
}

fn due(item: &ItemState, engagement: &Engagement<'_>) -> Value {
    engagement.due_of(item).map_or(Value::Nothing, Value::Day)
}
