//! Somebody who records: wishes become entries, one after the other.

use super::refusal::Refusal;
use super::scene::Scene;
use super::wish::{Decision, Wish};
use super::{add, checkpoint, edit, plan, tick, undo};
use crate::domain::{Engagement, Instant, Record, Zone};

/// Somebody who records something in a record.
pub(crate) struct Recording<'r> {
    pub(crate) record: &'r Record,
    pub(crate) by: &'r str,
    pub(crate) clock: Instant,
    pub(crate) zone: Zone,
    /// So many random characters.
    pub(crate) random: &'r dyn Fn(usize) -> String,
}

impl<'r> Recording<'r> {
    /// The state in which it is decided what a wish comes to.
    pub(crate) fn before(&self) -> Engagement<'r> {
        let at = self.record.next_instant(self.clock);
        Engagement::fold(self.record, at, self.clock, self.zone)
    }

    /// What a wish comes to in that state.
    pub(crate) fn decide(&self, wish: &Wish, before: &Engagement<'r>) -> Result<Decision, Refusal> {
        wish.decide(&mut Scene {
            record: self.record,
            engagement: before,
            by: self.by,
            at: before.as_of,
            random: &mut |length| (self.random)(length),
        })
    }
}

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
