//! What has to be done, a row each.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, MatterKind};
use crate::reports::conflicts::Conflict;
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;
use crate::reports::waiting::Waits;

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
        customer: String::new(),
        record: String::new(),
        id: row.id.to_string(),
        short: row.short,
        kind: RowKind::Item,
        what: row.task,
        owner: row.owner,
        due: row.due,
        late_days: if row.overdue { row.late_days } else { 0 },
        blocked_days: row.blocked_days,
        waiting: row.waiting,
        reason: row.reason,
        since: row.since,
        why,
        internal: false,
        has_internal_notes: row.reason_is_internal,
    }
}

pub(super) fn from_matter(row: MatterRow, why: Vec<Why>) -> WeekRow {
    WeekRow {
        customer: String::new(),
        record: String::new(),
        id: row.id.to_string(),
        has_internal_notes: row.has_internal_notes(),
        short: row.short,
        kind: match row.kind {
            MatterKind::Decision => RowKind::Decision,
            MatterKind::Risk => RowKind::Risk,
            MatterKind::Action => RowKind::Action,
        },
        what: row.task,
        owner: row.owner,
        due: row.due,
        late_days: if row.overdue { row.late_days } else { 0 },
        blocked_days: None,
        waiting: None,
        reason: None,
        since: Some(row.raised),
        why,
        internal: row.internal,
    }
}

pub(super) fn from_conflict(conflict: &Conflict) -> WeekRow {
    WeekRow {
        customer: String::new(),
        record: String::new(),
        id: conflict.name.clone(),
        short: conflict.name.clone(),
        kind: RowKind::Conflict,
        what: conflict.words().join(": "),
        owner: None,
        due: None,
        late_days: 0,
        blocked_days: None,
        waiting: None,
        reason: None,
        since: None,
        why: vec![Why::Decide],
        internal: false,
        has_internal_notes: false,
    }
}
