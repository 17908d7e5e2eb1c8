//! Lets serde read a YAML node, so that one decoder reads entries in JSON and in YAML.
//!
//! A scalar is read as the text that it is written as (`no`, `1e3` and `2026-12-05` are texts),
//! except below an opaque value, which is kept as what YAML's core schema takes it for.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::fault::Place;
use super::yaml::{Kind, Node};

/// Asks for what is below as numbers, booleans and texts, not only as texts.
pub(super) const OPAQUE: &str = "opaque";

/// What a decoder did not accept, and where.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) place: Option<Place>,
    pub(super) problem: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self { place: None, problem: problem.to_string() }
    }
}

#[derive(Clone, Copy)]
pub(super) struct NodeReader<'n> {
    node: &'n Node<'n>,
    resolve: bool,
}

impl<'n> NodeReader<'n> {
    pub(super) fn new(node: &'n Node<'n>) -> Self {
        Self { node, resolve: false }
    }

    fn below(self, node: &'n Node<'n>) -> Self {
        Self { node, ..self }
    }

    /// Reads the node and notes where it stands if that goes wrong.
    fn read<T: DeserializeSeed<'n>>(self, seed: T) -> Result<T::Value, Refused> {
        seed.deserialize(self).map_err(|refused| Refused {
            place: refused.place.or(Some(self.node.place)),
            ..refused
        })
    }
}

impl<'n> Deserializer<'n> for NodeReader<'n> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self.node.kind {
            Kind::Sequence(nodes) => visitor.visit_seq(Below { reader: self, rest: nodes.iter() }),
            Kind::Mapping(pairs) => {
                visitor.visit_map(Pairs { reader: self, rest: pairs.iter(), value: None })
            }
            Kind::Scalar { .. } if self.node.is_null() => visitor.visit_unit(),
            Kind::Scalar { text, plain: true } if self.resolve => resolved(text, visitor),
            Kind::Scalar { text, .. } => visitor.visit_borrowed_str(text),
        }
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.node.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        Self { resolve: true, ..self }.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(Self { resolve: name == OPAQUE, ..self })
    }

    forward_to_deserialize_any! {
        <V: Visitor<'n>>
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn resolved<'n, V: Visitor<'n>>(text: &'n str, visitor: V) -> Result<V::Value, Refused> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Bool(value)) => visitor.visit_bool(value),
        Ok(serde_json::Value::Number(number)) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => visitor.visit_i64(number),
            (None, Some(number)) => visitor.visit_u64(number),
            (None, None) => visitor.visit_f64(number.as_f64().unwrap_or_default()),
        },
        _ => visitor.visit_borrowed_str(text),
    }
}

struct Below<'n> {
    reader: NodeReader<'n>,
    rest: std::slice::Iter<'n, Node<'n>>,
}

impl<'n> SeqAccess<'n> for Below<'n> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'n>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        self.rest.next().map(|node| self.reader.below(node).read(seed)).transpose()
    }
}

struct Pairs<'n> {
    reader: NodeReader<'n>,
    rest: std::slice::Iter<'n, (Node<'n>, Node<'n>)>,
    value: Option<&'n Node<'n>>,
}

impl<'n> MapAccess<'n> for Pairs<'n> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'n>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        NodeReader::new(key).read(seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        let value = self.value.take().expect("serde asks for a value after its key");
        self.reader.below(value).read(seed)
    }
}
