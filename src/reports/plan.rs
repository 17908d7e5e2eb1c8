//! The plan: what was to be done by when, what is now, and how far both are apart.

use std::collections::HashMap;

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::acceptance::{AcceptanceRow, acceptances};
use super::checkpoints::{NextCheckpoint, next_checkpoint};
use super::events::Event;
use super::forecast::{NoForecast, Pace, forecast};
use super::header::{Header, header};
use super::health::{Word, health_by, phase_healths};
use super::item::{ItemRow, item_row};
use super::phase::phase_rows;
use super::progress::{Counts, Per, progress};
use super::serialize::instant;
use crate::domain::{Day, Engagement, Field, Id, Instant, Operation, Phase};

/// The plan of an engagement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/plan/1")]
pub struct Plan {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The instant whose dates are the baseline; without one, it is the first date that each thing
    /// was given.
    pub baseline: Option<Baseline>,
    /// Phase by phase.
    pub phases: Vec<PlannedPhase>,
    /// All together: the dates are those of the end.
    pub whole: PlannedWhole,
    /// The meetings that were held, oldest first.
    pub checkpoints: Vec<Meeting>,
    /// The day of the next.
    pub next_checkpoint: Option<NextCheckpoint>,
    /// The phases that the customer accepted.
    pub accepted: Vec<AcceptanceRow>,
    /// The same for a calendar, where one is written.
    #[serde(skip)]
    pub events: Vec<Event>,
}

/// An instant whose dates are the baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Baseline {
    /// When.
    #[serde(serialize_with = "instant")]
    pub at: Instant,
    /// The name of the checkpoint that it is.
    pub checkpoint: Option<String>,
}

/// What was planned, and what is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Dates {
    /// Its date in the baseline.
    #[serde(rename = "baseline_due")]
    pub baseline: Option<Day>,
    /// Its date.
    pub due: Option<Day>,
    /// So many days later it is; fewer than none where it is earlier.
    pub slip_days: Option<i64>,
}

/// A phase of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlannedPhase {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// It runs through the whole engagement.
    pub standing: bool,
    /// Its dates.
    #[serde(flatten)]
    pub dates: Dates,
    /// For how many days its date has been over, held ones aside.
    pub late_days: i64,
    /// Different due dates stand.
    #[serde(skip)]
    pub due_contested: bool,
    /// The days from which to which it goes: from the last end before that of a phase before it,
    /// or from the start, to its date or, where it has none, the last of its items.
    pub span: Option<Span>,
    /// The same in the baseline.
    pub baseline_span: Option<Span>,
    /// The day on which it will be done at the recent pace, with all before it.
    pub forecast: Option<Day>,
    /// Is it on track? None where nothing is in scope.
    pub health: Option<Word>,
    /// How far it is.
    #[serde(flatten)]
    pub counts: Counts,
    /// Its items with a date of their own, where they were asked for.
    #[serde(rename = "dated_items")]
    pub items: Vec<PlannedItem>,
}

/// An item that has a date of its own, or had one in the baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlannedItem {
    /// What every report shows; its date may be its phase's.
    #[serde(skip)]
    pub row: ItemRow,
    /// Its id.
    pub id: Id,
    /// What is to be done.
    pub task: String,
    /// Its own dates.
    #[serde(flatten)]
    pub dates: Dates,
}

/// All phases together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlannedWhole {
    /// The last dates of the phases that don't stand, and of their items.
    #[serde(flatten)]
    pub dates: Dates,
    /// How fast items were done of late.
    pub pace: Pace,
    /// The day on which all will be done at this pace.
    pub forecast: Option<Day>,
    /// Why there is no such day.
    pub no_forecast: Option<NoForecast>,
    /// How far it is.
    #[serde(flatten)]
    pub counts: Counts,
    /// Is it on track?
    pub health: Word,
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Meeting {
    /// What it was called.
    pub name: String,
    /// The day.
    pub day: Day,
}

/// Days one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Span {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// The dates of phases and items, by their ids.
type DateOf<'e> = HashMap<&'e Id, Day>;

/// The plan, held against `before`, another state of the record, or else against the first date
/// that each thing was given; with the items that have dates of their own, or without.
pub fn plan(engagement: &Engagement<'_>, before: Option<&Engagement<'_>>, items: bool) -> Plan {
    let baseline = before.map_or_else(|| first_dates(engagement), dates);
    let (now, forecast) = (dates(engagement), forecast(engagement));
    let healths = phase_healths(&forecast, engagement);
    let spans = spans(engagement, &now).into_iter().zip(spans(engagement, &baseline));
    let phases = phase_rows(engagement).zip(spans).enumerate();
    let phases = phases.map(|(place, (row, (span, baseline_span)))| PlannedPhase {
        dates: Dates::new(baseline.get(&row.id).copied(), row.due),
        span,
        baseline_span,
        items: planned_items(engagement, &baseline, place).filter(|_| items).collect(),
        forecast: forecast.phases[place].forecast,
        health: healths[place].as_ref().map(|health| health.word),
        standing: engagement.checklist.phases[place].standing,
        id: row.id,
        name: row.name,
        late_days: row.late_days,
        due_contested: row.due_contested,
        counts: row.counts,
    });
    Plan {
        header: header(engagement),
        baseline: before.map(baseline_at),
        phases: phases.collect(),
        whole: PlannedWhole {
            dates: Dates::new(end(engagement, &baseline), engagement.plan_end()),
            pace: forecast.pace,
            forecast: forecast.whole.forecast,
            no_forecast: forecast.whole.no_forecast,
            counts: progress(engagement, Per::Phase).all,
            health: health_by(forecast.whole, engagement).word,
        },
        checkpoints: meetings(engagement).collect(),
        next_checkpoint: next_checkpoint(engagement),
        accepted: acceptances(engagement),
        events: Vec::new(),
    }
}

