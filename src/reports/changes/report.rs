//! The report of a period.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::compare::{Change, Compared, Subject};
use super::notes::{has_internal_notes, notes};
use crate::domain::select::short_id;
use crate::domain::{Engagement, Instant, ItemState};
use crate::reports::conflicts::{Conflict, conflicts};
use crate::reports::header::{Header, header};
use crate::reports::health::{Word, health};
use crate::reports::progress::{Counts, Per, progress};
use crate::reports::serialize::{flat, instant};
use crate::reports::upgrade::{UpgradeRow, upgrade_rows};

/// What a period brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/changes/1")]
pub struct ChangesReport {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The period ends now.
    #[serde(skip)]
    pub to_now: bool,
    /// What is other at its end than at its beginning.
    #[serde(flatten)]
    pub changes: Changes,
}

/// What is other at the end of a period than at its beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// The beginning.
    pub from: Point,
    /// The end.
    pub to: Point,
    /// How many items came into scope.
    pub scope_in: usize,
    /// How many went out of scope.
    pub scope_out: usize,
    /// The newer checklists that were taken over, with what came in and went out by them.
    pub upgrades: Vec<UpgradeRow>,
    /// Change by change, those of a kind together, each kind in the order of the checklist; at the
    /// end, what was said that no change tells.
    pub changes: Vec<Change>,
    /// Internal notes are among that, told or not.
    #[serde(skip)]
    pub has_internal_notes: bool,
    /// Conflicts that were not there at the beginning.
    pub conflicts: Vec<Conflict>,
    /// The open items of which nothing is other, by the shortest forms of their ids: runs of
    /// neighbours.
    #[serde(serialize_with = "flat")]
    #[schemars(with = "Vec<String>")]
    pub unmoved: Vec<Vec<String>>,
}

/// An end of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// When.
    #[serde(serialize_with = "instant")]
    pub at: Instant,
    /// The name of the checkpoint that it is.
    pub checkpoint: Option<String>,
    /// It is the start of the engagement.
    #[serde(skip)]
    pub is_start: bool,
    /// How it was.
    pub health: Word,
    /// How far it was.
    #[serde(rename = "all")]
    pub counts: Counts,
}

/// What is other in `after` than in `before`, two states of one record.
pub fn changes(before: &Engagement<'_>, after: &Engagement<'_>) -> Changes {
    let mut changes = Compared { before, after }.changes();
    changes.sort_by_key(|change| (change.kind, change.field));
    let untold = untold_notes(&changes, before, after);
    changes.extend(untold);
    let known = conflicts(before);
    let new = |conflict: &Conflict| !known.iter().any(|old| old.touch == conflict.touch);
    Changes {
        from: point(before, after),
        to: point(after, after),
        scope_in: only_in_scope_of(after, before),
        scope_out: only_in_scope_of(before, after),
        upgrades: upgrade_rows(after, |entry| after.at(entry) > before.as_of),
        has_internal_notes: has_internal_notes(after, before.as_of),
        unmoved: unmoved(&changes, after),
        conflicts: conflicts(after).into_iter().filter(new).collect(),
        changes,
    }
}

/// What was said in the period, but for what stands beside a change: by the entry that made it, or, of
/// something that is told as new, by one that changed other things too.
fn untold_notes(
    changes: &[Change],
    before: &Engagement<'_>,
    after: &Engagement<'_>,
) -> Vec<Change> {
    let subjects: HashSet<&Subject> = changes.iter().map(|change| &change.subject).collect();
    let told = changes.iter().map(|change| (change.cause.entry, &change.subject));
    let told: HashSet<(Option<usize>, &Subject)> = told.collect();
    let words = changes.iter().map(|change| (change.cause.entry, &change.cause.note));
    let words: HashSet<(Option<usize>, &Option<String>)> = words.collect();
    let is_told = |note: &Change| {
        let is_said_elsewhere = words.contains(&(note.cause.entry, &note.cause.note));
        told.contains(&(note.cause.entry, &note.subject))
            || subjects.contains(&note.subject) && is_said_elsewhere
    };
    notes(after, before.as_of).into_iter().filter(|note| !is_told(note)).collect()
}

/// The same as a report of its own; `to_now` is where the period ends now.
pub fn changes_report(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
    to_now: bool,
) -> ChangesReport {
    ChangesReport { header: header(after), to_now, changes: changes(before, after) }
}

/// How many items are in scope in the one state, and not in the other.
fn only_in_scope_of(one: &Engagement<'_>, other: &Engagement<'_>) -> usize {
    let in_other = |id| other.item(id).is_some_and(ItemState::in_scope);
    one.items.iter().filter(|item| item.in_scope() && !in_other(&item.id)).count()
}

fn point(state: &Engagement<'_>, after: &Engagement<'_>) -> Point {
    let at = state.as_of;
    let mut marks = after.checkpoints.iter().rev();
    let mark = marks.find(|mark| mark.checkpoint.name.is_some() && after.at(mark.entry) == at);
    Point {
        at,
        checkpoint: mark.and_then(|mark| mark.checkpoint.name.clone()),
        is_start: at == after.zone.start_of(after.head.started),
        health: health(state).word,
        counts: progress(state, Per::Phase).all,
    }
}

/// The open items of which nothing is other, neighbours in one phase together.
fn unmoved(changes: &[Change], after: &Engagement<'_>) -> Vec<Vec<String>> {
    let is_of = |change: &Change, item: &ItemState| match &change.subject {
        Subject::Item { id, .. } => *id == item.id,
        _ => false,
    };
    let stays = |item: &ItemState| !changes.iter().any(|change| is_of(change, item));
    let items = after.items.iter().enumerate();
    let unmoved: Vec<(usize, &ItemState)> =
        items.filter(|(_, item)| item.is_open() && stays(item)).collect();
    let neighbours = |(one, item): &(usize, &ItemState), (other, next): &(usize, &ItemState)| {
        one + 1 == *other && item.phase == next.phase
    };
    let name = |(_, item): &(usize, &ItemState)| short_id(item, after).to_owned();
    unmoved.chunk_by(neighbours).map(|run| run.iter().map(name).collect()).collect()
}
