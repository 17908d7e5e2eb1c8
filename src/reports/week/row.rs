//! What has to be done, a row each.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, MatterKind};
use crate::reports::conflicts::Conflict;
use crate::reports::header::OnHold;
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;
use crate::reports::waiting::Waits;

/// A customer whose engagement rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeldCustomer {
    /// Who is onboarded.
    pub customer: String,
    /// The record.
    pub record: String,
    /// Since when, and until when.
    #[serde(flatten)]
    pub hold: OnHold,
}

/// A checkpoint ahead, or one that was not held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Meeting {
    /// Who is onboarded.
    pub customer: String,
    /// The file of the record.
    pub record: String,
    /// The day.
    pub day: Day,
    /// For so many days it has been over, held ones aside.
    pub late_days: i64,
}

/// Something that has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WeekRow {
    /// Who is onboarded.
    pub customer: String,
    /// The file of the record.
    pub record: String,
    /// The id of the item, the matter or the phase; of what is in conflict otherwise, its name.
    pub id: String,
    /// The shortest form of the id that means it alone.
    #[serde(skip)]
    pub short: String,
    /// What it is.
    pub kind: RowKind,
    /// What is to be done.
    pub what: String,
    /// Who is responsible.
    pub owner: Option<String>,
    /// When it is to be done.
    pub due: Option<Day>,
    /// For how many days that day has been over, held ones aside.
    pub late_days: i64,
    /// For how many days it has been blocked.
    pub blocked_days: Option<i64>,
    /// For whom it waits.
    pub waiting: Option<Waits>,
    /// Why it is blocked, where any words were recorded.
    pub reason: Option<String>,
    /// The day since which it is so, or since which it was raised.
    pub since: Option<Day>,
    /// Why it is among the rows, the most pressing reason first.
    pub why: Vec<Why>,
    /// It is not for the customer.
    pub internal: bool,
    /// There are internal notes on it.
    #[serde(skip)]
    pub has_internal_notes: bool,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An item.
    Item,
    /// A decision.
    Decision,
    /// A risk.
    Risk,
    /// An action.
    Action,
    /// A phase, a role or a setting that is in conflict.
    Conflict,
}

/// Why something has to be done in these days, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It is to be decided: a decision, or different values for one field.
    Decide,
    /// It is open, and late.
    Overdue,
    /// It is blocked.
    Blocked,
    /// It is open, and due in these days.
    Due,
}

pub(super) fn from_item(row: ItemRow, why: Vec<Why>) -> WeekRow {
    WeekRow {
        owner: row.owner,
        due: row.due,
        late_days: if row.overdue { row.late_days } else { 0 },
        blocked_days: row.blocked_days,
        waiting: row.waiting,
        reason: row.reason,
        since: row.since,
        has_internal_notes: row.reason_is_internal,
        ..of(RowKind::Item, [row.id.to_string(), row.short, row.task], why)
    }
}

pub(super) fn from_matter(row: MatterRow, why: Vec<Why>) -> WeekRow {
    let kind = match row.kind {
        MatterKind::Decision => RowKind::Decision,
        MatterKind::Risk => RowKind::Risk,
        MatterKind::Action => RowKind::Action,
    };
    WeekRow {
        has_internal_notes: row.has_internal_notes(),
        owner: row.owner,
        due: row.due,
        late_days: if row.overdue { row.late_days } else { 0 },
        since: Some(row.raised),
        internal: row.internal,
        ..of(kind, [row.id.to_string(), row.short, row.task], why)
    }
}

pub(super) fn from_conflict(conflict: &Conflict) -> WeekRow {
    let (id, short) = (conflict.name.clone(), conflict.name.clone());
    of(RowKind::Conflict, [id, short, conflict.words().join(": ")], vec![Why::Decide])
}

/// A row of which no more is known than its id, that in its shortest form, and what it is about.
fn of(kind: RowKind, [id, short, what]: [String; 3], why: Vec<Why>) -> WeekRow {
    WeekRow {
        customer: String::new(),
        record: String::new(),
        id,
        short,
        kind,
        what,
        owner: None,
        due: None,
        late_days: 0,
        blocked_days: None,
        waiting: None,
        reason: None,
        since: None,
        why,
        internal: false,
        has_internal_notes: false,
    }
}
