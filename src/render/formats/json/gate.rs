//! `ticklist/gate/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::gate::Gate;
use crate::reports::item::ItemRow;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct GateJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    /// None where all phases are complete and none was named.
    phase: Option<&'r str>,
    ready: bool,
    holding: Vec<&'r ItemRow>,
}

/// The gate at the end of a phase as JSON.
pub fn gate(gate: Option<&Gate>, header: &Header, internal: bool) -> String {
    let holding = gate.iter().flat_map(|gate| &gate.holding);
    text(&GateJson {
        top: Top::new("ticklist/gate/1", header, internal),
        phase: gate.map(|gate| gate.phase.as_str()),
        ready: gate.is_none_or(Gate::is_ready),
        holding: holding.collect(),
    })
}
