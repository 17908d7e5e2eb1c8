//! Single values: ids, texts, days, and what this version does not know.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::codec::node::OPAQUE;
use crate::domain::entry::Unknown;
use crate::domain::ids::Id;
use crate::domain::text::LONGEST;
use crate::domain::time::{Day, parse_day};

/// A list of ids.
pub(super) struct Ids(pub(super) Vec<Id>);

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct IdsVisitor;
        impl<'de> Visitor<'de> for IdsVisitor {
            type Value = Ids;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of ids, like [G2, G3]")
            }
            fn visit_unit<E>(self) -> Result<Ids, E> {
                Ok(Ids(Vec::new()))
            }
            fn visit_str<E>(self, id: &str) -> Result<Ids, E> {
                Ok(Ids(vec![Id::new(id)]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ids, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = list.next_element::<String>()? {
                    ids.push(Id::new(id));
                }
                Ok(Ids(ids))
            }
        }
        from.deserialize_any(IdsVisitor)
    }
}

/// A text that is there.
pub(super) struct Words(pub(super) String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        bounded(&String::deserialize(from)?).map(Words)
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
