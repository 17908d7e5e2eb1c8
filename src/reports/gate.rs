//! Is a phase complete, so that the next may begin, and what holds it back?

use super::item::{ItemRow, item_row};
use crate::domain::engagement::Engagement;
use crate::domain::ids::Id;

/// The gate at the end of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The phase.
    pub phase: Id,
    /// Its name.
    pub name: String,
    /// The items that hold it back: in scope and not done. A duty holds back nothing.
    pub holding: Vec<ItemRow>,
}

impl Gate {
    /// Does nothing hold it back?
    pub fn is_ready(&self) -> bool {
        self.holding.is_empty()
    }
}

/// The gate at the end of the phase at this place.
pub fn gate(engagement: &Engagement<'_>, place: usize) -> Gate {
    let phase = &engagement.head.checklist.phases[place];
    let holding = engagement.items_of(place).filter(|item| item.is_open());
    Gate {
        phase: phase.id.clone(),
        name: phase.name.clone(),
        holding: holding.map(|item| item_row(item, engagement)).collect(),
    }
}
