//! One matter, as every report shows it.

use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::{Conflict, own_conflicts};
use super::item::said_of_status;
use super::log::{LogEntry, log_entry};
use crate::domain::select::short_id;
use crate::domain::{Day, Engagement, Field, Id, MatterKind, MatterState, MatterStatus};

/// A decision, a risk or an action, as the rows of reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MatterRow {
    /// Its id.
    pub id: Id,
    /// The shortest form of the id that means it alone.
    #[serde(skip)]
    pub short: String,
    /// What it is.
    pub kind: MatterKind,
    /// What is to be decided, watched or done.
    pub task: String,
    /// What has become of it.
    pub status: MatterStatus,
    /// It is not for the customer.
    pub internal: bool,
    /// Who is responsible.
    pub owner: Option<String>,
    /// When it is due.
    pub due: Option<Day>,
    /// It is open, and late.
    pub overdue: bool,
    /// For how many days that day has been over, held ones aside.
    pub late_days: i64,
    /// The day on which it was raised.
    pub raised: Day,
    /// Who raised it.
    pub raised_by: String,
    /// The day on which it was closed, where it is.
    pub closed: Option<Day>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// What came of it.
    pub outcome: Option<String>,
    /// That is not for the customer.
    #[serde(skip)]
    pub outcome_is_internal: bool,
    /// The fields in conflict.
    pub conflicts: Vec<Field>,
    /// The conflicts in its fields.
    pub in_conflict: Vec<Conflict>,
}

/// All there is to know about a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MatterDetail {
    /// What every report shows.
    #[serde(flatten)]
    pub row: MatterRow,
    /// The standing entries that concern it, oldest first.
    pub history: Vec<LogEntry>,
}

impl MatterRow {
    /// Do different values stand for this field?
    pub fn is_contested(&self, field: Field) -> bool {
        self.conflicts.contains(&field)
    }

    /// Is something of it not for the customer?
    pub fn has_internal_notes(&self) -> bool {
        self.internal || self.outcome_is_internal
    }
}

/// The row of a matter.
pub fn matter_row(matter: &MatterState, engagement: &Engagement<'_>) -> MatterRow {
    let in_conflict = own_conflicts(matter, engagement);
    let is_contested =
        |field: &Field| in_conflict.iter().any(|conflict| conflict.shows_in() == Some(*field));
    let raised = matter.added.as_ref().and_then(|added| added.entries.first());
    let raised = *raised.expect("an entry raised it");
    let status = matter.field(Field::Status).latest().filter(|_| !matter.is_open());
    let said = status.and_then(|_| said_of_status(matter, engagement));
    MatterRow {
        id: matter.id.clone(),
        short: short_id(matter, engagement).to_owned(),
        kind: matter.kind,
        task: matter.task().to_owned(),
        status: matter.status(),
        internal: matter.internal,
        owner: matter.owner().map(str::to_owned),
        due: matter.due(),
        overdue: engagement.is_matter_overdue(matter),
        late_days: engagement.days_late(matter.field(Field::Due)),
        raised: engagement.day_of(raised),
        raised_by: engagement.entry(raised).by.clone(),
        closed: status.map(|standing| engagement.day_of(standing.since)),
        closed_by: said.map(|entry| entry.by.clone()),
        outcome: said.and_then(|entry| entry.note_on(&matter.id)).map(str::to_owned),
        outcome_is_internal: said.is_some_and(|entry| entry.internal),
        conflicts: Field::ALL.iter().copied().filter(is_contested).collect(),
        in_conflict,
    }
}

/// The rows of the matters that are wanted and that the reader may know, in the order in which
/// they were raised.
pub fn matter_rows(
    engagement: &Engagement<'_>,
    wanted: impl Fn(&MatterState) -> bool,
) -> Vec<MatterRow> {
    let matters = engagement.matters.iter().filter(|matter| !engagement.withholds(matter));
    let matters = matters.filter(|matter| wanted(matter));
    matters.map(|matter| matter_row(matter, engagement)).collect()
}

/// The same rows, what is open first, in the order of their dates.
pub(super) fn open_first(mut matters: Vec<MatterRow>) -> Vec<MatterRow> {
    matters.sort_by_key(|row| (row.status, row.due.is_none(), row.due));
    matters
}

/// All there is to know about a matter.
pub fn matter_detail(matter: &MatterState, engagement: &Engagement<'_>) -> MatterDetail {
    let row = matter_row(matter, engagement);
    let entries = matter.entries.iter();
    let history =
        entries.map(|entry| log_entry(*entry, &row.in_conflict, engagement).about(&matter.id));
    MatterDetail { history: history.collect(), row }
}