impl Plan {
    /// Are there items in it?
    pub fn has_items(&self) -> bool {
        self.phases.iter().any(|phase| !phase.items.is_empty())
    }
}

impl PlannedPhase {
    /// Is something left to do, and its last day over?
    pub fn is_late(&self) -> bool {
        !self.counts.is_complete() && self.late_days > 0
    }
}

impl Dates {
    fn new(baseline: Option<Day>, due: Option<Day>) -> Self {
        let slip_days = due.zip(baseline).map(|(due, was)| (due - was).num_days());
        Self { baseline, due, slip_days }
    }
}

fn planned_items(
    engagement: &Engagement<'_>,
    baseline: &DateOf<'_>,
    phase: usize,
) -> impl Iterator<Item = PlannedItem> {
    engagement.items_of(phase).filter(|item| !item.is_out()).filter_map(|item| {
        let dates = Dates::new(baseline.get(&item.id).copied(), item.due());
        let is_dated = dates.baseline.or(dates.due).is_some();
        let row = is_dated.then(|| item_row(item, engagement))?;
        Some(PlannedItem { id: row.id.clone(), task: row.task.clone(), dates, row })
    })
}

fn baseline_at(before: &Engagement<'_>) -> Baseline {
    let mut marks = before.checkpoints.iter().rev();
    let mark = marks.find(|mark| before.at(mark.entry) == before.as_of);
    Baseline { at: before.as_of, checkpoint: mark.and_then(|mark| mark.checkpoint.name.clone()) }
}

fn meetings(engagement: &Engagement<'_>) -> impl Iterator<Item = Meeting> {
    engagement.checkpoints.iter().filter_map(|mark| {
        let name = mark.checkpoint.name.clone()?;
        Some(Meeting { name, day: engagement.zone.day(engagement.at(mark.entry)) })
    })
}

/// The dates that things have of their own.
fn dates<'e>(engagement: &'e Engagement<'_>) -> DateOf<'e> {
    let phases = engagement.checklist.phases.iter().zip(&engagement.phases);
    let phases = phases.map(|(phase, state)| (&phase.id, state.due.value().as_day()));
    let items = engagement.items.iter().map(|item| (&item.id, item.due()));
    phases.chain(items).filter_map(|(id, day)| Some((id, day?))).collect()
}

/// The first date that each thing was given. One that was taken back never was.
fn first_dates<'e>(engagement: &'e Engagement<'_>) -> DateOf<'e> {
    let mut first = DateOf::new();
    for (_, entry) in engagement.standing() {
        for operation in entry.operations() {
            if let Operation::Set(id, Field::Due, write) = operation
                && let Some(day) = write.new.as_day()
            {
                first.entry(id).or_insert(day);
            }
        }
    }
    first
}

/// The last of these dates of the phases that don't stand, and of their items.
fn end(engagement: &Engagement<'_>, dates: &DateOf<'_>) -> Option<Day> {
    engagement.last_of_phases(|place| {
        let own = dates.get(&engagement.checklist.phases[place].id).copied();
        own.max(last_item(place, engagement, dates))
    })
}

/// The last of these dates of a phase's items.
fn last_item(phase: usize, engagement: &Engagement<'_>, dates: &DateOf<'_>) -> Option<Day> {
    engagement.last_of_items(phase, |item| dates.get(&item.id).copied())
}

/// The days from which to which each phase goes by these dates.
fn spans(engagement: &Engagement<'_>, dates: &DateOf<'_>) -> Vec<Option<Span>> {
    let started = engagement.head.started;
    let mut ends: Vec<Day> = Vec::new();
    let span = |(place, phase): (usize, &Phase)| {
        let own = dates.get(&phase.id).copied();
        let own = own.or_else(|| last_item(place, engagement, dates));
        if phase.standing {
            let to = own.or_else(|| end(engagement, dates))?;
            return Some(Span { from: started.min(to), to });
        }
        let to = own?;
        let before = ends.iter().filter(|end| **end < to).max();
        let from = before.and_then(|end| end.checked_add_days(Days::new(1))).unwrap_or(started);
        ends.push(to);
        Some(Span { from: from.min(to), to })
    };
    engagement.checklist.phases.iter().enumerate().map(span).collect()
}
