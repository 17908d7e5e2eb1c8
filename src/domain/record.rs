//! The record: a head, and the set of entries.

use chrono::TimeDelta;

use super::checklist::Head;
use super::entry::Entry;
use super::time::{Instant, to_the_millisecond};

/// An engagement's record, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the engagement began with.
    pub head: Head,
    entries: Vec<Entry>,
}

impl Record {
    /// The record of these entries, in whatever order and however often they stand in the file.
    pub fn new(head: Head, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|one, other| {
            one.cmp(other).then_with(|| one.spelling().cmp(&other.spelling()))
        });
        entries.dedup();
        Self { head, entries }
    }

    /// The entries, each once, by (`at`, `id`, content).
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same without what is not for the customer: the words of internal notes, and the
    /// reasons for a health that were given so. The entries are all there.
    pub fn without_internal_notes(mut self) -> Self {
        for entry in self.entries.iter_mut().filter(|entry| entry.internal) {
            entry.note = None;
            entry.notes.clear();
            if let Some(checkpoint) = &mut entry.checkpoint {
                checkpoint.why = None;
            }
        }
        self
    }

    /// The record with one entry more.
    pub fn with(mut self, entry: Entry) -> Self {
        if let Err(place) = self.entries.binary_search(&entry) {
            self.entries.insert(place, entry);
        }
        self
    }

    /// How many entries are not left out for being more than 24 hours ahead of `clock`. The
    /// others wait until the clock has come near them.
    fn present(&self, clock: Instant) -> usize {
        self.entries.partition_point(|entry| entry.at <= horizon(clock))
    }

    /// The entries more than 24 hours ahead of `clock`, which are left out of the state.
    pub fn ahead(&self, clock: Instant) -> &[Entry] {
        &self.entries[self.present(clock)..]
    }

    /// The instant of a report that names none: the clock or, if later, the newest entry that is
    /// not left out.
    pub fn now(&self, clock: Instant) -> Instant {
        let newest = self.entries[..self.present(clock)].last();
        newest.map_or(clock, |entry| entry.at.max(clock))
    }

    /// The instant of a new entry: the clock or, where that is behind, one millisecond past the
    /// newest entry that is not left out.
    pub fn next_instant(&self, clock: Instant) -> Instant {
        let clock = to_the_millisecond(clock);
        match self.entries[..self.present(clock)].last() {
            Some(newest) if newest.at >= clock => {
                to_the_millisecond(newest.at) + TimeDelta::milliseconds(1)
            }
            _ => clock,
        }
    }
}

/// The latest instant that is taken for the present when the clock shows `clock`.
pub fn horizon(clock: Instant) -> Instant {
    clock + TimeDelta::hours(24)
}
