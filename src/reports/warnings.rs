//! What of a record is left out of the state, though it could be read.

use std::collections::BTreeSet;

use crate::domain::dates::{Holidays, HolidaysFault};
use crate::domain::{Engagement, Entry, Id, Instant, Record, Setting, Touch, Zone};

/// Something that is left out of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Entries that lie more than 24 hours ahead of the clock.
    Ahead {
        /// Which.
        entries: Vec<Entry>,
        /// Where the days of their record are counted.
        zone: Zone,
    },
    /// So many entries hold something that this version does not know.
    Unknown {
        /// How many.
        entries: usize,
        /// The keys.
        keys: Vec<String>,
    },
    /// So many entries speak of something that is not there.
    Strays {
        /// How many.
        entries: usize,
        /// Of what.
        ids: Vec<Id>,
    },
    /// No zone that this version knows is called so.
    UnknownZone(String),
    /// What is set as holidays names none.
    NoHolidays(HolidaysFault),
    /// So many values made room for newer ones.
    CrowdedOut {
        /// How many.
        values: usize,
        /// What they were written to.
        touches: Vec<Touch>,
    },
}

/// What of the record is left out of the state, where the clock shows `clock`.
pub fn warnings(record: &Record, engagement: &Engagement<'_>, clock: Instant) -> Vec<Warning> {
    let entries: Vec<Entry> = record.ahead(clock).cloned().collect();
    let zone = engagement.zone;
    let ahead = (!entries.is_empty()).then_some(Warning::Ahead { entries, zone });
    let warnings = [ahead, unknown(record), strays(engagement), crowded_out(engagement)];
    let zone = engagement.settings.text(Setting::Zone).filter(|zone| Zone::named(zone).is_none());
    let zone = zone.map(|zone| Warning::UnknownZone(zone.to_owned()));
    let holidays = engagement.settings.text(Setting::Holidays).map(Holidays::read);
    let holidays = holidays.and_then(Result::err).map(Warning::NoHolidays);
    warnings.into_iter().chain([zone, holidays]).flatten().collect()
}

/// The keys in the record's entries that this version does not know.
pub fn unknown_keys(record: &Record) -> Vec<String> {
    let keys = record.with_unknown().flat_map(Entry::unknown_parts);
    keys.collect::<BTreeSet<&str>>().into_iter().map(str::to_owned).collect()
}

fn unknown(record: &Record) -> Option<Warning> {
    let keys = unknown_keys(record);
    (!keys.is_empty()).then(|| Warning::Unknown { entries: record.with_unknown().count(), keys })
}

fn strays(engagement: &Engagement<'_>) -> Option<Warning> {
    let mut entries: Vec<usize> = engagement.strays.iter().map(|stray| stray.entry).collect();
    entries.dedup();
    let ids: BTreeSet<&Id> = engagement.strays.iter().map(|stray| &stray.id).collect();
    let ids: Vec<Id> = ids.into_iter().cloned().collect();
    (!ids.is_empty()).then_some(Warning::Strays { entries: entries.len(), ids })
}

fn crowded_out(engagement: &Engagement<'_>) -> Option<Warning> {
    let (touches, entries): (Vec<Touch>, Vec<&[usize]>) = engagement.crowds().unzip();
    let values = entries.concat().len();
    (values > 0).then_some(Warning::CrowdedOut { values, touches })
}
