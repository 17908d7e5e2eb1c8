//! What a checkpoint meeting has to talk about.

use std::collections::HashSet;

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::acceptance::{AcceptanceRow, acceptances};
use super::attention::{Attention, attention};
use super::changes::{Change, Subject, has_internal_notes, notes};
use super::checkpoints::{NextCheckpoint, next_checkpoint};
use super::conflicts::Conflict;
use super::duties::{Duties, duties};
use super::forecast::{Outlook, forecast};
use super::gate::{GateAhead, gate_ahead};
use super::header::{Header, header};
use super::item::{ItemRow, by_date, item_row, item_rows, reason, said_of_status};
use super::matter::{MatterRow, matter_rows, open_first};
use super::phase::{PhaseRow, phase_row, phase_rows};
use super::progress::current_phase;
use super::serialize::instant;
use super::waiting::{WaitedFor, waiting};
use crate::domain::{
    Day, Engagement, Field, Id, Instant, ItemState, MatterKind, MatterState, MatterStatus, Touch,
};

/// What a checkpoint meeting has to talk about, in the order in which it does.
///
/// An item or a matter is named in the first section that fits it and in no later one, so that nobody talks
/// of it twice. Only the gate counts all that hold it back, named before or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/agenda/1")]
pub struct Agenda {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The name of the last checkpoint.
    pub last_checkpoint: Option<String>,
    /// When that was; without one, when the engagement began.
    #[serde(serialize_with = "instant")]
    pub since: Instant,
    /// When all was to be done, and when it will be.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// The day that is set for the next.
    pub next_checkpoint: Option<NextCheckpoint>,
    /// How far the meeting looks ahead.
    #[serde(rename = "until")]
    #[schemars(with = "Day")]
    pub ahead: Ahead,
    /// Decisions that are needed, and those that were taken since the last meeting began.
    pub decisions: Vec<MatterRow>,
    /// Actions that are open, and those that were closed since then.
    pub actions: Vec<MatterRow>,
    /// Risks, likewise.
    pub risks: Vec<MatterRow>,
    /// Different values that stand for one field, of what is not named so far.
    #[serde(rename = "conflicts")]
    pub to_decide: Vec<ToDecide>,
    /// For whom anything waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// Blocked items, the oldest first.
    pub blocked: Vec<ItemRow>,
    /// Overdue items, owner by owner: first those of nobody, then those of whoever is latest.
    pub overdue: Vec<OwnedBy>,
    /// Open items that are due by the end of the time ahead, the first first.
    pub due: Vec<ItemRow>,
    /// Open items of the current phase, and of the standing ones, without an owner.
    pub unowned: Vec<ItemRow>,
    /// The names of these phases.
    #[serde(skip)]
    pub under_way: Vec<String>,
    /// Optional items that have an owner or a date of their own, and that nobody has taken up.
    pub to_take_up: Vec<ItemRow>,
    /// Items that are done, and were reworded since.
    pub recheck: Vec<ItemRow>,
    /// Duties that nobody confirmed since the last checkpoint.
    pub unconfirmed: Vec<ItemRow>,
    /// What was said since the last checkpoint, and at it.
    pub noted: Vec<Change>,
    /// Internal notes are among that, told or not.
    #[serde(skip)]
    pub has_internal_notes: bool,
    /// The items and matters that a section up to here names.
    #[serde(skip)]
    pub named: HashSet<Id>,
    /// The gate of the current phase; none where all phases are complete.
    pub gate: Option<GateAhead>,
    /// The phases that the customer accepted.
    pub accepted: Vec<AcceptanceRow>,
    /// Phases that are due by the end of the time ahead, and not complete.
    pub phases: Vec<PhaseRow>,
    /// How many duties are met, in one line.
    #[serde(skip)]
    pub duties: Duties,
    /// Duties are to be shown one by one.
    #[serde(skip)]
    pub each_duty: bool,
    /// Duties that are met, and are to be confirmed again by the next checkpoint.
    pub to_confirm: Vec<ItemRow>,
    /// What else would be in a section, had not an earlier one named it.
    #[serde(rename = "named_above")]
    pub above: Above,
}

