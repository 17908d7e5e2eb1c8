//! What an entry made of the state: before and after, compared.

use super::progress::{Counts, Per, phase_counts, progress};
use crate::domain::engagement::{Engagement, ItemState, Register};
use crate::domain::entry::{Checkpoint, Entry, Field, Value};
use crate::domain::ids::EntryId;
use crate::domain::select::short_id;

/// What entries made of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Change by change, in the order of the checklist.
    pub changes: Vec<Change>,
    /// The progress of the phases concerned, by name, and of all at the end.
    pub progress: Vec<(Option<String>, Counts)>,
}

/// Something that is other than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A field of an item.
    Item {
        /// Its id, in the shortest form.
        id: String,
        /// What is to be done.
        task: String,
        /// The field.
        field: Field,
        /// Its value before.
        was: Value,
        /// Its value now.
        now: Value,
        /// Other values stand too.
        contested: bool,
    },
    /// The due date of a phase.
    Phase {
        /// Its name.
        name: String,
        /// The date before.
        was: Value,
        /// The date now.
        now: Value,
        /// Other dates stand too.
        contested: bool,
    },
    /// The owner of a role.
    Role {
        /// The role.
        role: String,
        /// The owner before.
        was: Value,
        /// The owner now.
        now: Value,
        /// Other owners stand too.
        contested: bool,
        /// How many items it concerns.
        items: usize,
    },
    /// An item is there that was not.
    Added {
        /// Its id, in the shortest form.
        id: String,
        /// What is to be done.
        task: String,
        /// The name of its phase.
        phase: String,
        /// Its owner.
        owner: Option<String>,
        /// Its own due date.
        due: Option<crate::domain::time::Day>,
    },
    /// An item is gone that was there.
    Removed {
        /// Its id, in the shortest form.
        id: String,
        /// What was to be done.
        task: String,
    },
    /// A duty was confirmed.
    Confirmed {
        /// Its id.
        id: String,
        /// What is to be done.
        task: String,
    },
    /// The confirmation of a duty was taken back.
    Unconfirmed {
        /// Its id.
        id: String,
        /// What is to be done.
        task: String,
    },
    /// Something was said about an item.
    Noted {
        /// Its id.
        id: String,
        /// What is to be done.
        task: String,
    },
    /// A checkpoint was marked, or the date of the next was set.
    Marked(Checkpoint),
    /// A checkpoint, or the date of the next, was taken back.
    Unmarked(Checkpoint),
    /// An entry was taken back whose effect can't be seen in the state.
    Undid {
        /// Its id.
        entry: EntryId,
        /// The items that it was about, by their ids in the shortest form.
        items: Vec<String>,
        /// What it said.
        note: Option<String>,
    },
}

/// What `entries` made of the state `before`, which is now `after`.
pub fn effect(before: &Engagement<'_>, after: &Engagement<'_>, entries: &[&Entry]) -> Effect {
    let mut changes = phase_changes(before, after);
    for item in &after.items {
        match before.item(&item.id) {
            Some(old) => changes.extend(item_changes(old, item, entries, after)),
            None => changes.push(added(item, after)),
        }
    }
    let gone = before.items.iter().filter(|item| after.item(&item.id).is_none());
    changes.extend(gone.map(|item| Change::Removed {
        id: short_id(item, before).to_owned(),
        task: item.task().to_owned(),
    }));
    changes.extend(role_changes(before, after));
    changes.extend(mark_changes(before, after));
    if changes.is_empty() {
        let undone = entries.iter().filter_map(|entry| entry.undoes.as_ref());
        changes.extend(undone.map(|id| undid(id, after)));
    }
    Effect { progress: moved_progress(before, after), changes }
}

fn undid(id: &EntryId, after: &Engagement<'_>) -> Change {
    let undone = after.named(id);
    let items = undone.iter().flat_map(|undone| &undone.items);
    let items = items.filter_map(|id| after.item(id)).map(|item| short_id(item, after).to_owned());
    let note = undone.and_then(|undone| undone.note.clone());
    Change::Undid { entry: id.clone(), items: items.collect(), note }
}

