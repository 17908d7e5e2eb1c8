//! The items for people who have only a spreadsheet, and who send it back.

use super::item::ItemRow;
use crate::domain::{Engagement, Field, ItemState};

/// Items, a row each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The engagement's identity.
    pub engagement: String,
    /// In the order that was wanted.
    pub rows: Vec<SheetRow>,
    /// The last that was said about an item is not for the customer.
    pub has_internal_notes: bool,
}

/// An item of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// What every report shows.
    pub item: ItemRow,
    /// The name of its phase.
    pub phase: String,
    /// Why it is blocked or does not apply, else the last that was said about it.
    pub note: Option<String>,
    /// The last that was said about it is not for the customer.
    pub note_is_internal: bool,
    /// What the task leaves out.
    pub detail: Option<String>,
}

/// Items as a sheet.
pub fn sheet<'i>(items: impl Iterator<Item = &'i ItemRow>, engagement: &Engagement<'_>) -> Sheet {
    let row = |row: &ItemRow| Some(sheet_row(row, engagement.item(&row.id)?, engagement));
    let rows: Vec<SheetRow> = items.filter_map(row).collect();
    let is_internal = |row: &SheetRow| row.note_is_internal;
    Sheet {
        engagement: engagement.head.engagement.clone(),
        has_internal_notes: rows.iter().any(is_internal),
        rows,
    }
}

fn sheet_row(row: &ItemRow, item: &ItemState, engagement: &Engagement<'_>) -> SheetRow {
    let entries = || item.entries.iter().rev().map(|entry| engagement.entry(*entry));
    let said = || entries().find_map(|entry| entry.note_on(&item.id)).map(str::to_owned);
    let last = entries().find(|entry| entry.internal || entry.note_on(&item.id).is_some());
    SheetRow {
        item: row.clone(),
        phase: engagement.checklist.phases[item.phase].name.clone(),
        note: if row.reason_by.is_some() { row.reason.clone() } else { said() },
        note_is_internal: row.reason_by.is_none() && last.is_some_and(|last| last.internal),
        detail: item.field(Field::Detail).value().as_text().map(str::to_owned),
    }
}
