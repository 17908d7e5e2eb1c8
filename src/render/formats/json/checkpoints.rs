//! `ticklist/checkpoints/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::domain::time::instant_text;
use crate::reports::checkpoints::{Checkpoints, Held};
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct CheckpointsJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    checkpoints: Vec<HeldJson<'r>>,
    next: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct HeldJson<'r> {
    name: &'r str,
    at: String,
    by: &'r str,
    health: Option<&'static str>,
    why: Option<&'r str>,
    note: Option<&'r str>,
}

/// The meetings as JSON.
pub fn checkpoints(checkpoints: &Checkpoints, header: &Header, internal: bool) -> String {
    text(&CheckpointsJson {
        top: Top::new("ticklist/checkpoints/1", header, internal),
        checkpoints: checkpoints.held.iter().map(held).collect(),
        next: checkpoints.next.map(|day| day.to_string()),
    })
}

fn held(held: &Held) -> HeldJson<'_> {
    HeldJson {
        name: &held.name,
        at: instant_text(held.at),
        by: &held.by,
        health: held.health.map(|health| health.word()),
        why: held.why.as_deref(),
        note: held.note.as_deref(),
    }
}
