//! The entry as a whole.

use compact_str::CompactString;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::keyed::{Keyed, deserialize_keyed, mapping};
use super::parts::{Add, Mark, Set};
use super::values::{Ids, Text, day, keep, text};
use super::write::Owner;
use crate::codec::encode::content_id;
use crate::domain::entry::Entry;
use crate::domain::ids::{EntryId, Id};
use crate::domain::time::{Instant, parse_instant};

/// An entry on its way from text, in a box that goes from hand to hand.
pub(in crate::codec) struct Decoded(pub(in crate::codec) Box<Entry>);

deserialize_keyed! { Decoded => EntryKeys }

struct EntryKeys {
    id: Option<EntryId>,
    at: Option<CompactString>,
    /// What is there so far; its id and its instant come last.
    entry: Box<Entry>,
}

impl Default for EntryKeys {
    fn default() -> Self {
        let entry = Entry::new(EntryId::new(""), Instant::default(), "");
        Self { id: None, at: None, entry: Box::new(entry) }
    }
}

impl<'de> Keyed<'de> for EntryKeys {
    const WHAT: &'static str = "an entry: {at: …, by: …, …}";
    type Done = Decoded;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let entry = &mut self.entry;
        match key {
            "id" => self.id = text(map)?,
            "at" => self.at = text(map)?,
            "by" => entry.by = text(map)?.unwrap_or_default(),
            "via" => entry.via = text(map)?,
            "on" => entry.on = day(map)?,
            "set" => entry.set = mapping::<_, _, Set, A>(map)?,
            "add" => {
                entry.add = mapping::<_, _, Add, A>(map)?;
                entry.add.iter_mut().for_each(|(id, added)| added.item.id = id.clone());
                if let Some(id) = entry.add.keys().find(|id| Id::fault(id.as_str()).is_some()) {
                    let problem = format_args!("`{id}` can't be the id of an item");
                    return Err(A::Error::custom(problem));
                }
            }
            "items" => entry.items = map.next_value::<Ids>()?.0,
            "confirm" => entry.confirm = map.next_value::<Ids>()?.0,
            "role" => entry.role = mapping::<_, _, Owner, A>(map)?,
            "checkpoint" => entry.checkpoint = Some(Box::new(map.next_value::<Mark>()?.0)),
            "undoes" => entry.undoes = text(map)?,
            "note" => entry.note = text(map)?,
            "notes" => entry.notes = mapping::<_, _, Text<String>, A>(map)?,
            "internal" => entry.internal = map.next_value()?,
            _ => keep(&mut entry.unknown, key, map)?,
        }
        Ok(())
    }

    fn done<E: Error>(mut self) -> Result<Decoded, E> {
        let missing = |key| E::custom(format_args!("an entry needs `{key}`"));
        let at = self.at.ok_or_else(|| missing("at"))?;
        self.entry.at = parse_instant(&at).ok_or_else(|| {
            E::custom("`at` is an instant like 2026-11-24T09:30:00Z, or a date like 2026-11-24")
        })?;
        if self.entry.by.trim().is_empty() {
            return Err(missing("by"));
        }
        self.entry.id = match self.id.filter(|id| !id.as_str().is_empty()) {
            Some(id) => id,
            None => content_id(&self.entry),
        };
        Ok(Decoded(self.entry))
    }
}
