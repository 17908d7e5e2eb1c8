//! What is odd about entries that can be read.

use std::collections::HashMap;

use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::ids::{EntryId, Id};
use crate::domain::record::Record;
use crate::domain::time::Instant;

/// Something odd about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'r> {
    /// The entry.
    pub entry: &'r Entry,
    /// What is odd about it.
    pub kind: FindingKind,
}

/// What can be odd about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// It speaks of an item or phase that is not there, or adds one that is.
    Stray(Id),
    /// Another entry has its id, and other content.
    SameId,
    /// It takes back an entry that is not there.
    UndoesNothing(EntryId),
    /// It lies more than 24 hours ahead of the clock.
    Ahead,
}

/// All that is odd about the entries of a record.
pub fn findings<'r>(
    record: &'r Record,
    engagement: &Engagement<'r>,
    clock: Instant,
) -> Vec<Finding<'r>> {
    let entries = record.entries();
    let mut ids: HashMap<&EntryId, usize> = HashMap::new();
    entries.iter().for_each(|entry| *ids.entry(&entry.id).or_default() += 1);
    let stray = engagement.strays.iter().map(|stray| Finding {
        entry: &engagement.entries()[stray.entry],
        kind: FindingKind::Stray(stray.id.clone()),
    });
    let twice = entries.iter().filter(|entry| ids[&entry.id] > 1);
    let undoing = entries.iter().filter_map(|entry| {
        let target = entry.undoes.as_ref().filter(|target| !ids.contains_key(target))?;
        Some(Finding { entry, kind: FindingKind::UndoesNothing(target.clone()) })
    });
    let ahead = record.ahead(clock).iter();
    stray
        .chain(twice.map(|entry| Finding { entry, kind: FindingKind::SameId }))
        .chain(undoing)
        .chain(ahead.map(|entry| Finding { entry, kind: FindingKind::Ahead }))
        .collect()
}
