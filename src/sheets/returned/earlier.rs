//! What a record said before: a sheet that does not tell what it held when it went out may be older
//! than what the record says now.

use std::collections::HashMap;

use crate::domain::{Engagement, Field, Id, ItemState, Operation, Status, Value};
use crate::render::views::SheetCell;

/// What the entries of a record say of its items, phases and roles.
pub(super) struct Earlier<'e> {
    engagement: &'e Engagement<'e>,
    values: HashMap<(&'e Id, Field), Vec<&'e Value>>,
    owners: HashMap<&'e str, Vec<&'e Value>>,
    notes: HashMap<&'e Id, Vec<&'e str>>,
}

impl<'e> Earlier<'e> {
    pub(super) fn of(engagement: &'e Engagement<'e>) -> Self {
        let (values, owners, notes) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut earlier = Self { engagement, values, owners, notes };
        for operation in engagement.entries().iter().flat_map(|entry| entry.operations()) {
            match operation {
                Operation::Set(id, field, write) => {
                    let values = write.seen.iter().flatten().chain([&write.new]);
                    earlier.values.entry((id, field)).or_default().extend(values);
                }
                Operation::Role(role, write) => {
                    let values = write.seen.iter().flatten().chain([&write.new]);
                    earlier.owners.entry(role).or_default().extend(values);
                }
                Operation::Note(id, note) => earlier.notes.entry(id).or_default().push(note),
                _ => {}
            }
        }
        earlier
    }

    /// May this have been what a cell showed, of the item as it was?
    pub(super) fn showed(&self, cell: SheetCell, text: &str, item: &ItemState) -> bool {
        let own = |field| self.values.get(&(&item.id, field));
        let phase = &self.engagement.checklist.phases[item.phase].id;
        let shown_through = match cell {
            SheetCell::Owner => item.role().and_then(|role| self.owners.get(role)),
            SheetCell::Due => self.values.get(&(phase, Field::Due)),
            _ => None,
        };
        let own = match cell {
            SheetCell::Status => own(Field::Status),
            SheetCell::Owner => own(Field::Owner),
            SheetCell::Due => own(Field::Due),
            SheetCell::WaitingFor | SheetCell::Until => own(Field::Waiting),
            SheetCell::Note => None,
        };
        let at_first = if cell == SheetCell::Status { Status::NotStarted.shown() } else { "" };
        let mut values = own.into_iter().chain(shown_through).flatten();
        let mut notes = self.notes.get(&item.id).filter(|_| cell == SheetCell::Note).into_iter();
        text == at_first
            || values.any(|value| shown(cell, value) == text)
            || notes.any(|notes| {
                notes.iter().any(|note| note.split_whitespace().eq(text.split_whitespace()))
            })
    }
}

/// What a cell shows of a value.
fn shown(cell: SheetCell, value: &Value) -> String {
    match value {
        Value::Status(status) => status.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Text(text) => text.clone(),
        Value::Waiting(waiting) => match cell {
            SheetCell::Until => waiting.until.map(|day| day.to_string()).unwrap_or_default(),
            _ => waiting.party.clone().unwrap_or_default(),
        },
        Value::Nothing | Value::MatterStatus(_) => String::new(),
    }
}
