//! How the keys of an entry are read, each with what is said where it holds something else.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::field::{Field, Write, WriteTo};
use super::keys::{Addition, Changes, Checkpoint, Health, Json};
use super::map::Map;
use crate::domain::ids::{EntryId, Id};
use crate::domain::text::{optional, read, required};
use crate::domain::time::{Day, Instant, parse_day, parse_instant};

pub(super) fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
    let what = "`at` is an instant like 2026-11-24T09:30:00Z, or a date like 2026-11-24";
    read(from, |text| parse_instant(text).ok_or(what))?.ok_or_else(|| D::Error::missing_field("at"))
}

pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    read(from, |text| parse_day(text).ok_or("a date is written like 2026-12-05"))
}

pub(super) fn health<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Health>, D::Error> {
    read(from, |word| Health::from_word(word).ok_or("health is green, amber or red"))
}

pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(optional(from)?.unwrap_or_default())
}

pub(super) fn undone<'de, D: Deserializer<'de>>(from: D) -> Result<Option<EntryId>, D::Error> {
    read(from, |text| Ok(EntryId::new(text)))
}

pub(super) fn entry_id<'de, D: Deserializer<'de>>(from: D) -> Result<EntryId, D::Error> {
    Ok(undone(from)?.unwrap_or_default())
}

/// A text of which something can be seen.
pub(super) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(optional(from)?.filter(|text| !text.trim().is_empty()))
}

pub(super) fn task<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    filled(from)?.ok_or_else(|| D::Error::missing_field("task"))
}

pub(super) fn phase<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    filled(from)?.map(Id::new).ok_or_else(|| D::Error::missing_field("phase"))
}

pub(super) fn checkpoint<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Box<Checkpoint>>, D::Error> {
    Checkpoint::deserialize(from).map(|checkpoint| Some(Box::new(checkpoint)))
}

pub(super) fn additions<'de, D: Deserializer<'de>>(from: D) -> Result<Map<Id, Addition>, D::Error> {
    let additions = Map::<Id, Addition>::deserialize(from)?;
    if let Some(id) = additions.keys().find(|id| Id::fault(id.as_str()).is_some()) {
        return Err(D::Error::custom(format_args!("`{id}` can't be the id of an item")));
    }
    Ok(additions)
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Owner(#[serde(deserialize_with = "owner")] Write);

fn owner<'de, D: Deserializer<'de>>(from: D) -> Result<Write, D::Error> {
    WriteTo(Field::Owner).deserialize(from)
}

pub(super) fn roles<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, Write>, D::Error> {
    let roles = Map::<String, Owner>::deserialize(from)?;
    Ok(roles.into_iter().map(|(role, Owner(write))| (role, write)).collect())
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Note(#[serde(deserialize_with = "required")] String);

pub(super) fn notes<'de, D: Deserializer<'de>>(from: D) -> Result<Map<Id, String>, D::Error> {
    let notes = Map::<Id, Note>::deserialize(from)?;
    Ok(notes.into_iter().map(|(id, Note(note))| (id, note)).collect())
}

/// A list of ids; one may stand alone.
pub(super) fn ids<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Id>, D::Error> {
    struct Ids;
    impl<'de> Visitor<'de> for Ids {
        type Value = Vec<Id>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of ids, like [G2, G3]")
        }
        fn visit_none<E>(self) -> Result<Vec<Id>, E> {
            Ok(Vec::new())
        }
        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Id>, D::Error> {
            from.deserialize_any(self)
        }
        fn visit_str<E>(self, id: &str) -> Result<Vec<Id>, E> {
            Ok(vec![Id::new(id)])
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Id>, A::Error> {
            let mut ids = Vec::new();
            while let Some(id) = list.next_element()? {
                ids.push(id);
            }
            Ok(ids)
        }
    }
    from.deserialize_option(Ids)
}

impl<'de> Deserialize<'de> for Changes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ChangesByKey;
        impl<'de> Visitor<'de> for ChangesByKey {
            type Value = Changes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields and their values: {status: done}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Changes, A::Error> {
                let mut changes = Changes::default();
                while let Some(key) = pairs.next_key::<Box<str>>()? {
                    let again = match Field::from_word(&key) {
                        Some(field) => {
                            let write = pairs.next_value_seed(WriteTo(field))?;
                            changes.fields.insert(field, write).is_some()
                        }
                        None => {
                            let value = pairs.next_value::<Json>()?;
                            changes.unknown.insert(key.to_string(), value).is_some()
                        }
                    };
                    if again {
                        return Err(A::Error::custom(format_args!("`{key}` stands here twice")));
                    }
                }
                Ok(changes)
            }
        }
        from.deserialize_map(ChangesByKey)
    }
}
