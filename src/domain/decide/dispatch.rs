//! Each kind of wish is decided in a file of its own.

use super::refusal::Refusal;
use super::scene::Scene;
use super::wish::{Decision, Wish};
use super::{add, checkpoint, edit, plan, tick, undo};

impl Wish {
    /// Decides what the wish comes to.
    ///
    /// # Errors
    /// With the reason why nothing at all may happen.
    pub fn decide(&self, scene: &mut Scene<'_, '_>) -> Result<Decision, Refusal> {
        match self {
            Wish::Tick(verb, items, remark) => tick::tick(*verb, items, remark, scene),
            Wish::Assign(items, owner) => plan::assign(items, owner.as_deref(), scene),
            Wish::AssignRole(role, owner) => plan::assign_role(role, owner.as_deref(), scene),
            Wish::Due(items, day) => plan::due(items, *day, scene),
            Wish::Plan => plan::plan(scene),
            Wish::Note(items, remark) => plan::note(items, remark, scene),
            Wish::Add { phase, tasks, owner, due } => {
                add::add(phase, tasks, owner.as_deref(), *due, scene)
            }
            Wish::Edit(edits) => edit::edit(edits, scene),
            Wish::Checkpoint(meeting) => checkpoint::checkpoint(meeting, scene),
            Wish::Undo(entry) => undo::undo(entry.as_deref(), scene),
            Wish::Redo => undo::redo(scene),
        }
    }
}
