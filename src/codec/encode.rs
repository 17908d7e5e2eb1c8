//! Encodes an entry as its line, and gives ids to entries that were written without one.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use sha2::{Digest, Sha256};

use super::json::to_json;
use crate::domain::entry::{Addition, Changes, Checkpoint, Entry, Map, Unknown, Value, Write};
use crate::domain::ids::{EntryId, Id};
use crate::domain::time::instant_text;

/// The entry's line in the journal, without its line end.
pub fn encode(entry: &Entry) -> String {
    format!("- {}", to_json(&Line { entry, id: true }))
}

/// The id of an entry that was written without one: a hash of its content, as ten of the
/// characters that random ids are made of.
pub(super) fn content_id(entry: &Entry) -> EntryId {
    let content = to_json(&Line { entry, id: false });
    let hash = Sha256::digest(content.as_bytes());
    let character = |byte: &u8| char::from_digit(u32::from(*byte) % 36, 36).unwrap_or('0');
    EntryId::new(hash.iter().take(10).map(character).collect::<String>())
}

struct Line<'e> {
    entry: &'e Entry,
    id: bool,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry;
        let mut map = to.serialize_map(None)?;
        if self.id {
            map.serialize_entry("id", entry.id.as_str())?;
        }
        map.serialize_entry("at", &instant_text(entry.at))?;
        map.serialize_entry("by", entry.by.as_str())?;
        optional(&mut map, "via", entry.via.as_ref())?;
        optional(&mut map, "on", entry.on.map(|day| day.to_string()).as_ref())?;
        filled(&mut map, "set", &entry.set, Set)?;
        filled(&mut map, "add", &entry.add, Add)?;
        if !entry.items.is_empty() {
            map.serialize_entry("items", &ids(&entry.items))?;
        }
        if !entry.confirm.is_empty() {
            map.serialize_entry("confirm", &ids(&entry.confirm))?;
        }
        filled(&mut map, "role", &entry.role, Written)?;
        if let Some(checkpoint) = &entry.checkpoint {
            map.serialize_entry("checkpoint", &Mark(checkpoint))?;
        }
        optional(&mut map, "undoes", entry.undoes.as_ref().map(EntryId::as_str).as_ref())?;
        optional(&mut map, "note", entry.note.as_ref())?;
        filled(&mut map, "notes", &entry.notes, String::as_str)?;
        if entry.internal {
            map.serialize_entry("internal", &true)?;
        }
        kept(&mut map, &entry.unknown)?;
        map.end()
    }
}

fn ids(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

fn optional<M: SerializeMap>(
    map: &mut M,
    key: &str,
    value: Option<&impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

fn kept<M: SerializeMap>(map: &mut M, unknown: &Unknown) -> Result<(), M::Error> {
    for (key, json) in unknown {
        let value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
        map.serialize_entry(key, &value)?;
    }
    Ok(())
}

/// Writes a mapping, unless it is empty.
fn filled<'e, M: SerializeMap, K: AsText, V, W: Serialize>(
    map: &mut M,
    key: &str,
    values: &'e Map<K, V>,
    wrap: fn(&'e V) -> W,
) -> Result<(), M::Error> {
    if values.is_empty() {
        return Ok(());
    }
    let wrapped: BTreeMap<&str, W> =
        values.iter().map(|(key, value)| (key.as_text(), wrap(value))).collect();
    map.serialize_entry(key, &wrapped)
}

trait AsText {
    fn as_text(&self) -> &str;
}

impl AsText for Id {
    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl AsText for String {
    fn as_text(&self) -> &str {
        self
    }
}

struct Set<'e>(&'e Changes);

impl Serialize for Set<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (field, write) in &self.0.fields {
            map.serialize_entry(field.word(), &Written(write))?;
        }
        kept(&mut map, &self.0.unknown)?;
        map.end()
    }
}

struct Written<'e>(&'e Write);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Some(seen) = &self.0.seen else {
            return Bare(&self.0.new).serialize(to);
        };
        let mut list = to.serialize_seq(Some(seen.len() + 1))?;
        for value in seen.iter().chain([&self.0.new]) {
            list.serialize_element(&Bare(value))?;
        }
        list.end()
    }
}

struct Bare<'e>(&'e Value);

impl Serialize for Bare<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing => to.serialize_unit(),
            value => to.collect_str(value),
        }
    }
}

struct Add<'e>(&'e Addition);

impl Serialize for Add<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Addition { phase, item, unknown } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("phase", phase.as_str())?;
        map.serialize_entry("task", &item.task)?;
        optional(&mut map, "detail", item.detail.as_ref())?;
        optional(&mut map, "role", item.role.as_ref())?;
        optional(&mut map, "optional", item.optional.then_some(&true))?;
        optional(&mut map, "ongoing", item.ongoing.then_some(&true))?;
        optional(&mut map, "link", item.link.as_ref())?;
        kept(&mut map, unknown)?;
        map.end()
    }
}

struct Mark<'e>(&'e Checkpoint);

impl Serialize for Mark<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Checkpoint { name, next, health, why, unknown } = self.0;
        let mut map = to.serialize_map(None)?;
        optional(&mut map, "name", name.as_ref())?;
        optional(&mut map, "next", next.map(|day| day.to_string()).as_ref())?;
        optional(&mut map, "health", health.map(|health| health.word()).as_ref())?;
        optional(&mut map, "why", why.as_ref())?;
        kept(&mut map, unknown)?;
        map.end()
    }
}
