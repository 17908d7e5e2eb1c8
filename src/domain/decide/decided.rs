//! What a wish comes to.

use super::refusal::Refusal;
use super::scene::{Decided, Scene, prose};
use super::wish::{Decision, Remark, Wish};
use super::{accept, add, checkpoint, edit, hold, matters, plan, setting, tick, undo, upgrade};
use crate::domain::{Engagement, Entry, Id};

impl Wish {
    /// Decides what the wish of this person comes to in the state of the instant at which that is
    /// recorded; `random` makes so many random characters.
    ///
    /// # Errors
    /// With the reason why nothing at all may happen.
    pub fn decide(
        &self,
        before: &Engagement<'_>,
        by: &str,
        mut random: impl FnMut(usize) -> Option<String>,
    ) -> Result<Decision, Refusal> {
        let decision = Decision::default();
        let mut scene = Scene { engagement: before, by, random: &mut random, decision };
        let mut entry = self.entry(&mut scene)?;
        entry.internal |= self.tells_of_internal_matters(&entry, before);
        // Words are worth an entry, also where they are about no item.
        let is_note = matches!(self, Wish::Note(..));
        let does_something = is_note || entry.operations().next().is_some();
        Ok(Decision { entry: Some(entry).filter(|_| does_something), ..scene.decision })
    }

    fn entry(&self, scene: &mut Scene<'_, '_>) -> Decided {
        match self {
            Wish::Tick(verb, items, remark) => tick::tick(*verb, items, remark, scene),
            Wish::Move(items, phase) => plan::move_to(items, phase, scene),
            Wish::Assign(items, owner) => plan::assign(items, owner.as_deref(), scene),
            Wish::AssignRole(role, owner) => plan::assign_role(role, owner.as_deref(), scene),
            Wish::Reassign(from, to) => plan::reassign(from, to.as_deref(), scene),
            Wish::Due(items, day) => plan::due(items, *day, scene),
            Wish::Shift(items, shift) => plan::shift(items, *shift, scene),
            Wish::Plan => plan::plan(scene),
            Wish::Note(items, remark) => plan::note(items, remark, scene),
            Wish::Add { phase, tasks, owner, due } => {
                add::add(phase, tasks, owner.as_deref(), *due, scene)
            }
            Wish::Raise(raising) => matters::raise(raising, scene),
            Wish::Close(matters, outcome) => matters::close(matters, outcome, scene),
            Wish::Edit(edits) => edit::edit(edits, scene),
            Wish::Begin(settings) => setting::begin(settings, scene),
            Wish::Set(setting, value) => setting::set(*setting, value.as_deref(), scene),
            Wish::Checkpoint(meeting) => checkpoint::checkpoint(meeting, scene),
            Wish::Accept(accepting) => accept::accept(accepting, scene),
            Wish::Hold(until, remark) => hold::hold(*until, remark, scene),
            Wish::Resume { shifted, remark } => hold::resume(*shifted, remark, scene),
            Wish::Upgrade(upgrading) => upgrade::upgrade(upgrading, scene),
            Wish::Undo(entry) => undo::undo(entry.as_deref(), scene),
            Wish::Redo(entry) => undo::redo(entry.as_deref(), scene),
            Wish::Because(wish, Remark { note, internal, .. }) => {
                let mut entry = wish.entry(scene)?;
                let why = note.as_deref().map(|why| prose("reason", why)).transpose()?;
                entry.internal |= *internal && why.is_some();
                // The outcome of matters is of each of them, where the entry has a reason too.
                if let Some(outcome) = entry.note.take_if(|_| why.is_some()) {
                    let closed = entry.raise.keys().cloned();
                    entry.notes.extend(closed.map(|id| (id, outcome.clone())));
                }
                Ok(Entry { note: entry.note.or(why), ..entry })
            }
        }
    }

    /// Says the entry something of a matter that is not for the customer? What is said of a person
    /// who owns such a matter is about that person.
    fn tells_of_internal_matters(&self, entry: &Entry, before: &Engagement<'_>) -> bool {
        let is_internal = |id: &Id| before.matter(id).is_some_and(|matter| matter.internal);
        let mut about = entry.operations().filter_map(|operation| operation.about());
        let says = entry.note.is_some() || !entry.notes.is_empty();
        says && !matches!(self.itself(), Wish::Reassign(..)) && about.any(is_internal)
    }
}
