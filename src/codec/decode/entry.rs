//! The entry as a whole.

use compact_str::CompactString;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::keyed::{Keyed, deserialize_keyed, mapping};
use super::parts::{Add, Mark, Set};
use super::values::{Ids, Text, day, keep, text};
use super::write::Owner;
use crate::codec::encode::content_id;
use crate::domain::entry::{self, Addition, Changes, Checkpoint, Entry, Unknown, Write};
use crate::domain::ids::{EntryId, Id};
use crate::domain::time::{Day, parse_instant};

/// An entry on its way from text.
pub(in crate::codec) struct Decoded(pub(in crate::codec) Entry);

deserialize_keyed! { Decoded => EntryKeys }

#[derive(Default)]
struct EntryKeys {
    id: Option<CompactString>,
    at: Option<CompactString>,
    by: Option<CompactString>,
    on: Option<Day>,
    rest: Rest,
}

#[derive(Default)]
struct Rest {
    via: Option<String>,
    set: entry::Map<Id, Changes>,
    add: entry::Map<Id, Addition>,
    items: Vec<Id>,
    confirm: Vec<Id>,
    role: entry::Map<String, Write>,
    checkpoint: Option<Box<Checkpoint>>,
    undoes: Option<EntryId>,
    note: Option<String>,
    notes: entry::Map<Id, String>,
    internal: bool,
    unknown: Unknown,
}

impl<'de> Keyed<'de> for EntryKeys {
    const WHAT: &'static str = "an entry: {at: …, by: …, …}";
    type Done = Decoded;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let rest = &mut self.rest;
        match key {
            "id" => self.id = text(map)?,
            "at" => self.at = text(map)?,
            "by" => self.by = text(map)?,
            "via" => rest.via = text(map)?,
            "on" => self.on = day(map)?,
            "set" => rest.set = mapping::<_, _, Set, A>(map)?,
            "add" => {
                rest.add = mapping::<_, _, Add, A>(map)?;
                rest.add.iter_mut().for_each(|(id, added)| added.item.id = id.clone());
                if let Some(id) = rest.add.keys().find(|id| Id::fault(id.as_str()).is_some()) {
                    let problem = format_args!("`{id}` can't be the id of an item");
                    return Err(A::Error::custom(problem));
                }
            }
            "items" => rest.items = map.next_value::<Ids>()?.0,
            "confirm" => rest.confirm = map.next_value::<Ids>()?.0,
            "role" => rest.role = mapping::<_, _, Owner, A>(map)?,
            "checkpoint" => rest.checkpoint = Some(Box::new(map.next_value::<Mark>()?.0)),
            "undoes" => rest.undoes = text(map)?,
            "note" => rest.note = text(map)?,
            "notes" => rest.notes = mapping::<_, _, Text<String>, A>(map)?,
            "internal" => rest.internal = map.next_value()?,
            _ => keep(&mut rest.unknown, key, map)?,
        }
        Ok(())
    }

    fn done<E: Error>(self) -> Result<Decoded, E> {
        let missing = |key| E::custom(format_args!("an entry needs `{key}`"));
        let at = self.at.ok_or_else(|| missing("at"))?;
        let at = parse_instant(&at).ok_or_else(|| {
            E::custom("`at` is an instant like 2026-11-24T09:30:00Z, or a date like 2026-11-24")
        })?;
        let by = self.by.filter(|by| !by.trim().is_empty()).ok_or_else(|| missing("by"))?;
        let rest = self.rest;
        let mut entry = Entry {
            at,
            id: EntryId::new(""),
            by,
            via: rest.via,
            on: self.on,
            set: rest.set,
            add: rest.add,
            items: rest.items,
            confirm: rest.confirm,
            role: rest.role,
            checkpoint: rest.checkpoint,
            undoes: rest.undoes,
            note: rest.note,
            notes: rest.notes,
            internal: rest.internal,
            unknown: rest.unknown,
        };
        entry.id = match self.id.filter(|id| !id.is_empty()) {
            Some(id) => EntryId::new(id),
            None => content_id(&entry),
        };
        Ok(Decoded(entry))
    }
}
