//! What entries made of the state: before and after, compared.

use std::cmp::Ordering;

use super::changes::{Subject, phases, roles};
use super::header::{OnHold, on_hold};
use super::phase::told;
use super::progress::{Counts, Per, phase_counts, progress};
use crate::domain::engagement::{Accepted, Checkpointed};
use crate::domain::select::short_id;
use crate::domain::{
    Checkpoint, Day, Engagement, Entry, EntryId, Field, Id, ItemState, MatterKind, MatterState,
    Register, Tracked, Value,
};

/// What entries made of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// In the order of the checklist.
    pub alterations: Vec<Alteration>,
    /// The progress of the phases concerned, by name, and of all at the end.
    pub progress: Vec<(Option<String>, Counts)>,
}

/// Something that entries altered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alteration {
    /// Of what; none of a checkpoint or of what can't be seen in the state.
    pub subject: Option<Subject>,
    /// How.
    pub how: Altered,
    /// What is said of it is not for the customer.
    pub internal: bool,
}

/// How something was altered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Altered {
    /// A field has another value, or others stand beside it or no longer do.
    Set {
        /// The field; none of a setting.
        field: Option<Field>,
        /// Its value before.
        was: Value,
        /// Its value now.
        now: Value,
        /// Other values stand too.
        contested: bool,
        /// Of a role: how many items it concerns.
        items: Option<usize>,
    },
    /// An item is there that was not.
    Added {
        /// The name of its phase.
        phase: String,
        /// Its own owner.
        owner: Option<String>,
        /// Its own due date.
        due: Option<Day>,
    },
    /// A matter is there that was not.
    Raised {
        /// What it is.
        kind: MatterKind,
        /// Its owner.
        owner: Option<String>,
        /// Its due date.
        due: Option<Day>,
    },
    /// An item or a matter is gone that was there.
    Removed,
    /// A duty was confirmed.
    Confirmed,
    /// It was checked again that what was reworded is done.
    Rechecked,
    /// The confirmation of a duty was taken back.
    Unconfirmed,
    /// Something was said about an item, a matter or a phase.
    Noted,
    /// A checkpoint was marked, or the date of the next was set.
    Marked(Checkpoint),
    /// A checkpoint, or the date of the next, was taken back.
    Unmarked(Checkpoint),
    /// The customer accepts a phase.
    Accepted {
        /// The name of the phase.
        phase: String,
        /// Who accepts it.
        from: String,
        /// So many items held the gate back.
        open: usize,
    },
    /// That was taken back of the phase with this name.
    Unaccepted(String),
    /// The engagement rests.
    Held(OnHold),
    /// It rests no longer.
    Resumed {
        /// On so many days it did.
        days: i64,
    },
    /// An entry was taken back whose effect can't be seen in the state.
    Undid {
        /// Its id.
        entry: EntryId,
        /// What it was about: items and matters by their ids in the shortest form, phases by name.
        items: Vec<String>,
        /// What it said.
        note: Option<String>,
    },
}

impl Effect {
    /// Does it say that the engagement rests, or rests no longer?
    pub fn is_about_the_hold(&self) -> bool {
        let is = |how: &Altered| matches!(how, Altered::Held(_) | Altered::Resumed { .. });
        self.alterations.iter().any(|altered| is(&altered.how))
    }

    /// Leaves out what is said and is not for the customer. Was there any?
    pub fn leave_out_internal_notes(&mut self) -> bool {
        let internal = self.alterations.iter_mut().filter(|altered| altered.internal);
        let words = internal.filter_map(|altered| match (&mut altered.subject, &mut altered.how) {
            (_, Altered::Marked(checkpoint)) => checkpoint.why.take(),
            (_, Altered::Undid { note, .. }) => note.take(),
            (Some(Subject::Matter { task, .. }), how) => {
                if let Altered::Set { field: Some(Field::Task), was, now, .. } = how {
                    (*was, *now) = (Value::Nothing, Value::Nothing);
                }
                Some(std::mem::take(task))
            }
            _ => None,
        });
        words.count() > 0
    }
}

