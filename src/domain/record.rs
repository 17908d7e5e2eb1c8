//! The record: a head, and its journal.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::checklist::Head;
use super::entry::Entry;
use super::ids::{EntryId, Id};
use super::time::{Instant, to_the_millisecond};

/// An engagement's record, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the engagement began with.
    pub head: Head,
    /// The entries, each once, by (`at`, `id`, content).
    entries: Vec<Entry>,
    /// Internal notes are left out.
    withheld: bool,
}

impl Record {
    /// The record of these entries, in whatever order and however often they stand there.
    pub fn new(head: Head, entries: Vec<Entry>) -> Self {
        Self { head, entries: in_order(entries), withheld: false }
    }

    /// The entries, each once, by (`at`, `id`, content).
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Is this one of the entries?
    pub fn has(&self, entry: &Entry) -> bool {
        self.entries.binary_search(entry).is_ok()
    }

    /// The first entry with this id.
    pub fn named(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The entries that hold something that this version does not know.
    pub fn with_unknown(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.unknown_parts().next().is_some())
    }

    /// Is what is not for the customer left out?
    pub fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// The same without what is not for the customer: the words of internal notes and matters,
    /// and the reasons for a health that were given so. The entries are all there.
    pub fn without_internal_notes(self) -> Self {
        let internal = self.entries.iter().filter(|entry| entry.internal);
        let matters: BTreeSet<Id> =
            internal.flat_map(|entry| entry.raise.keys()).cloned().collect();
        let entries = self.entries.into_iter();
        let entries =
            entries.map(|entry| entry.without_tasks_of(&matters).without_internal_notes());
        Self { entries: entries.collect(), withheld: true, ..self }
    }

    /// The record with one entry more.
    pub fn with(mut self, entry: Entry) -> Self {
        if let Err(place) = self.entries.binary_search(&entry) {
            self.entries.insert(place, entry);
        }
        self
    }

    /// The record with these entries too.
    pub fn with_all(mut self, entries: Vec<Entry>) -> Self {
        self.entries.extend(entries);
        Self { entries: in_order(self.entries), ..self }
    }

    /// How many entries were recorded until then.
    pub(super) fn until(&self, then: Instant) -> usize {
        self.entries.partition_point(|entry| entry.at <= then)
    }

    /// The instant of the newest entry that is not left out.
    fn newest(&self, clock: Instant) -> Option<Instant> {
        self.until(horizon(clock)).checked_sub(1).map(|newest| self.entries[newest].at)
    }

    /// The entries more than 24 hours ahead of `clock`, which are left out of the state until the
    /// clock has come near them.
    pub fn ahead(&self, clock: Instant) -> impl Iterator<Item = &Entry> {
        self.entries[self.until(horizon(clock))..].iter()
    }

    /// The instant of a report that names none: the clock or, if later, the newest entry that is
    /// not left out.
    pub fn now(&self, clock: Instant) -> Instant {
        self.newest(clock).map_or(clock, |newest| newest.max(clock))
    }

    /// The instant of a new entry: the clock or, where that is behind, one millisecond past the
    /// newest entry that is not left out.
    pub fn next_instant(&self, clock: Instant) -> Instant {
        let clock = to_the_millisecond(clock);
        match self.newest(clock) {
            Some(newest) if newest >= clock => {
                to_the_millisecond(newest) + TimeDelta::milliseconds(1)
            }
            _ => clock,
        }
    }
}

/// The entries, each once and in order. Of those that differ only in the case of ids, the first by
/// its spelling is kept.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    if !entries.is_sorted_by(|one, other| one < other) {
        entries.sort_unstable_by(|one, other| {
            one.cmp(other).then_with(|| one.spelling().cmp(&other.spelling()))
        });
        entries.dedup();
    }
    entries
}

/// The latest instant that is taken for the present when the clock shows `clock`.
pub fn horizon(clock: Instant) -> Instant {
    clock + TimeDelta::hours(24)
}
