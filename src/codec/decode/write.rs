//! A field's new value, and what its writer saw.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use super::values::bounded;
use crate::domain::entry::{Field, Value, Write};

/// The owner of a role.
pub(super) struct Owner(pub(super) Write);

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        RawWrite::deserialize(from)?.typed(Field::Owner).map(Owner)
    }
}

/// What was written for a field, before it is known which.
pub(super) struct RawWrite {
    seen: Option<Vec<Option<String>>>,
    new: Option<String>,
}

impl RawWrite {
    pub(super) fn typed<E: Error>(self, field: Field) -> Result<Write, E> {
        let value = |text: Option<String>| match text {
            None if matches!(field, Field::Status | Field::Task) => {
                Err(E::custom(format_args!("{} can't be nothing", field.word())))
            }
            None => Ok(Value::Nothing),
            Some(text) => Value::read(field, &text).ok_or_else(|| match field {
                Field::Status => E::custom(
                    "a status is not-started, in-progress, blocked, done or not-applicable",
                ),
                Field::Due => E::custom("a due date is a date like 2026-12-05"),
                _ => E::custom(format_args!("{} is empty", field.word())),
            }),
        };
        let seen = self.seen.map(|seen| seen.into_iter().map(value).collect()).transpose()?;
        Ok(Write { seen, new: value(self.new)? })
    }
}

impl<'de> Deserialize<'de> for RawWrite {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct WriteVisitor;
        impl<'de> Visitor<'de> for WriteVisitor {
            type Value = RawWrite;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, or a list: the values that were seen, then the new one")
            }
            fn visit_unit<E>(self) -> Result<RawWrite, E> {
                Ok(RawWrite { seen: None, new: None })
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawWrite, E> {
                Ok(RawWrite { seen: None, new: Some(bounded(text)?) })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawWrite, A::Error> {
                let mut seen = Vec::new();
                while let Some(value) = list.next_element::<Option<String>>()? {
                    seen.push(value.map(|text| bounded(&text)).transpose()?);
                }
                match seen.pop() {
                    Some(new) => Ok(RawWrite { seen: Some(seen), new }),
                    None => Err(A::Error::custom("the list of values is empty")),
                }
            }
        }
        from.deserialize_any(WriteVisitor)
    }
}
