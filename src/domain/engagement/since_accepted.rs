//! What opened in phases since the customer accepted them.

use super::accepted::{Accepted, How};
use super::fold::Engagement;
use super::item::ItemState;
use crate::domain::{Field, Operation};

impl<'r> Engagement<'r> {
    /// The last acceptance of each phase that was accepted, in the order of the checklist.
    pub fn accepted(&self) -> impl Iterator<Item = Accepted<'r>> {
        (0..self.phases.len()).filter_map(|phase| self.accepted_of(phase))
    }

    /// The last acceptance of this phase.
    pub fn accepted_of(&self, phase: usize) -> Option<Accepted<'r>> {
        self.acceptances.iter().rev().find(|accepted| accepted.phase == phase).copied()
    }

    /// The items that are open in a phase and were not so, or not there, when it was accepted.
    pub fn since_accepted(&self, accepted: Accepted<'r>) -> Vec<(&ItemState, How)> {
        let then = accepted.acceptance;
        let items = self.items_of(accepted.phase);
        let new = items.filter(|item| item.is_open() && !then.open.contains(&item.id));
        new.map(|item| (item, self.since(item, accepted.entry))).collect()
    }

    fn since(&self, item: &ItemState, then: usize) -> How {
        let moves = |operation: Operation<'_>| matches!(operation, Operation::Set(id, Field::Phase, _) if *id == item.id);
        let mut later = item.entries.iter().filter(|entry| **entry > then);
        if later.clone().any(|entry| self.entry(*entry).add.contains_key(&item.id)) {
            How::Added
        } else if later.any(|entry| self.entry(*entry).operations().any(moves)) {
            How::Moved
        } else {
            How::Reopened
        }
    }
}