fn differs(before: &Register, after: &Register) -> bool {
    before.value() != after.value() || before.in_conflict() != after.in_conflict()
}

fn phase_changes(before: &Engagement<'_>, after: &Engagement<'_>) -> Vec<Change> {
    let phases = before.phases.iter().zip(&after.phases).zip(&after.head.checklist.phases);
    phases
        .filter(|((was, now), _)| differs(&was.due, &now.due))
        .map(|((was, now), phase)| Change::Phase {
            name: phase.name.clone(),
            was: was.due.value().clone(),
            now: now.due.value().clone(),
            contested: now.due.in_conflict(),
        })
        .collect()
}

fn item_changes(
    was: &ItemState,
    now: &ItemState,
    entries: &[&Entry],
    after: &Engagement<'_>,
) -> Vec<Change> {
    let id = short_id(now, after).to_owned();
    let task = now.task().to_owned();
    let fields =
        Field::ALL.iter().copied().filter(|field| differs(was.field(*field), now.field(*field)));
    let mut changes: Vec<Change> = fields
        .map(|field| Change::Item {
            id: id.clone(),
            task: task.clone(),
            field,
            was: was.field(field).value().clone(),
            now: now.field(field).value().clone(),
            contested: now.field(field).in_conflict(),
        })
        .collect();
    if now.confirmed.len() > was.confirmed.len() {
        changes.push(Change::Confirmed { id, task });
    } else if now.confirmed.len() < was.confirmed.len() {
        changes.push(Change::Unconfirmed { id, task });
    } else if entries.iter().any(|entry| entry.items.contains(&now.id)) {
        changes.push(Change::Noted { id, task });
    }
    changes
}

fn added(item: &ItemState, after: &Engagement<'_>) -> Change {
    Change::Added {
        id: short_id(item, after).to_owned(),
        task: item.task().to_owned(),
        phase: after.head.checklist.phases[item.phase].name.clone(),
        owner: item.owner().map(str::to_owned),
        due: item.due(),
    }
}

fn role_changes(before: &Engagement<'_>, after: &Engagement<'_>) -> Vec<Change> {
    let nobody = Register::new(Value::Nothing);
    let roles = before.roles.keys().chain(after.roles.keys());
    let roles: std::collections::BTreeSet<&String> = roles.collect();
    roles
        .into_iter()
        .map(|role| {
            let owner = |state: &Engagement<'_>| state.roles.get(role).unwrap_or(&nobody).clone();
            (role, owner(before), owner(after))
        })
        .filter(|(_, was, now)| differs(was, now))
        .map(|(role, was, now)| Change::Role {
            role: role.clone(),
            was: was.value().clone(),
            now: now.value().clone(),
            contested: now.in_conflict(),
            items: after.items.iter().filter(|item| item.role() == Some(role)).count(),
        })
        .collect()
}

fn mark_changes(before: &Engagement<'_>, after: &Engagement<'_>) -> Vec<Change> {
    let marks = |state: &Engagement<'_>| {
        state.checkpoints.iter().map(|mark| mark.checkpoint.clone()).collect::<Vec<Checkpoint>>()
    };
    let (was, now) = (marks(before), marks(after));
    let new = now.iter().filter(|mark| !was.contains(mark)).cloned().map(Change::Marked);
    let gone = was.iter().filter(|mark| !now.contains(mark)).cloned().map(Change::Unmarked);
    new.chain(gone).collect()
}

/// The progress of each phase that moved, and of all where any did.
fn moved_progress(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
) -> Vec<(Option<String>, Counts)> {
    let phases = after.head.checklist.phases.iter().enumerate();
    let mut moved: Vec<(Option<String>, Counts)> = phases
        .filter(|(place, _)| phase_counts(before, *place) != phase_counts(after, *place))
        .map(|(place, phase)| (Some(phase.name.clone()), phase_counts(after, place)))
        .collect();
    if !moved.is_empty() {
        moved.push((None, progress(after, Per::Phase).all));
    }
    moved
}
