//! A field's new value, and what its writer saw.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::values::bounded;
use crate::domain::entry::{Field, Seen, Value, Write};

/// The owner of a role.
pub(super) struct Owner(Write);

impl From<Owner> for Write {
    fn from(owner: Owner) -> Self {
        owner.0
    }
}

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        WriteOf(Field::Owner).deserialize(from).map(Owner)
    }
}

/// Reads what was written for a field.
#[derive(Clone, Copy)]
pub(super) struct WriteOf(pub(super) Field);

impl<'de> DeserializeSeed<'de> for WriteOf {
    type Value = Write;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Write, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for WriteOf {
    type Value = Write;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or a list: the values that were seen, then the new one")
    }

    fn visit_unit<E: Error>(self) -> Result<Write, E> {
        Ok(Write { seen: None, new: ValueOf(self.0).visit_unit()? })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Write, E> {
        Ok(Write { seen: None, new: ValueOf(self.0).visit_str(text)? })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Write, A::Error> {
        let value = ValueOf(self.0);
        let mut new = list
            .next_element_seed(value)?
            .ok_or_else(|| A::Error::custom("the list of values is empty"))?;
        let mut seen = Seen::new();
        while let Some(next) = list.next_element_seed(value)? {
            seen.push(std::mem::replace(&mut new, next));
        }
        Ok(Write { seen: Some(seen), new })
    }
}

/// Reads one value of a field.
#[derive(Clone, Copy)]
struct ValueOf(Field);

impl<'de> DeserializeSeed<'de> for ValueOf {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for ValueOf {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        match self.0.may_be_nothing() {
            true => Ok(Value::Nothing),
            false => Err(E::custom(format_args!("{} can't be nothing", self.0.word()))),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Value::read(self.0, bounded(text)?).ok_or_else(|| match self.0 {
            Field::Status => {
                E::custom("a status is not-started, in-progress, blocked, done or not-applicable")
            }
            Field::Due => E::custom("a due date is a date like 2026-12-05"),
            field => E::custom(format_args!("{} is empty", field.word())),
        })
    }
}
