//! Single values: ids, texts, days, and what this version does not know.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::codec::node::OPAQUE;
use crate::domain::entry::Unknown;
use crate::domain::ids::Id;
use crate::domain::text::LONGEST;
use crate::domain::time::{Day, parse_day};

/// A list of ids.
pub(super) struct Ids(pub(super) Vec<Id>);

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let ids = Vec::<String>::deserialize(from)?;
        Ok(Ids(ids.into_iter().map(Id::new).collect()))
    }
}

/// What this version does not know, kept as JSON.
struct Opaque(String);

impl<'de> Deserialize<'de> for Opaque {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct OpaqueVisitor;
        impl<'de> Visitor<'de> for OpaqueVisitor {
            type Value = Opaque;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                from: D,
            ) -> Result<Opaque, D::Error> {
                let value = serde_json::Value::deserialize(from)?;
                Ok(Opaque(value.to_string()))
            }
        }
        from.deserialize_newtype_struct(OPAQUE, OpaqueVisitor)
    }
}

pub(super) fn keep<'de, A: MapAccess<'de>>(
    unknown: &mut Unknown,
    key: &str,
    map: &mut A,
) -> Result<(), A::Error> {
    if key == "<<" {
        return Err(A::Error::custom("merge keys (`<<`) are not read"));
    }
    let Opaque(value) = map.next_value()?;
    unknown.insert(key.to_owned(), value);
    Ok(())
}

pub(super) fn text<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<String>, A::Error> {
    let text = map.next_value::<Option<String>>()?;
    text.map(|text| bounded(&text)).transpose()
}

pub(super) fn bounded<E: Error>(text: &str) -> Result<String, E> {
    match text.len() <= LONGEST {
        true => Ok(text.to_owned()),
        false => Err(E::custom(format_args!("a text is longer than {LONGEST} bytes"))),
    }
}

pub(super) fn day<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Day>, A::Error> {
    let day = text(map)?.map(|text| {
        parse_day(&text).ok_or_else(|| A::Error::custom("a date is written like 2026-12-05"))
    });
    day.transpose()
}