/// What `entries` made of the state `before`, which is now `after`.
pub fn effect(before: &Engagement<'_>, after: &Engagement<'_>, entries: &[&Entry]) -> Effect {
    let noted = after.checklist.phases.iter().filter(|phase| is_named(&phase.id, entries));
    let noted = noted.map(|phase| of(Subject::phase(phase), Altered::Noted));
    let phases = phases(before, after);
    let phases =
        phases.filter_map(|(phase, was, now)| set(phase, Some(Field::Due), &was, now, None));
    let matters = after.matters.iter().flat_map(|matter| of_matter(matter, before, after, entries));
    let items = after.items.iter().flat_map(|item| of_item(item, before, after, entries));
    let gone = before.tracked().filter(|one| after.find(&one.id).is_none());
    let gone = gone.map(|one| of(Subject::tracked(one, before), Altered::Removed));
    let roles = roles(before, after).into_iter().filter_map(|(role, was, now)| {
        let items = after.items.iter().filter(|item| item.role() == Some(&role)).count();
        set(Subject::Role(role), Some(Field::Owner), &was, &now, Some(items))
    });
    let settings = after.settings.iter().filter_map(|(setting, now)| {
        let was = before.settings.register(setting);
        set(Subject::Setting(setting), None, was, now, None)
    });
    let marks = marks(before, after);
    let alterations = phases.chain(noted).chain(items).chain(matters).chain(gone);
    let mut alterations: Vec<Alteration> = alterations
        .chain(roles)
        .chain(settings)
        .chain(marks)
        .chain(accepted(before, after))
        .chain(hold(before, after))
        .collect();
    if alterations.is_empty() {
        let undone = entries.iter().filter_map(|entry| entry.undoes.as_ref());
        alterations.extend(undone.map(|id| undid(id, after)));
    }
    Effect { progress: moved_progress(before, after), alterations }
}

fn of(subject: Subject, how: Altered) -> Alteration {
    let internal = matches!(subject, Subject::Matter { internal: true, .. });
    Alteration { subject: Some(subject), how, internal }
}

fn set(
    subject: Subject,
    field: Option<Field>,
    was: &Register,
    now: &Register,
    items: Option<usize>,
) -> Option<Alteration> {
    let contested = now.in_conflict();
    let (old, new) = (was.value().clone(), now.value().clone());
    let differs = old != new || was.in_conflict() != contested;
    let how = Altered::Set { field, was: old, now: new, contested, items };
    differs.then(|| of(subject, how))
}

fn of_item(
    now: &ItemState,
    before: &Engagement<'_>,
    after: &Engagement<'_>,
    entries: &[&Entry],
) -> Vec<Alteration> {
    let subject = Subject::tracked(now, after);
    let Some(was) = before.item(&now.id) else {
        let phase = after.checklist.phases[now.phase].name.clone();
        let owner = now.owner().map(str::to_owned);
        return vec![of(subject, Altered::Added { phase, owner, due: now.due() })];
    };
    let said = match now.confirmed.len().cmp(&was.confirmed.len()) {
        Ordering::Greater if now.duty => Some(Altered::Confirmed),
        Ordering::Greater => Some(Altered::Rechecked),
        Ordering::Less => Some(Altered::Unconfirmed),
        Ordering::Equal => is_named(&now.id, entries).then_some(Altered::Noted),
    };
    let fields = fields(&subject, was, now).into_iter();
    let fields = fields.map(|altered| with_phases_named(altered, after));
    let date = other_phases_date((was, before), (now, after));
    fields.chain(date.into_iter().chain(said).map(|how| of(subject.clone(), how))).collect()
}

fn of_matter(
    now: &MatterState,
    before: &Engagement<'_>,
    after: &Engagement<'_>,
    entries: &[&Entry],
) -> Vec<Alteration> {
    let subject = Subject::tracked(now, after);
    let Some(was) = before.matter(&now.id) else {
        let (owner, due) = (now.owner().map(str::to_owned), now.due());
        let raised = of(subject.clone(), Altered::Raised { kind: now.kind, owner, due });
        let began = now.as_it_began();
        let (was, is) = (began.field(Field::Status), now.field(Field::Status));
        let closed = set(subject, Some(Field::Status), was, is, None);
        return [raised].into_iter().chain(closed).collect();
    };
    let noted = is_named(&now.id, entries).then(|| of(subject.clone(), Altered::Noted));
    fields(&subject, was, now).into_iter().chain(noted).collect()
}

/// The fields that were set.
fn fields(subject: &Subject, was: &Tracked, now: &Tracked) -> Vec<Alteration> {
    let fields = Field::ALL.iter().copied().filter(|field| now.tells(*field));
    let fields =
        fields.filter_map(|it| set(subject.clone(), Some(it), was.field(it), now.field(it), None));
    fields.collect()
}

fn with_phases_named(mut altered: Alteration, engagement: &Engagement<'_>) -> Alteration {
    if let Altered::Set { field: Some(field), was, now, .. } = &mut altered.how {
        (*was, *now) = (told(*field, was, engagement), told(*field, now, engagement));
    }
    altered
}

