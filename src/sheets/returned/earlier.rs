//! What a record said before: a sheet that does not tell what it held when it went out may be older
//! than what the record says now.

use crate::domain::text::spaced;
use crate::domain::{Engagement, Field, Id, ItemState, Operation, Status, Value};
use crate::render::formats::formula::unguarded;
use crate::render::views::SheetCell;
use crate::sheets::table::CellValue;

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
        return text.is_empty() || notes.any(|note| same(text, note));
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

/// Does a sheet say what the record does, but for what programs change by themselves: blanks, the
/// guard of a formula, how numbers and days are written, and characters that an encoding lacks?
pub(super) fn same(theirs: &str, ours: &str) -> bool {
    let [theirs, ours] = [unguarded(theirs), ours].map(spaced);
    let is_kept = |(it, own)| it == own || it == '?' && own > 'ÿ';
    let number = |text: &str| text.parse::<f64>().ok();
    let day = |text: &str| CellValue::Text(text.to_owned()).day().ok();
    theirs.chars().count() == ours.chars().count() && theirs.chars().zip(ours.chars()).all(is_kept)
        || number(&theirs).is_some_and(|it| number(&ours) == Some(it))
        || day(&theirs).is_some_and(|it| day(&ours) == Some(it))
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
