//! The report of a period.

use super::compare::{Change, Compared, Subject};
use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::select::short_id;
use crate::domain::time::Instant;
use crate::reports::conflicts::{Conflict, conflicts};
use crate::reports::health::{Word, health};
use crate::reports::progress::{Counts, Per, progress};

/// What is other at the end of a period than at its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The beginning.
    pub from: Point,
    /// The end.
    pub to: Point,
    /// How many items came into scope.
    pub scope_in: usize,
    /// How many went out of scope.
    pub scope_out: usize,
    /// Change by change, those of a kind together, each kind in the order of the checklist.
    pub changes: Vec<Change>,
    /// Conflicts that were not there at the beginning.
    pub conflicts: Vec<Conflict>,
    /// The open items of which nothing is other, by the shortest forms of their ids: runs of
    /// neighbours.
    pub unmoved: Vec<Vec<String>>,
}

/// An end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When.
    pub at: Instant,
    /// What stands for it.
    pub standing: Standing,
    /// How far it was.
    pub counts: Counts,
    /// How it was.
    pub health: Word,
}

/// What an end of a period is called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The checkpoint of this name.
    Checkpoint(String),
    /// The start of the engagement.
    Start,
    /// Its instant alone.
    Instant,
}

/// What is other in `after` than in `before`, two states of one record.
pub fn changes(before: &Engagement<'_>, after: &Engagement<'_>) -> Changes {
    let mut changes = Compared { before, after }.changes();
    changes.sort_by_key(|change| change.kind);
    let known = conflicts(before);
    let new = |conflict: &Conflict| !known.iter().any(|old| old.about == conflict.about);
    Changes {
        from: point(before, after),
        to: point(after, after),
        scope_in: only_in_scope_of(after, before),
        scope_out: only_in_scope_of(before, after),
        unmoved: unmoved(&changes, after),
        conflicts: conflicts(after).into_iter().filter(new).collect(),
        changes,
    }
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
    let name = mark.and_then(|mark| mark.checkpoint.name.clone());
    let standing = match name {
        Some(name) => Standing::Checkpoint(name),
        None if at == after.zone.start_of(after.head.started) => Standing::Start,
        None => Standing::Instant,
    };
    Point { at, standing, counts: progress(state, Per::Phase).all, health: health(state).word }
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
