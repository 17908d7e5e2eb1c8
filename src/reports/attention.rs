//! What needs a decision or a hand, and what to do next.

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::{Conflict, conflicts};
use super::item::{ItemRow, by_date, item_rows};
use super::matter::{MatterRow, matter_rows, open_first};
use super::progress::current_phase;
use crate::domain::select::short_id;
use crate::domain::{Day, Engagement, ItemState, MatterKind, MatterState, Status};

/// What needs attention, the most pressing kind first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attention {
    /// Different values that stand for one field.
    pub conflicts: Vec<Conflict>,
    /// Decisions that are needed, in the order of their dates.
    pub decisions: Vec<MatterRow>,
    /// Blocked items, the oldest first.
    pub blocked: Vec<ItemRow>,
    /// Overdue items that are not blocked, the oldest first.
    pub overdue: Vec<ItemRow>,
    /// Overdue actions, the oldest first.
    pub overdue_actions: Vec<MatterRow>,
    /// Open items that are due today or within seven days and not blocked.
    pub due_soon: Vec<ItemRow>,
    /// Items that are done, and were reworded since.
    pub recheck: Vec<ItemRow>,
    /// There are matters that are not for the reader.
    #[serde(skip)]
    pub withholds_matters: bool,
    /// The one thing to do next.
    #[serde(skip)]
    pub next: NextStep,
}

/// The one thing to do next. Items are named by the shortest form of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Decide a conflict.
    Decide(Conflict),
    /// Go on, as it is on hold.
    Resume,
    /// Give an item or a matter an owner.
    Assign(String),
    /// Ask the owner of an item or a matter after it.
    Chase(String, String),
    /// Have a decision taken by its owner.
    Settle(String, String),
    /// Set a date for a phase.
    Schedule(String),
    /// Begin with an item.
    Start(String),
    /// Finish an item that was begun.
    Finish(String),
    /// Take an item up again that is blocked, once it can go on.
    Unblock(String),
    /// Nothing: all is done.
    Nothing,
}

/// How far ahead is soon, in days.
const SOON: Days = Days::new(7);

/// What needs attention.
pub fn attention(engagement: &Engagement<'_>) -> Attention {
    let is_blocked = |item: &ItemState| item.status() == Status::Blocked;
    let soon = engagement.today().checked_add_days(SOON).unwrap_or(engagement.today());
    let is_overdue = |item: &ItemState| engagement.is_overdue(item) && !is_blocked(item);
    let is_due_soon = |item: &ItemState| engagement.is_due_by(item, soon) && !is_blocked(item);
    let mut blocked = item_rows(engagement, |item| is_blocked(item) && !item.is_out());
    blocked.sort_by_key(|item| item.since);
    let of = |kind: MatterKind, is_wanted: &dyn Fn(&MatterState) -> bool| {
        let is_wanted = |it: &MatterState| it.kind == kind && it.is_open() && is_wanted(it);
        let mut rows = open_first(matter_rows(engagement, is_wanted));
        rows.retain(|row| row.in_conflict.is_empty());
        rows
    };
    let mut attention = Attention {
        conflicts: conflicts(engagement),
        decisions: of(MatterKind::Decision, &|_| true),
        blocked,
        overdue: by_date(item_rows(engagement, is_overdue)),
        overdue_actions: of(MatterKind::Action, &|action| engagement.is_matter_overdue(action)),
        due_soon: by_date(item_rows(engagement, is_due_soon)),
        recheck: item_rows(engagement, |item| engagement.is_to_recheck(item)),
        withholds_matters: engagement.matters.iter().any(|it| engagement.withholds(it)),
        next: NextStep::Nothing,
    };
    attention.next = next_step(&attention, soon, engagement);
    attention
}

fn next_step(attention: &Attention, soon: Day, engagement: &Engagement<'_>) -> NextStep {
    let short = |item: &ItemState| short_id(item, engagement).to_owned();
    let Attention { conflicts, decisions, overdue, overdue_actions, .. } = attention;
    if let Some(conflict) = conflicts.first() {
        return NextStep::Decide(conflict.clone());
    }
    if engagement.is_held() {
        return NextStep::Resume;
    }
    let of_matter = |matter: &MatterRow, step: fn(String, String) -> NextStep| {
        let short = matter.short.clone();
        matter.owner.clone().map_or(NextStep::Assign(short.clone()), |owner| step(short, owner))
    };
    if let Some(late) = decisions.iter().find(|decision| decision.overdue) {
        return of_matter(late, NextStep::Settle);
    }
    if let Some(item) = overdue.iter().find(|item| item.owner.is_none()) {
        return NextStep::Assign(item.short.clone());
    }
    if let Some(item) = overdue.first() {
        return NextStep::Chase(item.short.clone(), item.owner.clone().unwrap_or_default());
    }
    if let Some(action) = overdue_actions.first() {
        return of_matter(action, NextStep::Chase);
    }
    if let Some(needed) = decisions.iter().find(|it| it.due.is_none_or(|due| due <= soon)) {
        return of_matter(needed, NextStep::Settle);
    }
    let Some(phase) = current_phase(engagement).or_else(|| open_phase(engagement)) else {
        return NextStep::Nothing;
    };
    let open: Vec<&ItemState> = engagement.items_of(phase).filter(|item| item.is_open()).collect();
    let with = |status: Status| open.iter().find(|item| item.status() == status).copied();
    let dated = engagement.items.iter().any(|item| engagement.due_of(item).is_some());
    if let Some(item) = open.iter().find(|item| engagement.owner_of(item).is_none()) {
        NextStep::Assign(short(item))
    } else if !dated {
        NextStep::Schedule(engagement.checklist.phases[phase].id.to_string())
    } else if let Some(item) = with(Status::InProgress) {
        NextStep::Finish(short(item))
    } else if let Some(item) = with(Status::NotStarted) {
        NextStep::Start(short(item))
    } else if let Some(item) = with(Status::Blocked) {
        NextStep::Unblock(short(item))
    } else {
        NextStep::Nothing
    }
}

/// A standing phase with something open, where all others are complete.
fn open_phase(engagement: &Engagement<'_>) -> Option<usize> {
    engagement.items.iter().find(|item| item.is_open()).map(|item| item.phase)
}
