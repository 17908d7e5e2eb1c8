//! What a record said before: a sheet that does not tell what it held when it went out may be older
//! than what the record says now.

use crate::domain::{Engagement, Field, Id, ItemState, Operation, Status, Value};
use crate::render::views::SheetCell;

/// May this have been what a cell showed, of the item as it was: its own, or what its role or its
/// phase had?
pub(super) fn showed(
    cell: SheetCell,
    text: &str,
    item: &ItemState,
    engagement: &Engagement<'_>,
    operations: &[Operation<'_>],
) -> bool {
    let at_first = if cell == SheetCell::Status { Status::NotStarted.shown() } else { "" };
    let Some(own) = field(cell) else {
        let mut notes = engagement.entries().iter().filter_map(|it| it.note_on(&item.id));
        return text.is_empty() || notes.any(|note| same(note, text));
    };
    let phase = &engagement.checklist.phases[item.phase].id;
    let is_own = |id: &Id, field| *id == item.id || id == phase && field == Field::Due;
    text == at_first
        || operations.iter().any(|operation| {
            let (write, is_it) = match *operation {
                Operation::Set(id, field, write) => (write, own == field && is_own(id, field)),
                Operation::Role(role, write) => {
                    (write, own == Field::Owner && item.role() == Some(role))
                }
                _ => return false,
            };
            let mut values = write.seen.iter().flatten().chain([&write.new]);
            is_it && values.any(|value| shown(cell, value) == text)
        })
}

/// The field that the cell sets; none of a note.
pub(super) fn field(cell: SheetCell) -> Option<Field> {
    match cell {
        SheetCell::WaitingFor | SheetCell::Until => Some(Field::Waiting),
        _ => cell.word().parse().ok(),
    }
}

/// Do the texts differ only in blanks?
pub(super) fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
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
