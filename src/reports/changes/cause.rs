//! The entry that a change comes from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, Engagement, Entry, Id, Instant, Register, Touch};

/// Who made a change, when and why, where an entry of the period says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cause {
    /// Who.
    pub by: Option<String>,
    /// The day on which it happened.
    pub day: Option<Day>,
    /// What was said about it.
    pub note: Option<String>,
    /// The note is not for the customer.
    #[serde(skip)]
    pub internal: bool,
    /// It is one that takes over a newer checklist.
    pub by_upgrade: bool,
    /// The entry that says so, by its place in the fold.
    #[serde(skip)]
    pub(super) entry: Option<usize>,
}

/// The cause of a change that the entry at this place made, of an item where it is one's.
pub(super) fn cause(place: usize, item: Option<&Id>, engagement: &Engagement<'_>) -> Cause {
    let entry = engagement.entry(place);
    Cause {
        by: Some(entry.by.to_string()),
        day: Some(engagement.day_of(place)),
        note: item.map_or(entry.note.as_deref(), |item| entry.note_on(item)).map(str::to_owned),
        internal: entry.internal,
        by_upgrade: entry.upgrade.is_some(),
        entry: Some(place),
    }
}

/// The cause of the value that a field has now, and had not at `from`: the entry that wrote it
/// since then, else the undo that brought it back.
pub(super) fn cause_of(
    field: &Register,
    touch: &Touch,
    from: Instant,
    engagement: &Engagement<'_>,
) -> Cause {
    let written =
        field.latest().map(|latest| latest.since).filter(|place| engagement.at(*place) > from);
    let undone = || {
        let entries = engagement.entries();
        let undoes = |entry: &Entry| entry.at > from && took_back(entry, entries, touch);
        engagement.standing().rev().find(|(_, entry)| undoes(entry)).map(|(place, _)| place)
    };
    let item = match touch {
        Touch::Field(id, _) | Touch::Added(id) => Some(id),
        Touch::Role(_) | Touch::Setting(_) | Touch::Hold => None,
    };
    let place = written.or_else(undone);
    place.map(|place| cause(place, item, engagement)).unwrap_or_default()
}

/// Did the entry take back one that touched this, or bring it back again?
fn took_back(undo: &Entry, entries: &[Entry], touch: &Touch) -> bool {
    let is_added = |id: &_| *touch == Touch::Added(Clone::clone(id));
    let named = |undo: &Entry| {
        let id = undo.undoes.clone();
        entries.iter().filter(move |entry| Some(&entry.id) == id.as_ref())
    };
    let work = named(undo).flat_map(|entry| [entry].into_iter().chain(named(entry)));
    work.into_iter().any(|entry| entry.touches(is_added).contains(touch))
}
