//! The record: a head, and the set of entries.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::checklist::Head;
use super::entry::Entry;
use super::ids::EntryId;
use super::journal::{EntryText, Index, Journal};
use super::time::{Instant, to_the_millisecond};

/// An engagement's record, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the engagement began with.
    pub head: Head,
    journal: Journal,
}

impl Record {
    /// The record of these entries, in whatever order and however often they stand there.
    pub fn new(head: Head, entries: Vec<Entry>) -> Self {
        Self { head, journal: Journal::of_entries(entries) }
    }

    /// The record of the entries on these lines, in whatever order and however often they stand
    /// there. The index holds where they begin.
    pub fn of_lines(head: Head, index: Index, lines: impl EntryText + 'static) -> Self {
        Self { head, journal: Journal::of_lines(index, lines) }
    }

    /// The entries, each once, by (`at`, `id`, content). All of them are read again for that.
    pub fn entries(&self) -> &[Entry] {
        self.journal.entries()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.journal.len()
    }

    /// Is there no entry yet?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Is this one of the entries?
    pub fn has(&self, entry: &Entry) -> bool {
        self.journal.find(entry).is_ok()
    }

    /// The first entry with this id.
    pub fn named(&self, id: &EntryId) -> Option<&Entry> {
        let place = self.journal.places_of(&HashSet::from([id])).next();
        place.map(|place| self.journal.entry(place))
    }

    pub(super) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The entries that hold something that this version does not know.
    pub fn with_unknown(&self) -> impl Iterator<Item = &Entry> {
        self.journal.with_unknown()
    }

    /// The same without what is not for the customer: the words of internal notes, and the
    /// reasons for a health that were given so. The entries are all there.
    pub fn without_internal_notes(self) -> Self {
        Self { journal: self.journal.without_internal_notes(), ..self }
    }

    /// The record with one entry more.
    pub fn with(self, entry: Entry) -> Self {
        Self { journal: self.journal.with(entry), ..self }
    }

    /// The record with these entries too.
    pub fn with_all(self, entries: Vec<Entry>) -> Self {
        Self { journal: self.journal.with_all(entries), ..self }
    }

    /// How many entries are not left out for being more than 24 hours ahead of `clock`. The
    /// others wait until the clock has come near them.
    fn present(&self, clock: Instant) -> usize {
        self.journal.until(horizon(clock))
    }

    /// The instant of the newest entry that is not left out.
    fn newest(&self, clock: Instant) -> Option<Instant> {
        self.present(clock).checked_sub(1).map(|newest| self.journal.at(newest))
    }

    /// The entries more than 24 hours ahead of `clock`, which are left out of the state.
    pub fn ahead(&self, clock: Instant) -> impl Iterator<Item = &Entry> {
        (self.present(clock)..self.len()).map(|place| self.journal.entry(place))
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

/// The latest instant that is taken for the present when the clock shows `clock`.
pub fn horizon(clock: Instant) -> Instant {
    clock + TimeDelta::hours(24)
}
