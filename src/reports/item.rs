//! One item, as every report shows it, and all there is to know about it.

use super::conflicts::{About, Conflict, shown_conflicts};
use super::health::blocked_days;
use super::history::{LogEntry, log_entry};
use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::select::short_id;
use crate::domain::status::Status;
use crate::domain::time::{Day, Instant};

/// An item as the rows of reports show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Its id.
    pub id: Id,
    /// The shortest form of the id that means it alone.
    pub short: String,
    /// Its phase, by place.
    pub phase: usize,
    /// What is to be done.
    pub task: String,
    /// What has become of it.
    pub status: Status,
    /// Of a duty: when it was last confirmed, if ever, and whether that is since the last
    /// checkpoint.
    pub duty: Option<Duty>,
    /// It is optional and not taken up.
    pub not_taken_up: bool,
    /// It is optional.
    pub optional: bool,
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
    /// It is open, and due before today.
    pub overdue: bool,
    /// Where to read on.
    pub link: Option<String>,
    /// Since when, and why, it is blocked or does not apply.
    pub reason: Option<StatusReason>,
    /// The day since which the status has been what it is; none if it always was.
    pub since: Option<Day>,
    /// The instant of the last entry that concerns it.
    pub changed: Option<Instant>,
    /// How many days ago that was.
    pub changed_days: Option<i64>,
    /// The conflicts in its fields, and in what shows through in them.
    pub conflicts: Vec<Conflict>,
}

/// How a duty is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// The day of the last confirmation.
    pub confirmed: Option<Day>,
    /// It was confirmed since the last checkpoint.
    pub met: bool,
}

/// Why an item is blocked or does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusReason {
    /// In words, where any were recorded.
    pub text: Option<String>,
    /// The words are not for the customer.
    pub internal: bool,
    /// Who said so.
    pub by: String,
    /// On which day.
    pub day: Day,
    /// How many days ago.
    pub days: i64,
}

impl StatusReason {
    /// Is there a reason that the reader is not told?
    pub fn is_withheld(&self) -> bool {
        self.internal && self.text.is_none()
    }
}

/// All there is to know about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetail {
    /// What every report shows.
    pub row: ItemRow,
    /// The name of its phase.
    pub phase: String,
    /// What the task leaves out.
    pub detail: Option<String>,
    /// The standing entries that concern it, oldest first.
    pub history: Vec<LogEntry>,
}

impl ItemRow {
    /// Do different values stand for what this field shows?
    pub fn is_contested(&self, field: Field) -> bool {
        self.conflicts.iter().any(|conflict| match conflict.about {
            About::Item(_, own) => own == field,
            About::Addition(_) => field == Field::Task,
            About::Phase(_) => field == Field::Due,
            About::Role(_) => field == Field::Owner,
        })
    }
}

/// The row of an item.
pub fn item_row(item: &ItemState, engagement: &Engagement<'_>) -> ItemRow {
    let status = item.field(Field::Status).latest();
    let changed_day = item.entries.last().map(|entry| engagement.day_of(*entry));
    let today = engagement.today();
    ItemRow {
        id: item.id.clone(),
        short: short_id(item, engagement).to_owned(),
        phase: item.phase,
        task: item.task().to_owned(),
        status: item.status(),
        duty: item.duty.then(|| Duty {
            confirmed: item.confirmed.iter().map(|entry| engagement.day_of(*entry)).max(),
            met: engagement.is_met(item),
        }),
        not_taken_up: item.optional && item.is_out() && item.status() == Status::NotStarted,
        optional: item.optional,
        owner: engagement.owner_of(item).map(str::to_owned),
        owner_by_role: item.owner().is_none() && engagement.owner_of(item).is_some(),
        role: item.role().map(str::to_owned),
        due: engagement.due_of(item),
        due_by_phase: item.due().is_none() && engagement.due_of(item).is_some(),
        overdue: engagement.is_overdue(item),
        link: item.field(Field::Link).value().as_text().map(str::to_owned),
        reason: reason(item, engagement),
        since: status.map(|standing| engagement.day_of(standing.since)),
        changed: item.entries.last().map(|entry| engagement.at(*entry)),
        changed_days: changed_day.map(|day| (today - day).num_days()),
        conflicts: shown_conflicts(item, engagement),
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
    let field = |field: Field| item.field(field).value().as_text().map(str::to_owned);
    let row = item_row(item, engagement);
    ItemDetail {
        phase: engagement.head.checklist.phases[item.phase].name.clone(),
        detail: field(Field::Detail),
        history: item
            .entries
            .iter()
            .map(|entry| log_entry(*entry, &row.conflicts, engagement).about(&item.id))
            .collect(),
        row,
    }
}

fn reason(item: &ItemState, engagement: &Engagement<'_>) -> Option<StatusReason> {
    if !matches!(item.status(), Status::Blocked | Status::NotApplicable) {
        return None;
    }
    let standing = item.field(Field::Status).latest()?;
    let said = [standing.entry, standing.since].map(|entry| engagement.entry(entry));
    let entry = said.into_iter().find(|entry| entry.note_on(&item.id).is_some()).unwrap_or(said[1]);
    let day = engagement.day_of(standing.since);
    Some(StatusReason {
        text: entry.note_on(&item.id).map(str::to_owned),
        internal: entry.internal,
        by: entry.by.to_string(),
        day,
        days: blocked_days(item, engagement).unwrap_or((engagement.today() - day).num_days()),
    })
}
