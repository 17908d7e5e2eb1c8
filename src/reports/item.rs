//! One item, as every report shows it, and all there is to know about it.

use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::{Conflict, shown_conflicts};
use super::health::blocked_days;
use super::log::{LogEntry, log_entry};
use super::serialize::instant_or_none;
use super::waiting::{Waits, waits};
use crate::domain::select::short_id;
use crate::domain::{Day, Engagement, Entry, Field, Id, Instant, ItemState, Status, Tracked};

/// An item as the rows of reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ItemRow {
    /// Its id.
    pub id: Id,
    /// The shortest form of the id that means it alone.
    #[serde(skip)]
    pub short: String,
    /// The id of its phase.
    pub phase: Id,
    /// What is to be done.
    pub task: String,
    /// What has become of it.
    pub status: Status,
    /// The day since which the status has been what it is; none if it always was.
    pub since: Option<Day>,
    /// Why it is blocked or does not apply, where any words were recorded.
    pub reason: Option<String>,
    /// Who said that it is blocked or does not apply.
    pub reason_by: Option<String>,
    /// The reason is not for the customer.
    #[serde(skip)]
    pub reason_is_internal: bool,
    /// For how many days it has been blocked.
    pub blocked_days: Option<i64>,
    /// For whom it waits, while it is blocked.
    pub waiting: Option<Waits>,
    /// It is optional.
    pub optional: bool,
    /// It is not optional, or somebody took it up.
    pub taken_up: bool,
    /// It is done, was reworded by an upgrade since, and nobody has looked at it again.
    pub recheck: bool,
    /// It is a duty.
    pub duty: bool,
    /// Of a duty: the day of the last confirmation.
    pub confirmed: Option<Day>,
    /// Of a duty: it was confirmed since the last checkpoint.
    pub met: bool,
    /// Who is responsible.
    pub owner: Option<String>,
    /// He is, because his role is.
    pub owner_by_role: bool,
    /// The role that the checklist suggests.
    pub role: Option<String>,
    /// When it is to be done.
    pub due: Option<Day>,
    /// That is the phase's date.
    pub due_by_phase: bool,
    /// It is open, and late.
    pub overdue: bool,
    /// For how many days that day has been over, held ones aside.
    pub late_days: i64,
    /// Where to read on.
    pub link: Option<String>,
    /// The instant of the last entry that concerns it.
    #[serde(serialize_with = "instant_or_none")]
    pub changed: Option<Instant>,
    /// How many days ago that was.
    #[serde(skip)]
    pub changed_days: Option<i64>,
    /// The fields in conflict, or that show something in conflict.
    pub conflicts: Vec<Field>,
    /// The conflicts in its fields, and in what shows through in them.
    pub in_conflict: Vec<Conflict>,
}

/// All there is to know about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ItemDetail {
    /// What every report shows.
    #[serde(flatten)]
    pub row: ItemRow,
    /// The name of its phase.
    #[serde(skip)]
    pub phase: String,
    /// What the task leaves out.
    pub detail: Option<String>,
    /// The standing entries that concern it, oldest first.
    pub history: Vec<LogEntry>,
}

impl ItemRow {
    /// Do different values stand for what this field shows?
    pub fn is_contested(&self, field: Field) -> bool {
        self.conflicts.contains(&field)
    }

    /// Is it blocked or not applicable for a reason that the reader may know, or for none?
    pub fn tells_reason(&self) -> bool {
        self.reason_by.is_some() && !(self.reason_is_internal && self.reason.is_none())
    }
}

/// The row of an item.
pub fn item_row(item: &ItemState, engagement: &Engagement<'_>) -> ItemRow {
    let status = item.field(Field::Status).latest();
    let changed_day = item.entries.last().map(|entry| engagement.day_of(*entry));
    let reason = reason(item, engagement);
    let in_conflict = shown_conflicts(item, engagement);
    let is_contested =
        |field: &Field| in_conflict.iter().any(|conflict| conflict.shows_in() == Some(*field));
    ItemRow {
        id: item.id.clone(),
        short: short_id(item, engagement).to_owned(),
        phase: engagement.checklist.phases[item.phase].id.clone(),
        task: item.task().to_owned(),
        status: item.status(),
        since: status.map(|standing| engagement.day_of(standing.since)),
        reason: reason.and_then(|entry| entry.note_on(&item.id)).map(str::to_owned),
        reason_by: reason.map(|entry| entry.by.to_string()),
        reason_is_internal: reason.is_some_and(|entry| entry.internal),
        blocked_days: blocked_days(item, engagement),
        waiting: waits(item, engagement),
        optional: item.optional,
        taken_up: !item.is_untaken(),
        recheck: engagement.is_to_recheck(item),
        duty: item.duty,
        confirmed: item
            .confirmed
            .iter()
            .map(|entry| engagement.day_of(*entry))
            .max()
            .filter(|_| item.duty),
        met: item.duty && engagement.is_met(item),
        owner: engagement.owner_of(item).map(str::to_owned),
        owner_by_role: item.owner().is_none() && engagement.owner_of(item).is_some(),
        role: item.role().map(str::to_owned),
        due: engagement.due_of(item),
        due_by_phase: item.due().is_none() && engagement.due_of(item).is_some(),
        overdue: engagement.is_overdue(item),
        late_days: engagement.days_late(engagement.date_of(item)),
        link: item.field(Field::Link).value().as_text().map(str::to_owned),
        changed: item.entries.last().map(|entry| engagement.at(*entry)),
        changed_days: changed_day.map(|day| engagement.age(day)),
        conflicts: Field::ALL.iter().copied().filter(is_contested).collect(),
        in_conflict,
    }
}

/// The rows of the items that are wanted, in the order of the checklist.
pub(super) fn item_rows(
    engagement: &Engagement<'_>,
    wanted: impl Fn(&ItemState) -> bool,
) -> Vec<ItemRow> {
    let items = engagement.items.iter().filter(|item| wanted(item));
    items.map(|item| item_row(item, engagement)).collect()
}

/// The same rows, the earliest date first.
pub(super) fn by_date(mut items: Vec<ItemRow>) -> Vec<ItemRow> {
    items.sort_by_key(|item| item.due);
    items
}

/// All there is to know about an item.
pub fn item_detail(item: &ItemState, engagement: &Engagement<'_>) -> ItemDetail {
    let row = item_row(item, engagement);
    ItemDetail {
        phase: engagement.checklist.phases[item.phase].name.clone(),
        detail: item.field(Field::Detail).value().as_text().map(str::to_owned),
        history: item
            .entries
            .iter()
            .map(|entry| log_entry(*entry, &row.in_conflict, engagement).about(&item.id))
            .collect(),
        row,
    }
}

/// The entry that says why an item is blocked or does not apply.
pub(super) fn reason<'r>(item: &ItemState, engagement: &Engagement<'r>) -> Option<&'r Entry> {
    item.status().needs_reason().then(|| said_of_status(item, engagement)).flatten()
}

/// The entry that says why the status is what it is, or what came of it.
pub(super) fn said_of_status<'r>(one: &Tracked, engagement: &Engagement<'r>) -> Option<&'r Entry> {
    let standing = one.field(Field::Status).latest()?;
    let said = [standing.entry, standing.since].map(|entry| engagement.entry(entry));
    let has_words = |entry: &&Entry| entry.note_on(&one.id).is_some();
    Some(said.into_iter().find(has_words).unwrap_or(said[1]))
}
