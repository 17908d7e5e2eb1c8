//! A sheet that comes home, held against what went out and against what is there now.

use std::collections::BTreeMap;

use crate::domain::decide::{Edit, Edits};
use crate::domain::engagement::Engagement;
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::owners::{matching, owners};
use crate::domain::status::Status;
use crate::domain::time::parse_day;
use crate::render::views::{SheetCell, Stamp};
use crate::reports::sheet::SheetRow;

/// Whose value is taken where the sheet and the record were both changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// That is to be asked.
    Asked,
    /// The record's.
    Ours,
    /// The sheet's.
    Theirs,
}

/// A row of a sheet that came home.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home<'r> {
    /// Of which item it is.
    pub(crate) id: &'r Id,
    /// What the cells hold that people may write in.
    pub(crate) cells: &'r BTreeMap<SheetCell, String>,
    /// What the cells hold that it only shows.
    pub(crate) shown: &'r BTreeMap<Field, String>,
    /// What the cells that people may write in held when it went out.
    pub(crate) stamp: Option<&'r Stamp>,
}

/// A cell that was changed in the sheet and in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BothChanged {
    /// Of which item.
    pub(crate) id: Id,
    /// Which.
    pub(crate) cell: SheetCell,
    /// What the sheet says.
    pub(crate) theirs: String,
    /// What the record says.
    pub(crate) ours: String,
}

/// What a sheet that came home comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Compared {
    /// What somebody changed in it.
    pub(crate) edits: Edits,
    /// What was changed on both sides, where that is to be asked.
    pub(crate) conflicts: Vec<BothChanged>,
}

/// What somebody changed in a sheet of which these are the rows. `now` are all items as they
/// would go out now, with the texts that `shown` makes of their cells.
pub(crate) fn compared(
    rows: &[Home<'_>],
    now: &[SheetRow],
    shown: impl Fn(&SheetRow) -> [String; 4],
    engagement: &Engagement<'_>,
    side: Side,
) -> Compared {
    let mut compared = Compared::default();
    let owners = owners(engagement);
    for row in rows {
        let Some(present) = now.iter().find(|own| own.item.id == *row.id) else {
            compared.edits.items.insert(row.id.clone(), Edit::default());
            continue;
        };
        let ours = shown(present);
        let mut taken = BTreeMap::new();
        for (cell, theirs) in row.cells {
            let ours = &ours[*cell as usize];
            match both(row, *cell, theirs, ours) {
                Both::Neither => continue,
                _ if is_kept(*cell, theirs, row.id, engagement) => continue,
                _ if *cell == SheetCell::Owner && matching(theirs, &owners) == [ours] => continue,
                Both::Sheet => {}
                Both::Changed if side == Side::Theirs => {}
                Both::Changed if side == Side::Ours => continue,
                Both::Changed => {
                    let (id, cell) = (row.id.clone(), *cell);
                    let (theirs, ours) = (theirs.clone(), ours.clone());
                    compared.conflicts.push(BothChanged { id, cell, theirs, ours });
                    continue;
                }
            }
            taken.insert(*cell, theirs.as_str());
        }
        let edit = edit(row.id, &taken, engagement);
        if edit != Edit::default() {
            compared.edits.items.insert(row.id.clone(), edit);
        }
    }
    compared
}

/// What was changed in sheets that went out, and what they can't change: what they only show, and
/// cells that were cleared and hold what is said elsewhere.
pub(crate) fn not_taken<'r>(
    rows: &[Home<'r>],
    engagement: &Engagement<'_>,
) -> Vec<(&'r Id, &'static str)> {
    let stamped = rows.iter().filter_map(|row| Some((row, row.stamp?, engagement.item(row.id)?)));
    stamped
        .flat_map(|(row, stamp, item)| {
            let own = |field: Field| item.field(field).value().as_text().unwrap_or_default();
            let other = row.shown.iter().filter(move |(field, text)| !same(text, own(**field)));
            let cleared = row.cells.iter().filter(|(cell, text)| {
                is_kept(**cell, text, row.id, engagement) && !stamp.showed(**cell, "")
            });
            let words = other.map(|(field, _)| field.word());
            words.chain(cleared.map(|(cell, _)| cell.word())).map(|word| (row.id, word))
        })
        .collect()
}

/// Where a cell is other than when it went out.
enum Both {
    /// Nowhere, or both say the same.
    Neither,
    /// In the sheet.
    Sheet,
    /// In the sheet, and in the record as well.
    Changed,
}

fn both(row: &Home<'_>, cell: SheetCell, theirs: &str, ours: &str) -> Both {
    let showed = |text: &str| row.stamp.map(|stamp| stamp.showed(cell, text));
    if same(theirs, ours) || showed(theirs) == Some(true) {
        Both::Neither
    } else if showed(ours) == Some(false) {
        Both::Changed
    } else {
        Both::Sheet
    }
}

/// Was a note taken out, which stays said, or an owner or a date that only shows through from a
/// role or a phase?
fn is_kept(cell: SheetCell, text: &str, id: &Id, engagement: &Engagement<'_>) -> bool {
    let field = match cell {
        SheetCell::Owner => Field::Owner,
        SheetCell::Due => Field::Due,
        SheetCell::Note => return text.is_empty(),
        SheetCell::Status => return false,
    };
    let item = engagement.item(id);
    text.is_empty() && item.is_some_and(|item| *item.field(field).value() == Value::Nothing)
}

/// Do the texts differ only in blanks?
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// What the cells that are taken come to, for somebody who saw the item as it is now.
fn edit(id: &Id, taken: &BTreeMap<SheetCell, &str>, engagement: &Engagement<'_>) -> Edit {
    let mut edit = Edit::default();
    let item = engagement.item(id);
    for (cell, text) in taken {
        let (field, value) = match cell {
            SheetCell::Note => {
                edit.note = Some((*text).to_owned()).filter(|note| !note.is_empty());
                continue;
            }
            SheetCell::Status => (Field::Status, Status::from_word(text).map(Value::Status)),
            SheetCell::Owner => (Field::Owner, Some(Value::text(Some(text)))),
            SheetCell::Due => (Field::Due, parse_day(text).map(Value::Day)),
        };
        let value = value.filter(|_| !text.is_empty()).unwrap_or(Value::Nothing);
        edit.seen.extend(item.map(|item| (field, item.field(field).value().clone())));
        edit.set.insert(field, value);
    }
    let status = item.map(|item| item.status());
    let needs_reason = matches!(status, Some(Status::Blocked | Status::NotApplicable));
    if let Some(status) = status.filter(|_| needs_reason && edit.note.is_some()) {
        edit.set.entry(Field::Status).or_insert(Value::Status(status));
    }
    edit
}
