//! Single values: ids, texts, days, and what this version does not know.

use std::fmt;
use std::marker::PhantomData;

use compact_str::CompactString;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::keyed::Key;
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
                while let Some(Key(id)) = list.next_element()? {
                    ids.push(Id::new(id));
                }
                Ok(Ids(ids))
            }
        }
        from.deserialize_any(IdsVisitor)
    }
}

/// A text that is there, and no longer than any may be.
pub(super) struct Text<T>(pub(super) T);

impl<'de, T: for<'t> From<&'t str>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextVisitor<T>(PhantomData<T>);
        impl<'de, T: for<'t> From<&'t str>> Visitor<'de> for TextVisitor<T> {
            type Value = Text<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<T>, E> {
                bounded(text).map(|text| Text(T::from(text)))
            }
        }
        from.deserialize_str(TextVisitor(PhantomData))
    }
}

impl From<Text<String>> for String {
    fn from(text: Text<String>) -> Self {
        text.0
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

pub(super) fn text<'de, T, A>(map: &mut A) -> Result<Option<T>, A::Error>
where
    T: for<'t> From<&'t str>,
    A: MapAccess<'de>,
{
    Ok(map.next_value::<Option<Text<T>>>()?.map(|text| text.0))
}

pub(super) fn bounded<E: Error>(text: &str) -> Result<&str, E> {
    match text.len() <= LONGEST {
        true => Ok(text),
        false => Err(E::custom(format_args!("a text is longer than {LONGEST} bytes"))),
    }
}

pub(super) fn day<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Day>, A::Error> {
    let day = text::<CompactString, A>(map)?.map(|text| {
        parse_day(&text).ok_or_else(|| A::Error::custom("a date is written like 2026-12-05"))
    });
    day.transpose()
}
