//! Compares a sheet that was sent back with what it held when it went out, and with the record.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};

use super::earlier::{field, same, showed};
use super::read::ReturnedRow;
use crate::domain::decide::{Edit, Edits};
use crate::domain::owners::{matching, owners};
use crate::domain::time::parse_day;
use crate::domain::{Engagement, Field, Id, ItemState, Value, Waiting};
use crate::render::Calendar;
use crate::render::views::{CELLS, SHOWN, SheetCell, stamped_cells};
use crate::reports::list::{ListFilter, groups};
use crate::reports::sheet::{SheetRow, sheet};

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

/// What was changed in a sheet.
#[derive(Default)]
pub(crate) struct Compared {
    /// What counts.
    pub(crate) edits: Edits,
    /// The cells that were changed on both sides, where it is to be asked whose count, by the item.
    pub(crate) asked: Vec<(Id, String)>,
    /// The cells that may be older than what the record says, and don't count.
    pub(crate) earlier: Vec<String>,
    /// The cells that were changed and that a sheet can't change: what it only shows, and what was
    /// cleared and is said elsewhere.
    pub(crate) not_taken: Vec<(Id, &'static str)>,
}

/// The sheet went out of another engagement.
pub(crate) struct OtherEngagement;

/// What was changed in a sheet with these rows, compared with the items as they are now. Cell by
/// cell:
///
/// | in the sheet | in the record           | what counts                             |
/// | ------------ | ----------------------- | --------------------------------------- |
/// | as it was    | as it was, or changed   | the record                              |
/// | changed      | as it was               | the sheet                               |
/// | changed      | changed to the same     | the record                              |
/// | changed      | changed to another      | the chosen side; else the user is asked |
/// | unknown      | said the same before    | the record, unless the sheet is chosen  |
/// | unknown      | never said the same     | the sheet                               |
///
/// # Errors
/// When the sheet is another engagement's.
pub(crate) fn changed(
    rows: &[ReturnedRow],
    engagement: &Engagement<'_>,
    side: Side,
    calendar: &Calendar,
) -> Result<Compared, OtherEngagement> {
    let mut stamps = rows.iter().filter_map(|row| row.stamp.as_ref());
    if stamps.any(|stamp| stamp.engagement != engagement.head.engagement) {
        return Err(OtherEngagement);
    }
    let all = ListFilter { all: true, ..ListFilter::default() };
    let items = sheet(groups(engagement, &all).iter().flatten(), engagement).rows;
    let items: HashMap<&Id, &SheetRow> = items.iter().map(|row| (&row.item.id, row)).collect();
    let owners = owners(engagement);
    let entries = engagement.entries().iter();
    let operations =
        LazyCell::new(|| entries.flat_map(|entry| entry.operations()).collect::<Vec<_>>());
    let mut compared = Compared::default();
    for row in rows {
        let (Some(shown), Some(item)) = (items.get(&row.id), engagement.item(&row.id)) else {
            // An edit of an item that does not exist is refused, with all others that are.
            compared.edits.items.insert(row.id.clone(), Edit::default());
            continue;
        };
        let ours = stamped_cells(shown, calendar);
        let other = changed_though_only_shown(row, &ours[CELLS..]);
        compared.not_taken.extend(other.into_iter().map(|word| (row.id.clone(), word)));
        let mut taken = BTreeMap::new();
        for (cell, theirs) in &row.cells {
            let ours = ours[*cell as usize].as_str();
            let is_same = same(theirs, ours) || row.held(*cell, theirs) == Some(true);
            let is_short_name = *cell == SheetCell::Owner && matching(theirs, &owners) == [ours];
            if is_kept(*cell, theirs, &row.id, engagement) {
                let is_cleared = row.held(*cell, "") == Some(false);
                compared.not_taken.extend(is_cleared.then(|| (row.id.clone(), cell.word())));
                continue;
            }
            if is_same || is_short_name {
                continue;
            }
            let is_changed_here = row.held(*cell, ours) == Some(false);
            let is_earlier =
                || row.stamp.is_none() && showed(*cell, theirs, item, engagement, &operations);
            let told = || {
                let (number, id, word) = (row.number, &row.id, cell.word());
                let [theirs, ours] = [theirs, ours].map(said);
                format!("row {number}, {id} {word}: the sheet says {theirs}, the record {ours}")
            };
            match side {
                Side::Theirs => drop(taken.insert(*cell, theirs.as_str())),
                Side::Ours if is_changed_here => {}
                Side::Asked if is_changed_here => compared.asked.push((row.id.clone(), told())),
                _ if is_earlier() => compared.earlier.push(told()),
                _ => drop(taken.insert(*cell, theirs.as_str())),
            }
        }
        let edit = edit(&row.id, &taken, engagement);
        if edit != Edit::default() {
            compared.edits.items.insert(row.id.clone(), edit);
        }
    }
    Ok(compared)
}

fn said(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

/// The columns that are only shown in which a row says something else than when it went out. Where
/// it does not tell what that was, it is compared with what they show now, unless that changes by
/// itself; a day then counts where it is after the one that the record knows.
fn changed_though_only_shown(row: &ReturnedRow, now: &[String]) -> Vec<&'static str> {
    let changed = row.shown.iter().filter_map(|(at, text)| {
        let (word, now) = (SHOWN[*at], now[*at].as_str());
        let showed = row.stamp.as_ref().and_then(|stamp| stamp.only_showed(*at, text));
        let is_changed = match showed {
            Some(showed) => !showed,
            None if matches!(word, "confirmed" | "changed") => text.as_str() > now,
            None => word.parse::<Field>().is_ok(),
        };
        (is_changed && !same(text, now)).then_some(word)
    });
    changed.collect()
}

/// Was a note taken out, which stays said, or an owner or a date that only shows through from a
/// role or a phase?
fn is_kept(cell: SheetCell, text: &str, id: &Id, engagement: &Engagement<'_>) -> bool {
    let is_nothing = |field| {
        engagement.item(id).is_some_and(|item| *item.field(field).value() == Value::Nothing)
    };
    text.is_empty() && field(cell).is_none_or(is_nothing)
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
        edit.seen.extend(item.map(|item| (field, item.value(field).clone())));
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
