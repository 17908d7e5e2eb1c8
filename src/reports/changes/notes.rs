//! What was said in a period.

use std::collections::BTreeSet;

use super::cause::cause;
use super::compare::{Change, Subject};
use super::kind::Kind;
use crate::domain::{Engagement, Entry, Field, Instant, Value};

/// What the entries say that were recorded since then, of each thing that they are about, in the
/// order of the checklist. A checkpoint with which the period begins is among them.
pub(in crate::reports) fn notes(engagement: &Engagement<'_>, from: Instant) -> Vec<Change> {
    let notes = since(engagement, from).flat_map(|(place, entry)| {
        let about = about(entry, engagement).into_iter();
        about.filter_map(move |subject| noted(place, entry, subject, engagement))
    });
    let mut notes: Vec<Change> = notes.collect();
    notes.sort_by_key(|note| match &note.subject {
        Subject::Item { id, .. } => (engagement.item_place(id), None),
        Subject::Matter { id, .. } => (Some(usize::MAX), engagement.matter_place(id)),
        _ => (None, None),
    });
    notes
}

/// Are some of that not for the customer, be they told or left out?
pub(in crate::reports) fn has_internal_notes(engagement: &Engagement<'_>, from: Instant) -> bool {
    since(engagement, from).any(|(_, entry)| entry.internal)
}

fn since<'r>(
    engagement: &Engagement<'r>,
    from: Instant,
) -> impl Iterator<Item = (usize, &'r Entry)> {
    let begins = from < engagement.as_of;
    engagement.standing().filter(move |(_, entry)| {
        entry.at > from || begins && entry.at == from && entry.checkpoint.is_some()
    })
}

/// The items, matters, phases and roles that an entry is about; else the meeting that it marks, or the
/// engagement as a whole.
fn about(entry: &Entry, engagement: &Engagement<'_>) -> Vec<Subject> {
    let ids: BTreeSet<_> = entry.operations().filter_map(|operation| operation.about()).collect();
    if ids.is_empty() && entry.role.is_empty() && entry.engagement.is_none() {
        let mark = entry.checkpoint.as_ref();
        return vec![Subject::Whole { checkpoint: mark.and_then(|mark| mark.name.clone()) }];
    }
    let one = |id| match engagement.phase_place(id) {
        Some(place) => Some(Subject::phase(&engagement.checklist.phases[place])),
        None => {
            let withheld = engagement.matter(id).is_some_and(|it| engagement.withholds(it));
            let one = engagement.find(id).filter(|_| !withheld)?;
            Some(Subject::tracked(one, engagement))
        }
    };
    let roles = entry.role.keys().cloned().map(Subject::Role);
    let settings = entry.engagement.iter().flat_map(|settings| settings.fields.keys());
    let settings = settings.copied().map(Subject::Setting);
    ids.into_iter().filter_map(one).chain(roles).chain(settings).collect()
}

/// What an entry says about something, and what became of that; none where it says nothing.
fn noted(
    place: usize,
    entry: &Entry,
    subject: Subject,
    engagement: &Engagement<'_>,
) -> Option<Change> {
    let about = match &subject {
        Subject::Item { id, .. } | Subject::Matter { id, .. } => Some(id),
        _ => None,
    };
    let status = about.and_then(|id| entry.set.get(id)?.fields.get(&Field::Status));
    let present = entry.checkpoint.iter().flat_map(|mark| &mark.present);
    let present = present.map(String::as_str).collect::<Vec<&str>>().join(", ");
    let now = match status {
        Some(write) => write.new.clone(),
        None => Value::text(Some(present.as_str()).filter(|people| !people.is_empty())),
    };
    let mut cause = cause(place, about, engagement);
    if let Some(mark) = entry.checkpoint.as_ref().filter(|_| cause.note.is_none()) {
        cause.note.clone_from(&mark.why);
    }
    let is_said = cause.note.is_some() || now.as_text().is_some();
    is_said.then(|| Change::new(Kind::Noted, subject, Value::Nothing, now, cause))
}