/// How many items fit a section that an earlier one names, so that a section which names none
/// does not seem to say that there are none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Above {
    /// Blocked items.
    pub blocked: usize,
    /// Overdue items.
    pub overdue: usize,
    /// Open items that are due by the end of the time ahead.
    pub due: usize,
    /// Open items of the current phase, and of the standing ones, without an owner.
    pub unowned: usize,
    /// Optional items that nobody has taken up.
    pub to_take_up: usize,
    /// Duties that nobody confirmed.
    pub unconfirmed: usize,
}

/// How far a meeting looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Ahead {
    /// To the next checkpoint, on this day.
    Checkpoint(Day),
    /// A week, to this day: no date is set for a checkpoint after today.
    Week(Day),
}

/// A conflict on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ToDecide {
    /// The conflict.
    #[serde(flatten)]
    pub conflict: Conflict,
    /// The item that it is about, with the first of its conflicts.
    pub item: Option<ItemRow>,
}

/// The items of one owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnedBy {
    /// The owner, or nobody.
    pub owner: Option<String>,
    /// The items, the latest first.
    pub items: Vec<ItemRow>,
}

impl Ahead {
    /// The last day.
    pub fn until(self) -> Day {
        match self {
            Ahead::Checkpoint(day) | Ahead::Week(day) => day,
        }
    }
}

/// What a checkpoint meeting has to talk about, with the duties one by one or not.
pub fn agenda(engagement: &Engagement<'_>, each_duty: bool) -> Agenda {
    let Attention { conflicts, blocked, recheck, .. } = attention(engagement);
    let ahead = ahead(engagement.next_checkpoint(), engagement.today());
    let current = current_phase(engagement);
    let comes = |day: Day| engagement.comes_by(day, ahead.until());
    let is_due = |item: &ItemState| engagement.is_due_by(item, ahead.until());
    let phases = &engagement.checklist.phases;
    let is_under_way = |phase: usize| Some(phase) == current || phases[phase].standing;
    let is_unowned = |item: &ItemState| {
        item.is_open() && is_under_way(item.phase) && engagement.owner_of(item).is_none()
    };
    let is_duty = |item: &ItemState| item.duty && !item.is_out();
    let overdue = by_date(item_rows(engagement, |item| engagement.is_overdue(item)));
    let due = by_date(item_rows(engagement, is_due));
    let unowned = item_rows(engagement, is_unowned);
    let to_take_up = item_rows(engagement, ItemState::is_to_take_up);
    let unconfirmed = item_rows(engagement, |item| engagement.is_unmet(item));
    let last = engagement.last_checkpoint();
    let (mut told, mut above) = (Told::default(), Above::default());
    Agenda {
        header: header(engagement),
        last_checkpoint: last.and_then(|mark| mark.checkpoint.name.clone()),
        since: engagement.since_last(),
        outlook: forecast(engagement).whole,
        next_checkpoint: next_checkpoint(engagement),
        ahead,
        decisions: told.matters(MatterKind::Decision, engagement),
        actions: told.matters(MatterKind::Action, engagement),
        risks: told.matters(MatterKind::Risk, engagement),
        to_decide: told.conflicts(conflicts, engagement),
        waiting: waiting(engagement),
        blocked: told.anew(blocked, &mut above.blocked),
        overdue: by_owner(told.anew(overdue, &mut above.overdue)),
        due: told.anew(due, &mut above.due),
        unowned: told.anew(unowned, &mut above.unowned),
        under_way: (0..phases.len())
            .filter(|place| is_under_way(*place))
            .map(|place| phases[place].name.clone())
            .collect(),
        to_take_up: told.anew(to_take_up, &mut above.to_take_up),
        recheck: told.anew(recheck, &mut 0),
        unconfirmed: told.anew(unconfirmed, &mut above.unconfirmed),
        noted: noted(engagement),
        has_internal_notes: has_internal_notes(engagement, engagement.since_last()),
        named: told.0.clone(),
        accepted: acceptances(engagement),
        gate: current.map(|place| gate_ahead(phase_row(place, engagement))),
        phases: phases_due(engagement, comes),
        duties: duties(engagement),
        each_duty,
        to_confirm: told.anew(item_rows(engagement, is_duty), &mut 0),
        above,
    }
}

