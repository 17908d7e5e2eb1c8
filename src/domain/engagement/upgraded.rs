//! Newer checklists that were taken over, and what came with them.

use std::borrow::Cow;

use crate::domain::entry::{NewPhase, Upgrade};
use crate::domain::{Checklist, Entry, Phase};

/// A standing entry that took over a newer checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upgraded<'r> {
    /// The entry, by its place in the fold.
    pub entry: usize,
    /// What it says.
    pub upgrade: &'r Upgrade,
}

/// The checklist with the phases that these entries bring, each behind the one that it follows, or
/// before all others. A phase that is there already, or whose id an item has, comes in only once.
pub fn with_phases<'r>(
    pinned: &'r Checklist,
    standing: impl Iterator<Item = &'r Entry>,
) -> Cow<'r, Checklist> {
    let mut checklist = Cow::Borrowed(pinned);
    let new = standing.flat_map(|entry| &entry.upgrade).flat_map(|upgrade| &upgrade.phases);
    for NewPhase { id, name, standing, after, .. } in new {
        let phases = &checklist.phases;
        let is_taken = |phase: &Phase| phase.id == *id || phase.items.iter().any(|it| it.id == *id);
        if !phases.iter().any(is_taken) {
            let before = phases.iter().position(|phase| Some(&phase.id) == after.as_ref());
            let phase = Phase { id: id.clone(), standing: *standing, ..Phase::new(name.clone()) };
            checklist.to_mut().phases.insert(before.map_or(0, |before| before + 1), phase);
        }
    }
    checklist
}
