//! The days of an engagement that belong into a calendar.

use std::collections::{BTreeMap, HashMap};

use crate::domain::engagement::undos;
use crate::domain::select::short_id;
use crate::domain::{Day, Engagement, Entry, EntryId, Field, Id, Instant, Operation, Status};

/// A day for a calendar. Whoever has it already finds it by its name there, and takes the one
/// with the higher number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name among all events of all engagements, which never changes.
    pub uid: String,
    /// How often its day was written, or a writing of it taken back or brought back.
    pub sequence: usize,
    /// The instant of the report.
    pub as_of: Instant,
    /// Who is onboarded.
    pub customer: String,
    /// What is on that day.
    pub what: What,
    /// The day; of one that is gone the last that it had.
    pub day: Day,
    /// It has no day any more.
    pub gone: bool,
}

/// What is on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A phase is due, and complete or not.
    Phase(String, bool),
    /// An item is due, and done or not.
    Item(String, bool),
    /// A checkpoint was held.
    Held(String),
    /// The next checkpoint.
    Next,
}

/// Something that has a day, in the order of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'e> {
    Due(&'e Id),
    Held(&'e EntryId),
    Next,
}

/// What the journal says of a day.
#[derive(Debug, Clone, Copy, Default)]
struct Written {
    /// The last that was written, taken back or not.
    last: Option<Day>,
    times: usize,
}

/// The days of the phases, of the items that have one of their own, and of the checkpoints, and
/// those that are gone; the earliest first.
pub fn events(engagement: &Engagement<'_>) -> Vec<Event> {
    of_keys(written(engagement, |_| true), engagement)
}

/// The day of the next checkpoint, or that it is gone.
pub fn next_checkpoint(engagement: &Engagement<'_>) -> Option<Event> {
    let mut written = written(engagement, |entry| entry.checkpoint.is_some());
    written.retain(|key, _| *key == Key::Next);
    of_keys(written, engagement).pop()
}

fn of_keys(written: BTreeMap<Key<'_>, Written>, engagement: &Engagement<'_>) -> Vec<Event> {
    let event = |(key, Written { last, times }): (Key<'_>, Written)| {
        let now = day_of(key, engagement);
        let named = match key {
            Key::Due(id) => format!("due-{}", id.as_str().to_ascii_lowercase()),
            Key::Held(entry) => format!("checkpoint-{entry}"),
            Key::Next => "next-checkpoint".to_owned(),
        };
        Some(Event {
            uid: format!("{named}@{}.ticklist", engagement.head.engagement),
            sequence: times - 1,
            as_of: engagement.as_of,
            customer: engagement.settings.customer().to_owned(),
            what: what(key, engagement)?,
            day: now.or(last)?,
            gone: now.is_none(),
        })
    };
    let mut events: Vec<Event> = written.into_iter().filter_map(event).collect();
    events.sort_by_key(|event| event.day);
    events
}

/// What these entries say of days, each time that they do, or that somebody took it back or
/// brought it back.
fn written<'e>(
    engagement: &Engagement<'e>,
    wanted: fn(&Entry) -> bool,
) -> BTreeMap<Key<'e>, Written> {
    let entries = engagement.entries();
    let undos = undos(entries);
    let wanted = entries.iter().filter(|entry| wanted(entry));
    let work: HashMap<&EntryId, &Entry> = match undos.is_empty() {
        true => HashMap::new(),
        false => wanted.clone().map(|entry| (&entry.id, entry)).collect(),
    };
    let mut written: BTreeMap<Key<'e>, Written> = BTreeMap::new();
    for (key, day) in wanted.flat_map(|entry| days(entry, engagement)) {
        let written = written.entry(key).or_default();
        written.times += 1;
        written.last = day.or(written.last);
    }
    for undone in undos.values().filter_map(|undone| work.get(undone.work)) {
        for (key, _) in days(undone, engagement) {
            written.entry(key).or_default().times += 1;
        }
    }
    written
}

/// The days that an entry writes, or takes away.
fn days<'e>(entry: &'e Entry, engagement: &Engagement<'_>) -> Vec<(Key<'e>, Option<Day>)> {
    let mut days = Vec::new();
    for operation in entry.operations() {
        match operation {
            Operation::Set(id, Field::Due, write) => days.push((Key::Due(id), write.new.as_day())),
            Operation::Checkpoint(checkpoint) => {
                days.push((Key::Next, checkpoint.next));
                let held = engagement.zone.day(entry.at);
                let held = checkpoint.name.as_ref().map(|_| (Key::Held(&entry.id), Some(held)));
                days.extend(held);
            }
            _ => {}
        }
    }
    days
}

/// The day that something has in the state.
fn day_of(key: Key<'_>, engagement: &Engagement<'_>) -> Option<Day> {
    match key {
        Key::Next => engagement.next_checkpoint(),
        Key::Held(id) => {
            let mut held = engagement.checkpoints.iter().map(|mark| engagement.entry(mark.entry));
            held.find(|entry| entry.id == *id).map(|entry| engagement.zone.day(entry.at))
        }
        Key::Due(id) => match (engagement.phase_place(id), engagement.item(id)) {
            (Some(phase), _) => engagement.phases[phase].due.value().as_day(),
            (_, Some(item)) => item.due().filter(|_| item.status() != Status::NotApplicable),
            _ => None,
        },
    }
}

/// What is on that day; nothing where the journal does not say what it is about.
fn what(key: Key<'_>, engagement: &Engagement<'_>) -> Option<What> {
    Some(match key {
        Key::Next => What::Next,
        Key::Held(id) => {
            let entry = engagement.entries().iter().find(|entry| entry.id == *id)?;
            What::Held(entry.checkpoint.as_ref()?.name.clone()?)
        }
        Key::Due(id) => match (engagement.phase_place(id), engagement.item(id)) {
            (Some(place), _) => {
                let name = engagement.checklist.phases[place].name.clone();
                What::Phase(name, engagement.is_over(place))
            }
            (_, Some(item)) => {
                let task = format!("{} {}", short_id(item, engagement), item.task());
                What::Item(task, item.is_done())
            }
            _ => {
                let added = engagement.entries().iter().find_map(|entry| entry.add.get(id))?;
                What::Item(format!("{id} {}", added.task), false)
            }
        },
    })
}
