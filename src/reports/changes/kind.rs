//! In what way something is other than before.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Field, MatterStatus, Status, Value};

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
    /// It was done, out or closed, and is open again; or it was begun, and is not.
    Reopened,
    /// It does not apply.
    NotApplicable,
    /// It is new.
    Added,
    /// It was added before the period, and is no longer there.
    Removed,
    /// A matter that came up.
    Raised,
    /// A matter that is over, with what came of it as the note.
    Closed,
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
    /// Something is set for the engagement as a whole.
    Set,
    /// The engagement rests or rested.
    Held,
    /// The customer accepted a phase.
    Accepted,
    /// A duty, confirmed.
    Confirmed,
    /// Nothing of it is told as other, and something was said.
    Noted,
}

impl Kind {
    /// What it is when a field moves like this.
    pub(super) fn of(field: Field, was: &Value, now: &Value) -> Self {
        match (field, was, now) {
            (Field::Status, Value::Status(was), Value::Status(now)) => match (was, now) {
                (_, Status::Done) => Kind::Done,
                (_, Status::Blocked) => Kind::Blocked,
                (_, Status::NotApplicable) => Kind::NotApplicable,
                (Status::Blocked, _) => Kind::Unblocked,
                (Status::NotStarted, Status::InProgress) => Kind::Started,
                _ => Kind::Reopened,
            },
            (Field::Status, _, Value::MatterStatus(MatterStatus::Closed)) => Kind::Closed,
            (Field::Status, _, Value::MatterStatus(MatterStatus::Open)) => Kind::Reopened,
            (Field::Due, Value::Day(was), Value::Day(now)) if now > was => Kind::Slipped,
            (Field::Due, Value::Day(_), Value::Day(_)) => Kind::BroughtForward,
            (Field::Due, ..) => Kind::Dated,
            (Field::Owner, ..) => Kind::Owner,
            _ => Kind::Edited,
        }
    }
}
