//! What comes next.

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::phases_due;
use super::item::{ItemRow, item_rows};
use super::phase::PhaseRow;
use super::progress::current_phase;
use crate::domain::{Day, Engagement, ItemState, Status};

/// So many days lie between checkpoints whose distance nobody knows.
const WEEK: u64 = 7;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextPeriod {
    /// How far it reaches: to the checkpoint after the next, which is as far from that as that is
    /// from the last one, or a week.
    pub until: Day,
    /// Open items that are begun, overdue or due in it, and those of a phase under way that has no
    /// dates; the first due first.
    pub items: Vec<ItemRow>,
    /// Phases that are due in it, and not complete.
    pub phases: Vec<PhaseRow>,
    /// Duties that nobody has confirmed since the last checkpoint.
    pub duties: Vec<ItemRow>,
}

/// What comes next, where these are the duties that nobody has confirmed: up to the checkpoint after
/// the next or, where nothing is due until then, to the first day on which something is.
pub fn next_period(engagement: &Engagement<'_>, duties: Vec<ItemRow>) -> NextPeriod {
    let until = until(engagement).max(first_due(engagement));
    let phases = &engagement.checklist.phases;
    let current = current_phase(engagement);
    let is_undated = |place: usize| {
        let is_under_way = Some(place) == current || phases[place].standing;
        is_under_way && engagement.items_of(place).all(|it| engagement.due_of(it).is_none())
    };
    let is_next = |item: &ItemState| {
        item.is_open()
            && (item.status() == Status::InProgress
                || engagement.is_overdue(item)
                || engagement.is_due_by(item, until)
                || is_undated(item.phase))
    };
    let mut items = item_rows(engagement, is_next);
    items.sort_by_key(|item| (item.due.is_none(), item.due));
    let phases = phases_due(engagement, |day| engagement.comes_by(day, until));
    NextPeriod { until, items, phases, duties }
}

/// The first day, today or later, on which something is due; today where nothing is.
fn first_due(engagement: &Engagement<'_>) -> Day {
    let today = engagement.today();
    let open = engagement.items.iter().filter(|item| item.is_open());
    let ahead = open.filter_map(|item| engagement.due_of(item)).filter(|day| *day >= today);
    ahead.min().unwrap_or(today)
}

/// The day of the checkpoint after the next, as far as that can be told.
fn until(engagement: &Engagement<'_>) -> Day {
    let today = engagement.today();
    let later = |day: Day, days| day.checked_add_days(Days::new(days)).unwrap_or(day);
    let next = engagement.next_checkpoint().filter(|day| *day > today);
    let held = engagement.checkpoints.iter().rev().find(|mark| mark.checkpoint.name.is_some());
    let last = held.map(|mark| engagement.zone.day(engagement.at(mark.entry)));
    let apart = next.zip(last).map(|(next, last)| (next - last).num_days());
    let apart = apart.and_then(|days| u64::try_from(days).ok()).filter(|days| *days > 0);
    later(next.unwrap_or_else(|| later(today, WEEK)), apart.unwrap_or(WEEK))
}
