//! Phases and items before they have their final ids.

use std::collections::HashSet;

use crate::domain::checklist::{Item, Phase, numbered, phase_id, prefixes};
use crate::domain::ids::Id;

/// A phase or an item before it has its final id.
pub(crate) struct Draft<T> {
    pub(crate) id: Option<Id>,
    pub(crate) rest: T,
}

/// A phase without its id.
pub(crate) struct PhaseDraft {
    pub(crate) name: String,
    pub(crate) standing: bool,
    pub(crate) days: Option<u32>,
    pub(crate) items: Vec<Draft<Item>>,
}

/// An item that says nothing yet.
pub(crate) fn empty_item() -> Item {
    Item {
        id: Id::new(""),
        task: String::new(),
        detail: None,
        role: None,
        optional: false,
        ongoing: false,
        link: None,
    }
}

/// Every phase and item with an id: its own, which is among those `taken`, or a new one where it
/// has none.
pub(crate) fn with_ids(phases: Vec<Draft<PhaseDraft>>, taken: &mut HashSet<Id>) -> Vec<Phase> {
    let names: Vec<&str> = phases.iter().map(|phase| phase.rest.name.as_str()).collect();
    let prefixes = prefixes(&names);
    let numbered_phases = phases.into_iter().zip(prefixes).enumerate();
    numbered_phases
        .map(|(at, (phase, prefix))| {
            let own = phase.id.unwrap_or_else(|| phase_id(&phase.rest.name, at + 1, taken));
            let items = phase.rest.items.into_iter().enumerate();
            Phase {
                id: own,
                name: phase.rest.name,
                standing: phase.rest.standing,
                days: phase.rest.days,
                items: items
                    .map(|(at, item)| Item {
                        id: item.id.unwrap_or_else(|| numbered(&prefix, at + 1, taken)),
                        ..item.rest
                    })
                    .collect(),
            }
        })
        .collect()
}
