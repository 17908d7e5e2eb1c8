//! `ticklist/agenda/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::domain::time::instant_text;
use crate::reports::agenda::{Above, Agenda, PhaseDue};
use crate::reports::conflicts::Conflict;
use crate::reports::gate::Gate;
use crate::reports::item::ItemRow;
use crate::reports::progress::Counts;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct AgendaJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    last_checkpoint: Option<&'r str>,
    since: String,
    next_checkpoint: Option<String>,
    /// The day up to which it looks ahead.
    until: String,
    conflicts: Vec<ToDecideJson<'r>>,
    blocked: &'r [ItemRow],
    overdue: Vec<OwnedByJson<'r>>,
    due: &'r [ItemRow],
    unowned: &'r [ItemRow],
    unconfirmed: &'r [ItemRow],
    /// None where all phases are complete.
    gate: Option<GateJson<'r>>,
    phases: Vec<PhaseDueJson<'r>>,
    to_confirm: &'r [ItemRow],
    named_above: AboveJson,
}

/// How many items fit a section that an earlier one names.
#[derive(Serialize, JsonSchema)]
struct AboveJson {
    blocked: usize,
    overdue: usize,
    due: usize,
    unowned: usize,
    unconfirmed: usize,
}

#[derive(Serialize, JsonSchema)]
struct ToDecideJson<'r> {
    #[serde(flatten)]
    conflict: &'r Conflict,
    /// With the first of an item's conflicts.
    item: Option<&'r ItemRow>,
}

#[derive(Serialize, JsonSchema)]
struct OwnedByJson<'r> {
    owner: Option<&'r str>,
    items: &'r [ItemRow],
}

#[derive(Serialize, JsonSchema)]
struct GateJson<'r> {
    phase: &'r str,
    ready: bool,
    holding: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PhaseDueJson<'r> {
    id: &'r str,
    name: &'r str,
    due: String,
    #[serde(flatten)]
    counts: &'r Counts,
}

/// What a checkpoint meeting has to talk about, as JSON.
pub fn agenda(agenda: &Agenda, header: &Header, internal: bool) -> String {
    let to_decide = agenda
        .to_decide
        .iter()
        .map(|one| ToDecideJson { conflict: &one.conflict, item: one.item.as_ref() });
    let overdue = agenda
        .overdue
        .iter()
        .map(|owned| OwnedByJson { owner: owned.owner.as_deref(), items: &owned.items });
    text(&AgendaJson {
        top: Top::new("ticklist/agenda/1", header, internal),
        last_checkpoint: agenda.last_checkpoint.as_deref(),
        since: instant_text(agenda.since),
        next_checkpoint: agenda.next_checkpoint.map(|day| day.to_string()),
        until: agenda.ahead.until().to_string(),
        conflicts: to_decide.collect(),
        blocked: &agenda.blocked,
        overdue: overdue.collect(),
        due: &agenda.due,
        unowned: &agenda.unowned,
        unconfirmed: &agenda.unconfirmed,
        gate: agenda.gate.as_ref().map(gate),
        phases: agenda.phases.iter().map(phase_due).collect(),
        to_confirm: &agenda.to_confirm,
        named_above: above(agenda.above),
    })
}

fn above(above: Above) -> AboveJson {
    let Above { blocked, overdue, due, unowned, unconfirmed } = above;
    AboveJson { blocked, overdue, due, unowned, unconfirmed }
}

fn gate(gate: &Gate) -> GateJson<'_> {
    GateJson { phase: gate.phase.as_str(), ready: gate.is_ready(), holding: gate.holding.len() }
}

/// A phase that is due.
pub(super) fn phase_due(phase: &PhaseDue) -> PhaseDueJson<'_> {
    PhaseDueJson {
        id: phase.id.as_str(),
        name: &phase.name,
        due: phase.due.to_string(),
        counts: &phase.counts,
    }
}
