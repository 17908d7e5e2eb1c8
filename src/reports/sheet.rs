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
    /// What the task leaves out.
    pub detail: Option<String>,
}

/// Items as a sheet.
pub fn sheet<'i>(items: impl Iterator<Item = &'i ItemRow>, engagement: &Engagement<'_>) -> Sheet {
    let row = |row: &ItemRow| Some(sheet_row(row, engagement.item(&row.id)?, engagement));
    Sheet { engagement: engagement.head.engagement.clone(), rows: items.filter_map(row).collect() }
}

fn sheet_row(row: &ItemRow, item: &ItemState, engagement: &Engagement<'_>) -> SheetRow {
    let entries = item.entries.iter().rev().map(|entry| engagement.entry(*entry));
    let said = || entries.filter_map(|entry| entry.note_on(&item.id)).next().map(str::to_owned);
    SheetRow {
        item: row.clone(),
        phase: engagement.head.checklist.phases[item.phase].name.clone(),
        note: if row.reason_by.is_some() { row.reason.clone() } else { said() },
        detail: item.field(Field::Detail).value().as_text().map(str::to_owned),
    }
}
