//! Compares a sheet that was sent back with what it held when it went out, and with the record.

use std::collections::BTreeMap;

use super::read::ReturnedRow;
use crate::domain::decide::{Edit, Edits};
use crate::domain::owners::{matching, owners};
use crate::domain::time::parse_day;
use crate::domain::{Engagement, Field, Id, ItemState, Value, Waiting};
use crate::render::views::{SheetCell, written_cells};
use crate::reports::list::{ListFilter, groups};
use crate::reports::sheet::sheet;

/// Whose value counts where a cell was changed in the sheet and in the record.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    /// It is not known yet: the user is asked.
    Asked,
    /// The record's.
    Ours,
    /// The sheet's.
    Theirs,
}

/// Why a sheet can't be held against the record.
pub(crate) enum CompareError {
    /// It went out of another engagement.
    OtherEngagement,
    /// These cells were changed on both sides, and it is to be asked whose counts.
    BothChanged(Vec<String>),
}

/// What was changed in a sheet with these rows, compared with the items as they are now. Cell by
/// cell:
///
/// | in the sheet | in the record          | what counts                             |
/// | ------------ | ---------------------- | --------------------------------------- |
/// | as it was    | as it was, or changed  | the record                              |
/// | changed      | as it was              | the sheet                               |
/// | changed      | changed to the same    | the record                              |
/// | changed      | changed to another     | the chosen side; else the user is asked |
///
/// # Errors
/// When the sheet is another engagement's, or it is to be asked whose cells count.
pub(crate) fn changed(
    rows: &[ReturnedRow],
    engagement: &Engagement<'_>,
    side: Side,
) -> Result<Edits, CompareError> {
    let mut stamps = rows.iter().filter_map(|row| row.stamp.as_ref());
    if stamps.any(|stamp| stamp.engagement != engagement.head.engagement) {
        return Err(CompareError::OtherEngagement);
    }
    let all = ListFilter { all: true, ..ListFilter::default() };
    let items = sheet(groups(engagement, &all).iter().flatten(), engagement).rows;
    let owners = owners(engagement);
    let (mut edits, mut both_changed) = (Edits::default(), Vec::new());
    for row in rows {
        let Some(item) = items.iter().find(|own| own.item.id == row.id) else {
            // An edit of an item that does not exist is refused, with all others that are.
            edits.items.insert(row.id.clone(), Edit::default());
            continue;
        };
        let ours = written_cells(item);
        let mut taken = BTreeMap::new();
        for (cell, theirs) in &row.cells {
            let ours = ours[*cell as usize].as_str();
            let is_same = same(theirs, ours) || row.held(*cell, theirs) == Some(true);
            let is_short_name = *cell == SheetCell::Owner && matching(theirs, &owners) == [ours];
            if is_same || is_short_name || is_kept(*cell, theirs, &row.id, engagement) {
                continue;
            }
            let is_changed_here = row.held(*cell, ours) == Some(false);
            match side {
                Side::Ours if is_changed_here => {}
                Side::Asked if is_changed_here => both_changed.push(format!(
                    "row {}, {} {}: the sheet says {}, the record {}",
                    row.number,
                    row.id,
                    cell.word(),
                    said(theirs),
                    said(ours)
                )),
                _ => drop(taken.insert(*cell, theirs.as_str())),
            }
        }
        let edit = edit(&row.id, &taken, engagement);
        if edit != Edit::default() {
            edits.items.insert(row.id.clone(), edit);
        }
    }
    match both_changed.is_empty() {
        true => Ok(edits),
        false => Err(CompareError::BothChanged(both_changed)),
    }
}

fn said(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

/// What was changed in sheets that went out, and what they can't change: what they only show, and
/// cells that were cleared and hold what is said elsewhere.
pub(crate) fn not_taken<'r>(
    rows: &'r [ReturnedRow],
    engagement: &Engagement<'_>,
) -> Vec<(&'r Id, &'static str)> {
    let stamped =
        rows.iter().filter_map(|row| Some((row, row.stamp.as_ref()?, engagement.item(&row.id)?)));
    stamped
        .flat_map(|(row, stamp, item)| {
            let own = |field: Field| item.field(field).value().as_text().unwrap_or_default();
            let other = row.shown.iter().filter(move |(field, text)| !same(text, own(**field)));
            let cleared = row.cells.iter().filter(|(cell, text)| {
                is_kept(**cell, text, &row.id, engagement) && !stamp.showed(**cell, "")
            });
            let words = other.map(|(field, _)| field.word());
            words.chain(cleared.map(|(cell, _)| cell.word())).map(|word| (&row.id, word))
        })
        .collect()
}

/// Was a note taken out, which stays said, or an owner or a date that only shows through from a
/// role or a phase?
fn is_kept(cell: SheetCell, text: &str, id: &Id, engagement: &Engagement<'_>) -> bool {
    let is_nothing = |field| {
        engagement.item(id).is_some_and(|item| *item.field(field).value() == Value::Nothing)
    };
    text.is_empty() && field(cell).is_none_or(is_nothing)
}

/// The field that the cell sets; none of a note.
fn field(cell: SheetCell) -> Option<Field> {
    match cell {
        SheetCell::WaitingFor | SheetCell::Until => Some(Field::Waiting),
        _ => cell.word().parse().ok(),
    }
}

/// Do the texts differ only in blanks?
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The edit that the cells which are taken come to; its writer saw the item as it is now.
fn edit(id: &Id, taken: &BTreeMap<SheetCell, &str>, engagement: &Engagement<'_>) -> Edit {
    let mut edit = Edit::default();
    let item = engagement.item(id);
    for (cell, text) in taken {
        let Some(field) = field(*cell) else {
            edit.note = Some((*text).to_owned());
            continue;
        };
        let value = match field {
            Field::Waiting => waiting(item, taken),
            _ => Value::read(field, text).unwrap_or(Value::Nothing),
        };
        edit.seen.extend(item.map(|item| (field, item.field(field).value().clone())));
        edit.set.insert(field, value);
    }
    let status = item.map(ItemState::status).filter(|status| status.needs_reason());
    if let Some(status) = status.filter(|_| edit.note.is_some()) {
        edit.set.entry(Field::Status).or_insert(Value::Status(status));
    }
    edit
}

/// For whom the item waits and until when, where one of the cells is taken: what the other says
/// stays.
fn waiting(item: Option<&ItemState>, taken: &BTreeMap<SheetCell, &str>) -> Value {
    let was = item.and_then(|item| item.waiting()).cloned().unwrap_or_default();
    let party = taken.get(&SheetCell::WaitingFor).map(|text| (*text).to_owned());
    let until = taken.get(&SheetCell::Until).map(|text| parse_day(text));
    Value::waiting(Waiting {
        party: party.or(was.party).filter(|party| !party.is_empty()),
        until: until.unwrap_or(was.until),
    })
}
