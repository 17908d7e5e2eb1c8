//! Is a phase complete, so that the next may begin, and what holds it back?

use schemars::JsonSchema;
use serde::Serialize;

use super::acceptance::{AcceptanceRow, acceptance_row};
use super::header::{Header, header};
use super::item::{ItemRow, item_rows};
use super::phase::PhaseRow;
use crate::domain::{Engagement, Id, ItemState};

/// The gate at the end of a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/gate/1")]
pub struct Gate {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The phase; none where all are complete and none was named.
    pub phase: Option<Id>,
    /// Its name.
    #[serde(skip)]
    pub name: Option<String>,
    /// Nothing holds it back.
    pub ready: bool,
    /// The items that hold it back: in scope and not done. A duty holds back nothing.
    pub holding: Vec<ItemRow>,
    /// That the customer accepted the phase.
    pub accepted: Option<AcceptanceRow>,
}

/// The same in brief, as the agenda tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateAhead {
    /// The phase.
    pub phase: Id,
    /// Its name.
    #[serde(skip)]
    pub name: String,
    /// Nothing holds it back.
    pub ready: bool,
    /// How many items hold it back.
    pub holding: usize,
}

/// The gate at the end of the phase at this place; none is that of an engagement whose phases are
/// all complete.
pub fn gate(engagement: &Engagement<'_>, place: Option<usize>) -> Gate {
    let phase = place.map(|place| &engagement.checklist.phases[place]);
    let holds = |item: &ItemState| Some(item.phase) == place && item.is_open();
    let accepted = place.and_then(|place| engagement.accepted_of(place));
    let holding = item_rows(engagement, holds);
    Gate {
        header: header(engagement),
        phase: phase.map(|phase| phase.id.clone()),
        name: phase.map(|phase| phase.name.clone()),
        ready: holding.is_empty(),
        holding,
        accepted: accepted.map(|accepted| acceptance_row(accepted, engagement)),
    }
}

/// The gate at the end of this phase, in brief.
pub(super) fn gate_ahead(phase: PhaseRow) -> GateAhead {
    let PhaseRow { id, name, counts, .. } = phase;
    let holding = counts.in_scope - counts.done;
    GateAhead { phase: id, name, ready: counts.is_complete(), holding }
}
