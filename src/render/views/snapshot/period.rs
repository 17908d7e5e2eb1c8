//! What the period brought.

use super::section::{counted, headed};
use crate::render::document::{Block, Group, Text, Tone};
use crate::render::phrasing::Calendar;
use crate::render::views::changes::{by_heading, group, table, unmoved};
use crate::reports::changes::{Change, Changes, Kind};

/// All changes in one table.
pub(super) fn all(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    told(changes, |_| true, calendar).into_iter().collect()
}

/// What was done.
pub(super) fn done(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    let done: Vec<&Change> = changes.changes.iter().filter(|one| one.kind == Kind::Done).collect();
    counted("Done this period", done.len(), vec![table(vec![group(None, &done, calendar)])])
}

/// What else is other than before, and what did not move.
pub(super) fn other_changes(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    let is_other = |kind: Kind| kind != Kind::Done && !is_of_scope(kind);
    let told = told(changes, is_other, calendar);
    let nothing = told.is_none().then(|| Text::toned("Nothing else.", Tone::Quiet));
    let lines = nothing.into_iter().chain(unmoved(changes)).map(Block::Line);
    headed("Also changed this period", told.into_iter().chain(lines).collect())
}

/// How the scope grew or shrank.
pub(super) fn scope(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    let (from, to) = (changes.from.counts.in_scope, changes.to.counts.in_scope);
    let (more, less) = (changes.scope_in, changes.scope_out);
    let line = match (more, less) {
        (0, 0) => format!("{to} items are in scope, as before."),
        _ => format!("Items in scope: {from} → {to} (+{more} −{less})."),
    };
    let told = told(changes, is_of_scope, calendar);
    headed("Scope changes", [Block::Line(Text::from(line))].into_iter().chain(told).collect())
}

fn is_of_scope(kind: Kind) -> bool {
    matches!(kind, Kind::NotApplicable | Kind::Added | Kind::Removed)
}

/// The changes of some kinds, those of a kind together, where there are any.
fn told(changes: &Changes, wanted: impl Fn(Kind) -> bool, calendar: &Calendar) -> Option<Block> {
    let groups: Vec<Group> = by_heading(changes)
        .filter(|(_, told)| told.first().is_some_and(|change| wanted(change.kind)))
        .map(|(heading, told)| group(Some(&format!("{heading} ({})", told.len())), &told, calendar))
        .collect();
    (!groups.is_empty()).then(|| table(groups))
}