/// The date that shows in an item because it is in another phase.
fn other_phases_date(
    (was, before): (&ItemState, &Engagement<'_>),
    (now, after): (&ItemState, &Engagement<'_>),
) -> Option<Altered> {
    let is_moved =
        was.value(Field::Phase) != now.value(Field::Phase) && was.due().or(now.due()).is_none();
    let day = |day: Option<Day>| day.map_or(Value::Nothing, Value::Day);
    let (was, now) = (day(before.due_of(was)), day(after.due_of(now)));
    let is_other = is_moved && was != now;
    let how = Altered::Set { field: Some(Field::Due), was, now, contested: false, items: None };
    is_other.then_some(how)
}

/// Is one of the entries about it, as a bare note is?
fn is_named(id: &Id, entries: &[&Entry]) -> bool {
    entries.iter().any(|entry| entry.items.contains(id))
}

fn marks(before: &Engagement<'_>, after: &Engagement<'_>) -> impl Iterator<Item = Alteration> {
    let only_in = |one: &Engagement<'_>, other: &Engagement<'_>, how: fn(Checkpoint) -> Altered| {
        let is_there = |mark: &Checkpointed<'_>| {
            other.checkpoints.iter().any(|there| there.checkpoint == mark.checkpoint)
        };
        let marks = one.checkpoints.iter().filter(|mark| !is_there(mark));
        let altered = marks.map(|mark| Alteration {
            subject: None,
            how: how(mark.checkpoint.clone()),
            internal: one.entry(mark.entry).internal,
        });
        altered.collect::<Vec<Alteration>>()
    };
    let new = only_in(after, before, Altered::Marked);
    new.into_iter().chain(only_in(before, after, Altered::Unmarked))
}

fn accepted(before: &Engagement<'_>, after: &Engagement<'_>) -> Vec<Alteration> {
    let only_in = |one: &Engagement<'_>, other: &Engagement<'_>| {
        let has = |accepted: &&Accepted<'_>| {
            let of =
                |state: &Engagement<'_>, phase: usize| state.checklist.phases[phase].id.clone();
            let mut there = other.acceptances.iter();
            there.any(|it| {
                of(other, it.phase) == of(one, accepted.phase)
                    && it.acceptance == accepted.acceptance
            })
        };
        let only = one.acceptances.iter().filter(|accepted| !has(accepted));
        let named = only.map(|it| {
            let phase = one.checklist.phases[it.phase].name.clone();
            (phase, it.acceptance.from.clone(), it.acceptance.open.len())
        });
        named.collect::<Vec<_>>()
    };
    let new = only_in(after, before).into_iter();
    let new = new.map(|(phase, from, open)| Altered::Accepted { phase, from, open });
    let gone = only_in(before, after).into_iter().map(|(phase, ..)| Altered::Unaccepted(phase));
    new.chain(gone).map(|how| Alteration { subject: None, how, internal: false }).collect()
}

fn hold(before: &Engagement<'_>, after: &Engagement<'_>) -> Option<Alteration> {
    let (was, is) = (before.hold(), after.hold());
    let how = match (was, on_hold(after)) {
        (Some(was), None) => Altered::Resumed { days: after.held_days(was.since, after.today()) },
        (_, Some(now)) if was != is => Altered::Held(now),
        _ => return None,
    };
    Some(Alteration { subject: None, how, internal: false })
}

fn undid(id: &EntryId, after: &Engagement<'_>) -> Alteration {
    let undone = after.record.named(id);
    let name = |id: &Id| match after.phase_place(id) {
        Some(phase) => Some(after.checklist.phases[phase].name.clone()),
        None => after.find(id).map(|one| short_id(one, after).to_owned()),
    };
    let is_of_all = undone.is_some_and(|undone| undone.operations().next().is_none());
    let items = undone.iter().flat_map(|undone| &undone.items).filter_map(name);
    let items = items.chain(is_of_all.then(|| "the engagement".to_owned()));
    let note = undone.and_then(|undone| undone.note.clone());
    Alteration {
        subject: None,
        how: Altered::Undid { entry: id.clone(), items: items.collect(), note },
        internal: undone.is_some_and(|undone| undone.internal),
    }
}

/// The progress of each phase that moved, and of all where any did.
fn moved_progress(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
) -> Vec<(Option<String>, Counts)> {
    let phases = after.checklist.phases.iter().enumerate();
    let moved = phases.filter_map(|(place, phase)| {
        let counts = phase_counts(after, place);
        let was = before.phase_place(&phase.id).map(|place| phase_counts(before, place));
        (counts != was.unwrap_or_default()).then(|| (Some(phase.name.clone()), counts))
    });
    let mut moved: Vec<(Option<String>, Counts)> = moved.collect();
    if !moved.is_empty() {
        moved.push((None, progress(after, Per::Phase).all));
    }
    moved
}