/// What was said since the last checkpoint, other than why an item is as it is and what came of a
/// matter.
fn noted(engagement: &Engagement<'_>) -> Vec<Change> {
    let is_reason = |note: &Change| {
        let (id, reason) = match &note.subject {
            Subject::Item { id, .. } => {
                (id, engagement.item(id).and_then(|item| reason(item, engagement)))
            }
            Subject::Matter { id, .. } => {
                let closed = engagement.matter(id).filter(|matter| !matter.is_open());
                (id, closed.and_then(|matter| said_of_status(matter, engagement)))
            }
            _ => return false,
        };
        reason.is_some_and(|entry| entry.note_on(id) == note.cause.note.as_deref())
    };
    let notes = notes(engagement, engagement.since_last()).into_iter();
    notes.filter(|note| note.cause.note.is_some() && !is_reason(note)).collect()
}

/// A checkpoint of today is the meeting itself, and one that is over was not held: what lies
/// ahead is then a week.
pub(super) fn ahead(next: Option<Day>, today: Day) -> Ahead {
    let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    next.filter(|day| *day > today).map_or(Ahead::Week(week), Ahead::Checkpoint)
}

impl MatterRow {
    /// Is there still something to decide, to do or to watch?
    pub fn is_open(&self) -> bool {
        self.status == MatterStatus::Open
    }
}

/// The items and matters that a section has named.
#[derive(Debug, Default)]
struct Told(HashSet<Id>);

impl Told {
    /// Those of the items that no section has named before; this one now does. `above` becomes
    /// the number of the others.
    fn anew(&mut self, items: Vec<ItemRow>, above: &mut usize) -> Vec<ItemRow> {
        let all = items.len();
        let new: Vec<ItemRow> =
            items.into_iter().filter(|item| self.0.insert(item.id.clone())).collect();
        *above = all - new.len();
        new
    }

    /// The matters of a kind that are open, or were closed since the day of the last meeting.
    fn matters(&mut self, kind: MatterKind, engagement: &Engagement<'_>) -> Vec<MatterRow> {
        let zone = engagement.zone;
        let since = zone.start_of(zone.day(engagement.since_last()));
        let is_recent = |matter: &MatterState| {
            let status = matter.field(Field::Status).latest();
            status.is_some_and(|standing| engagement.at(standing.since) >= since)
        };
        let is_told = |it: &MatterState| it.kind == kind && (it.is_open() || is_recent(it));
        let rows = open_first(matter_rows(engagement, is_told));
        self.0.extend(rows.iter().map(|row| row.id.clone()));
        rows
    }

    fn conflicts(&mut self, all: Vec<Conflict>, engagement: &Engagement<'_>) -> Vec<ToDecide> {
        let is_told = |touch: &Touch| match touch {
            Touch::Field(id, _) | Touch::Added(id) => self.0.contains(id),
            _ => false,
        };
        let all: Vec<Conflict> = all.into_iter().filter(|it| !is_told(&it.touch)).collect();
        let mut item = |touch: &Touch| match touch {
            Touch::Field(id, _) | Touch::Added(id) if self.0.insert(id.clone()) => {
                engagement.item(id).map(|item| item_row(item, engagement))
            }
            _ => None,
        };
        all.into_iter().map(|conflict| ToDecide { item: item(&conflict.touch), conflict }).collect()
    }
}

/// Items by owner, each owner where the first of the items is.
fn by_owner(items: Vec<ItemRow>) -> Vec<OwnedBy> {
    let mut owners: Vec<OwnedBy> = Vec::new();
    for item in items {
        match owners.iter_mut().find(|owned| owned.owner == item.owner) {
            Some(owned) => owned.items.push(item),
            None => owners.push(OwnedBy { owner: item.owner.clone(), items: vec![item] }),
        }
    }
    owners.sort_by_key(|owned| owned.owner.is_some());
    owners
}

/// The phases that are due on such a day, and not complete.
pub(super) fn phases_due(
    engagement: &Engagement<'_>,
    comes: impl Fn(Day) -> bool,
) -> Vec<PhaseRow> {
    let is_due = |phase: &PhaseRow| phase.due.is_some_and(&comes) && !phase.counts.is_complete();
    phase_rows(engagement).filter(is_due).collect()
}
