//! What is odd about entries that can be read.

use std::collections::HashMap;

use crate::domain::select::{nearest, nearest_id};
use crate::domain::{Engagement, Entry, EntryId, Id, Instant, Record, Touch};

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
    /// It speaks of something that is not there.
    Stray {
        /// What it speaks of.
        id: Id,
        /// What that resembles.
        nearest: Option<String>,
    },
    /// It says of something that is there what can't be said of it.
    NotSayable(Id),
    /// It adds an item, or raises a matter, whose id is taken.
    Taken(Id),
    /// What it wrote made room for newer values.
    CrowdedOut(Touch),
    /// Another entry has its id, and other content.
    SameId,
    /// It takes back an entry that is not there.
    UndoesNothing(EntryId),
    /// It lies more than 24 hours ahead of the clock.
    Ahead,
    /// It holds a key that this version does not know, and that looks like a slip of the pen.
    Unknown {
        /// The key.
        key: String,
        /// The known key that it resembles.
        nearest: &'static str,
    },
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
    let stray = engagement.strays.iter().map(|stray| {
        let (entry, id) = (engagement.entry(stray.entry), stray.id.clone());
        let is_there = engagement.find(&id).is_some() || engagement.phase_place(&id).is_some();
        let kind = match entry.add.contains_key(&id) || entry.raise.contains_key(&id) {
            true => FindingKind::Taken(id),
            false if is_there => FindingKind::NotSayable(id),
            false => FindingKind::Stray { nearest: nearest_id(id.as_str(), engagement), id },
        };
        Finding { entry, kind }
    });
    let crowded_out = engagement.crowds().flat_map(|(touch, entries)| {
        let kind = FindingKind::CrowdedOut(touch);
        let entries = entries.iter().map(|entry| engagement.entry(*entry));
        entries.map(move |entry| Finding { entry, kind: kind.clone() })
    });
    let twice = entries.iter().filter(|entry| ids[&entry.id] > 1);
    let undoing = entries.iter().filter_map(|entry| {
        let target = entry.undoes.as_ref().filter(|target| !ids.contains_key(target))?;
        Some(Finding { entry, kind: FindingKind::UndoesNothing(target.clone()) })
    });
    let ahead = record.ahead(clock);
    let unknown = entries.iter().flat_map(|entry| {
        let keys = entry.unknown_parts().map(str::to_owned);
        keys.filter_map(move |key| {
            let nearest = nearest(&key, Entry::known_keys())?;
            Some(Finding { entry, kind: FindingKind::Unknown { key, nearest } })
        })
    });
    stray
        .chain(crowded_out)
        .chain(twice.map(|entry| Finding { entry, kind: FindingKind::SameId }))
        .chain(undoing)
        .chain(ahead.map(|entry| Finding { entry, kind: FindingKind::Ahead }))
        .chain(unknown)
        .collect()
}
