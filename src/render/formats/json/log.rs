//! `ticklist/log/1`

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{ConflictJson, value};
use super::{Top, text};
use crate::domain::entry::Value;
use crate::domain::ids::Id;
use crate::domain::time::instant_text;
use crate::reports::history::{LogEntry, Part};
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct LogJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    entries: Vec<EntryJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct EntryJson<'r> {
    id: &'r str,
    at: String,
    on: Option<String>,
    by: &'r str,
    via: Option<&'r str>,
    undone: bool,
    note: Option<&'r str>,
    /// What was said about single items, by id.
    notes: BTreeMap<&'r str, &'r str>,
    parts: Vec<PartJson<'r>>,
    /// Those in which a value that it wrote stands.
    in_conflict: Vec<ConflictJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum PartJson<'r> {
    Set {
        id: &'r str,
        field: &'static str,
        was: Option<Vec<Option<String>>>,
        now: Option<String>,
    },
    Add {
        id: &'r str,
        phase: &'r str,
        task: &'r str,
    },
    Confirm {
        items: Vec<&'r str>,
    },
    Note {
        items: Vec<&'r str>,
    },
    Role {
        role: &'r str,
        was: Option<Vec<Option<String>>>,
        now: Option<String>,
    },
    Checkpoint {
        name: Option<&'r str>,
        next: Option<String>,
        health: Option<&'static str>,
        why: Option<&'r str>,
    },
    Undo {
        entry: &'r str,
    },
    Unknown {
        id: Option<&'r str>,
        key: &'r str,
        value: serde_json::Value,
    },
}

/// The entries as JSON.
pub fn log(log: &[LogEntry], header: &Header, internal: bool) -> String {
    text(&LogJson {
        top: Top::new("ticklist/log/1", header, internal),
        entries: log.iter().map(EntryJson::new).collect(),
    })
}

impl<'r> EntryJson<'r> {
    pub(super) fn new(entry: &'r LogEntry) -> Self {
        Self {
            id: entry.id.as_str(),
            at: instant_text(entry.at),
            on: entry.on.map(|day| day.to_string()),
            by: &entry.by,
            via: entry.via.as_deref(),
            undone: entry.undone,
            note: entry.note.as_deref(),
            notes: entry.notes.iter().map(|(id, note)| (id.as_str(), note.as_str())).collect(),
            parts: entry.parts.iter().map(part).collect(),
            in_conflict: entry.conflicts.iter().map(ConflictJson::from).collect(),
        }
    }
}

fn part(part: &Part) -> PartJson<'_> {
    match part {
        Part::Set { id, field, was, now, .. } => {
            PartJson::Set { id: id.as_str(), field: field.word(), was: seen(was), now: value(now) }
        }
        Part::Added { id, phase, task } => {
            PartJson::Add { id: id.as_str(), phase: phase.as_str(), task }
        }
        Part::Confirmed(items) => PartJson::Confirm { items: ids(items) },
        Part::Noted(items) => PartJson::Note { items: ids(items) },
        Part::Role { role, was, now } => PartJson::Role { role, was: seen(was), now: value(now) },
        Part::Checkpoint(checkpoint) => PartJson::Checkpoint {
            name: checkpoint.name.as_deref(),
            next: checkpoint.next.map(|day| day.to_string()),
            health: checkpoint.health.map(|health| health.word()),
            why: checkpoint.why.as_deref(),
        },
        Part::Undid { entry, .. } => PartJson::Undo { entry: entry.as_str() },
        Part::Unknown { id, key, value } => PartJson::Unknown {
            id: id.as_ref().map(Id::as_str),
            key,
            value: serde_json::from_str(value).unwrap_or_default(),
        },
    }
}

fn ids(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

fn seen(was: &Option<Vec<Value>>) -> Option<Vec<Option<String>>> {
    was.as_ref().map(|seen| seen.iter().map(value).collect())
}
