//! How the keys of an entry are read, each with what is said where it holds something else.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};

use super::field::{Field, Write, WriteTo};
use super::map::Map;
use crate::domain::text::{optional, read, required};
use crate::domain::time::{parse_day, parse_instant};
use crate::domain::{Day, EntryId, Id, Instant};

/// Does a key hold what it holds where it is left out?
pub(super) fn unset<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(super) fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
    let what = "`at` is an instant like 2026-11-24T09:30:00Z, or a date like 2026-11-24";
    read(from, |text| parse_instant(text).ok_or(what))?.ok_or_else(|| D::Error::missing_field("at"))
}

pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    read(from, |text| parse_day(text).ok_or("a date is written like 2026-12-05"))
}

pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(optional(from)?.unwrap_or_default())
}

pub(super) fn undone<'de, D: Deserializer<'de>>(from: D) -> Result<Option<EntryId>, D::Error> {
    read(from, |text| Ok::<_, Infallible>(EntryId::new(text)))
}

pub(super) fn entry_id<'de, D: Deserializer<'de>>(from: D) -> Result<EntryId, D::Error> {
    Ok(undone(from)?.unwrap_or_default())
}

/// A text of which something can be seen.
pub(super) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(optional(from)?.filter(|text| !text.trim().is_empty()))
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
struct Text(#[serde(deserialize_with = "required")] String);

pub(super) fn notes<'de, D: Deserializer<'de>>(from: D) -> Result<Map<Id, String>, D::Error> {
    let notes = Map::<Id, Text>::deserialize(from)?;
    Ok(notes.into_iter().map(|(id, Text(note))| (id, note)).collect())
}

/// A list of ids; one may stand alone.
pub(super) fn ids<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Id>, D::Error> {
    from.deserialize_option(List("a list of ids, like [G2, G3]", PhantomData))
}

/// A list of names; one may stand alone.
pub(super) fn people<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let expecting = "a list of names, like [\"Dana Cruz\", \"Priya Rao\"]";
    let people: Vec<Text> = from.deserialize_option(List(expecting, PhantomData))?;
    Ok(people.into_iter().map(|Text(name)| name).collect())
}

struct List<T>(&'static str, PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
    fn visit_none<E>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Vec<T>, D::Error> {
        from.deserialize_any(self)
    }
    fn visit_str<E: Error>(self, one: &str) -> Result<Vec<T>, E> {
        Ok(vec![T::deserialize(one.into_deserializer())?])
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = list.next_element()? {
            all.push(one);
        }
        Ok(all)
    }
}
