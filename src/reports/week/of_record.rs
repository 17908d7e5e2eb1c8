//! What has to be done for one customer.

use std::collections::HashSet;

use chrono::Days;

use super::row::{HeldCustomer, Meeting, WeekRow, Why, from_conflict, from_item, from_matter};
use crate::domain::owners::{matching, owners};
use crate::domain::{Day, Engagement, Id, ItemState, MatterState, Status, Touch};
use crate::reports::conflicts::{Conflict, conflicts};
use crate::reports::events::{Event, What, events};
use crate::reports::header::on_hold;
use crate::reports::item::item_row;
use crate::reports::matter::matter_rows;
use crate::reports::records::Source;

/// What has to be done for one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordWeek {
    /// The record.
    pub source: Source,
    /// Who is onboarded.
    pub customer: String,
    pub(super) held: Option<HeldCustomer>,
    pub(super) meeting: Option<Meeting>,
    pub(super) rows: Vec<WeekRow>,
    pub(super) events: Vec<Event>,
    until: Day,
    /// Nobody else's rows are wanted.
    own: bool,
}

/// What has to be done for one customer in so many days, all or of this owner alone.
pub fn record_week(
    engagement: &Engagement<'_>,
    source: Source,
    days: u64,
    owner: Option<&str>,
) -> RecordWeek {
    let today = engagement.today();
    let until = today.checked_add_days(Days::new(days)).unwrap_or(today);
    let customer = engagement.settings.customer().to_owned();
    let conflicts = conflicts(engagement);
    let mut rows = rows(engagement, &conflicts, until);
    if let Some(name) = owner {
        let known = owners(engagement);
        let meant = matching(name, &known);
        rows.retain(|row| row.owner.as_deref().is_some_and(|owner| meant.contains(&owner)));
    }
    for row in &mut rows {
        row.customer.clone_from(&customer);
        row.record.clone_from(&source.file);
    }
    rows.sort_by_key(|row| (row.why.first().copied(), row.due.is_none(), row.due));
    let meeting = engagement.next_checkpoint().filter(|day| *day <= until).map(|day| Meeting {
        customer: customer.clone(),
        record: source.file.clone(),
        day,
        late_days: engagement.checkpoint_late_days(),
    });
    let held = on_hold(engagement).map(|hold| HeldCustomer {
        customer: customer.clone(),
        record: source.file.clone(),
        hold,
    });
    let own = owner.is_some();
    RecordWeek { source, customer, held, meeting, rows, events: Vec::new(), until, own }
}

impl RecordWeek {
    /// The same, with the days for a calendar: of what is due, and of the next checkpoint; of
    /// phases only where the rows of all are wanted.
    pub fn with_events(mut self, engagement: &Engagement<'_>) -> Self {
        let ids: HashSet<String> =
            self.rows.iter().map(|row| row.id.to_ascii_lowercase()).collect();
        let is_row = |event: &Event| {
            let id = event.uid.strip_prefix("due-").and_then(|uid| uid.split('@').next());
            id.is_some_and(|id| ids.contains(id))
        };
        let is_wanted = |event: &Event| match event.what {
            _ if event.gone || !engagement.comes_by(event.day, self.until) => false,
            What::Next => true,
            What::Phase(_, over) => !over && !self.own,
            What::Item(_, done) => !done && is_row(event),
            What::Held(_) => false,
        };
        self.events = events(engagement).into_iter().filter(is_wanted).collect();
        self
    }
}

/// The rows of a record, an item or a matter once, whatever makes it a row.
fn rows(engagement: &Engagement<'_>, conflicts: &[Conflict], until: Day) -> Vec<WeekRow> {
    let contested: HashSet<&Id> = conflicts.iter().filter_map(of_one).collect();
    let reasons = |reasons: [(bool, Why); 4]| -> Vec<Why> {
        reasons.into_iter().filter(|(is_so, _)| *is_so).map(|(_, why)| why).collect()
    };
    let of_item = |item: &ItemState| {
        reasons([
            (contested.contains(&item.id), Why::Decide),
            (engagement.is_overdue(item), Why::Overdue),
            (item.status() == Status::Blocked && !item.is_out(), Why::Blocked),
            (engagement.is_due_by(item, until), Why::Due),
        ])
    };
    let of_matter = |matter: &MatterState| {
        reasons([
            (matter.is_needed_decision() || contested.contains(&matter.id), Why::Decide),
            (engagement.is_matter_overdue(matter), Why::Overdue),
            (false, Why::Blocked),
            (engagement.is_matter_due_by(matter, until), Why::Due),
        ])
    };
    let items = engagement.items.iter().map(|item| (item, of_item(item)));
    let items = items.filter(|(_, why)| !why.is_empty());
    let items = items.map(|(item, why)| from_item(item_row(item, engagement), why));
    let matters = matter_rows(engagement, |matter| !of_matter(matter).is_empty());
    let matters = matters.into_iter().map(|row| {
        let why = engagement.matter(&row.id).map(of_matter);
        from_matter(row, why.unwrap_or_default())
    });
    let others = conflicts.iter().filter(|conflict| of_one(conflict).is_none());
    items.chain(matters).chain(others.map(from_conflict)).collect()
}

/// The item or matter in whose own fields a conflict is.
fn of_one(conflict: &Conflict) -> Option<&Id> {
    match &conflict.touch {
        Touch::Field(id, _) | Touch::Added(id) => conflict.task.as_ref().map(|_| id),
        _ => None,
    }
}
