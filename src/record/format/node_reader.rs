//! Lets serde read a YAML node, so that one decoder reads entries in JSON and in YAML.
//!
//! A scalar is the text that it is written as wherever a text is wanted (`no`, `1e3` and
//! `2026-12-05` are texts), else what YAML's core schema takes it for.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

use super::fault::Place;
use super::yaml::{Kind, Node};

/// What a decoder did not accept, and where.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub(super) struct Refused {
    pub(super) place: Option<Place>,
    pub(super) problem: String,
}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self { place: None, problem: problem.to_string() }
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::custom(format_args!("`{key}` stands here twice"))
    }

    fn missing_field(key: &'static str) -> Self {
        let what = if ["at", "by"].contains(&key) { "an entry" } else { "an added item" };
        Self::custom(format_args!("{what} needs `{key}`"))
    }
}

#[derive(Clone, Copy)]
pub(super) struct NodeReader<'n> {
    node: &'n Node<'n>,
    as_text: bool,
}

impl<'n> NodeReader<'n> {
    pub(super) fn new(node: &'n Node<'n>) -> Self {
        Self { node, as_text: false }
    }

    fn as_text(self) -> Self {
        Self { as_text: true, ..self }
    }

    /// The same for a node below.
    fn below(self, node: &'n Node<'n>) -> Self {
        Self { node, ..self }
    }

    fn visit<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self.node.kind {
            Kind::Sequence(nodes) => {
                let nodes = nodes.iter().map(|node| self.below(node));
                visitor.visit_seq(SeqDeserializer::new(nodes))
            }
            Kind::Mapping(pairs) => {
                let pairs = pairs.iter();
                let pairs = pairs.map(|(key, node)| (self.below(key).as_text(), self.below(node)));
                visitor.visit_map(MapDeserializer::new(pairs))
            }
            Kind::Scalar { .. } if self.node.is_null() => visitor.visit_unit(),
            Kind::Scalar { text, plain: true } if !self.as_text => resolved(text, visitor),
            Kind::Scalar { text, .. } => visitor.visit_borrowed_str(text),
        }
    }

    /// Notes where it went wrong, unless it was further below.
    fn placed<T>(self, read: Result<T, Refused>) -> Result<T, Refused> {
        let place = Some(self.node.place);
        read.map_err(|refused| Refused { place: refused.place.or(place), ..refused })
    }
}

impl<'n> IntoDeserializer<'n, Refused> for NodeReader<'n> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'n> Deserializer<'n> for NodeReader<'n> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.placed(self.visit(visitor))
    }

    fn deserialize_str<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.as_text().deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.as_text().deserialize_any(visitor)
    }

    /// What may be left out are texts, and lists of them.
    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.placed(match self.node.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self.as_text()),
        })
    }

    forward_to_deserialize_any! {
        <V: Visitor<'n>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Visits a scalar without quotes as the number, the boolean or the text that it is.
fn resolved<'n, V: Visitor<'n>>(text: &'n str, visitor: V) -> Result<V::Value, Refused> {
    match serde_json::from_str(text) {
        Ok(value @ (Value::Bool(_) | Value::Number(_))) => {
            value.deserialize_any(visitor).map_err(de::Error::custom)
        }
        _ => visitor.visit_borrowed_str(text),
    }
}
