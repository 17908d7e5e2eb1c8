//! What a wish comes to.

use super::refusal::Refusal;
use super::scene::Scene;
use super::wish::{Decision, Wish};
use super::{add, checkpoint, edit, plan, tick, undo};
use crate::domain::Engagement;

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
        let entry = match self {
            Wish::Tick(verb, items, remark) => tick::tick(*verb, items, remark, &mut scene),
            Wish::Assign(items, owner) => plan::assign(items, owner.as_deref(), &mut scene),
            Wish::AssignRole(role, owner) => plan::assign_role(role, owner.as_deref(), &mut scene),
            Wish::Reassign(from, to) => plan::reassign(from, to.as_deref(), &mut scene),
            Wish::Due(items, day) => plan::due(items, *day, &mut scene),
            Wish::Plan => plan::plan(&mut scene),
            Wish::Note(items, remark) => plan::note(items, remark, &mut scene),
            Wish::Add { phase, tasks, owner, due } => {
                add::add(phase, tasks, owner.as_deref(), *due, &mut scene)
            }
            Wish::Edit(edits) => edit::edit(edits, &mut scene),
            Wish::Checkpoint(meeting) => checkpoint::checkpoint(meeting, &mut scene),
            Wish::Undo(entry) => undo::undo(entry.as_deref(), &mut scene),
            Wish::Redo(entry) => undo::redo(entry.as_deref(), &mut scene),
        }?;
        // Words are worth an entry, also where they are about no item.
        let is_note = matches!(self, Wish::Note(..));
        let does_something = is_note || entry.operations().next().is_some();
        Ok(Decision { entry: Some(entry).filter(|_| does_something), ..scene.decision })
    }
}
