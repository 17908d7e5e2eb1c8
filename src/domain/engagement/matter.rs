//! One matter, as it is at the instant of the state.

use std::ops::Deref;

use super::tracked::{Added, Tracked};
use crate::domain::entry::Raised;
use crate::domain::{Field, Id, MatterKind, MatterStatus, Value, Write};

/// The state of a decision, a risk or an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterState {
    pub(super) tracked: Tracked,
    /// What it is.
    pub kind: MatterKind,
    /// It is not for the customer.
    pub internal: bool,
}

impl Deref for MatterState {
    type Target = Tracked;

    fn deref(&self) -> &Tracked {
        &self.tracked
    }
}

impl MatterState {
    /// The fields of a matter.
    pub const FIELDS: [Field; 4] = [Field::Status, Field::Owner, Field::Due, Field::Task];

    /// A matter that entries raise like this, the last of which stands.
    pub(super) fn new(id: &Id, raised: &Raised, added: Added, internal: bool) -> Self {
        let mut tracked = Tracked::new(id, |field| match field {
            Field::Status => Value::MatterStatus(MatterStatus::Open),
            Field::Task => Value::Text(raised.task.clone()),
            _ => Value::Nothing,
        });
        tracked.added = Some(added);
        Self { tracked, kind: raised.kind, internal }
    }

    /// Can this be the value of this field of a matter?
    pub fn takes(field: Field, value: &Value) -> bool {
        Self::FIELDS.contains(&field) && !matches!(value, Value::Status(_))
    }

    /// The same matter before any entry set anything of it.
    pub fn as_it_began(&self) -> Self {
        Self { tracked: self.tracked.as_it_began(), ..self.clone() }
    }

    /// Folds in what an entry writes to a field, if that is one of a matter and can have the value.
    pub(super) fn write(&mut self, field: Field, write: &Write, entry: usize) -> bool {
        let takes = Self::takes(field, &write.new);
        if takes {
            self.tracked.fold(field, write, entry);
        }
        takes
    }

    /// What has become of it.
    pub fn status(&self) -> MatterStatus {
        match self.field(Field::Status).value() {
            Value::MatterStatus(status) => *status,
            _ => MatterStatus::Open,
        }
    }

    /// Is it a decision that is still to be taken?
    pub fn is_needed_decision(&self) -> bool {
        self.kind == MatterKind::Decision && self.is_open()
    }

    /// Is it not closed yet?
    pub fn is_open(&self) -> bool {
        self.status() == MatterStatus::Open
    }
}
