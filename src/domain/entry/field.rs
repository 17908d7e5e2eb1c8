//! Fields, and what is written to them.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::waiting::Waiting;
use crate::domain::text;
use crate::domain::time::parse_day;
use crate::domain::{Day, MatterStatus, Status};

/// A field of an item that an entry can set. Of a phase, it is only the due date; of a matter, the
/// status, the owner, the due date and the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// What has become of it.
    Status,
    /// Who is responsible.
    Owner,
    /// The day by which it is to be done.
    Due,
    /// Where to read on.
    Link,
    /// The sentence that says what is to be done.
    Task,
    /// What the task leaves out.
    Detail,
    /// Who would usually own it.
    Role,
    /// Where it stands: the id of a phase.
    Phase,
    /// For whom it waits while it is blocked, and until when.
    Waiting,
}

impl Field {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and in reports.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Can its value be [`Value::Nothing`]?
    pub fn may_be_nothing(self) -> bool {
        !matches!(self, Field::Status | Field::Task | Field::Phase)
    }
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// None: no owner, no due date.
    Nothing,
    /// Of the status of an item.
    Status(Status),
    /// Of the status of a matter.
    MatterStatus(MatterStatus),
    /// Of the due date.
    Day(Day),
    /// Of what is waited for.
    Waiting(#[schemars(with = "String")] Waiting),
    /// Of every other field.
    Text(String),
}

impl Value {
    /// The value that `text` is for `field`, or none where it can't be one.
    pub fn read(field: Field, text: &str) -> Option<Self> {
        match field {
            Field::Status => {
                let of_a_matter = || text.parse().ok().map(Value::MatterStatus);
                text.parse().ok().map(Value::Status).or_else(of_a_matter)
            }
            Field::Due => parse_day(text).map(Value::Day),
            Field::Waiting => Waiting::read(text).map(Value::Waiting),
            _ => (!text.trim().is_empty()).then(|| Value::Text(text.into())),
        }
    }

    /// Must be said why, or what came of it?
    pub fn needs_reason(&self) -> bool {
        match self {
            Value::Status(status) => status.needs_reason(),
            Value::MatterStatus(status) => *status == MatterStatus::Closed,
            _ => false,
        }
    }

    /// A text, or nothing.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Value::Nothing, |text| Value::Text(text.into()))
    }

    /// For whom and until when, or nothing.
    pub fn waiting(waiting: Waiting) -> Self {
        if waiting == Waiting::default() { Value::Nothing } else { Value::Waiting(waiting) }
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// For whom and until when, where it says that.
    pub fn as_waiting(&self) -> Option<&Waiting> {
        match self {
            Value::Waiting(waiting) => Some(waiting),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub fn as_day(&self) -> Option<Day> {
        match self {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As it stands in the journal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Nothing => Ok(()),
            Value::Status(status) => f.write_str(status.word()),
            Value::MatterStatus(status) => f.write_str(status.word()),
            Value::Day(day) => write!(f, "{day}"),
            Value::Waiting(waiting) => write!(f, "{waiting}"),
            Value::Text(text) => f.write_str(text),
        }
    }
}

/// So many values of a field are kept apart, and so many the writer of another can have seen.
pub const RIVALS: usize = 64;

/// A new value, and what its writer saw before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Write<V = Value> {
    /// The values that the writer saw; none where a bare value was written, which has seen all
    /// that sorts before it.
    pub seen: Option<Vec<V>>,
    /// The value from now on.
    pub new: V,
}

/// A list of what was seen and the new value, or that alone.
impl Serialize for Write {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Some(seen) = &self.seen else {
            return self.new.serialize(to);
        };
        let mut list = to.serialize_seq(Some(seen.len() + 1))?;
        for value in seen.iter().chain([&self.new]) {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

/// What values are written to, under a word of its own.
pub trait Slot: Copy + Ord + FromStr {
    /// The word in files.
    fn word(self) -> &'static str;
    /// Can its value be [`Value::Nothing`]?
    fn may_be_nothing(self) -> bool;
    /// The value that `text` is for it, or why it can't be one.
    fn value(self, text: &str) -> Result<Value, String>;
}

impl Slot for Field {
    fn word(self) -> &'static str {
        Field::word(self)
    }

    fn may_be_nothing(self) -> bool {
        Field::may_be_nothing(self)
    }

    fn value(self, text: &str) -> Result<Value, String> {
        Value::read(self, text).ok_or_else(|| match self {
            Field::Status => "a status is not-started, in-progress, blocked, done or \
                              not-applicable; of a matter, open or closed"
                .into(),
            Field::Due => "a due date is a date like 2026-12-05".into(),
            Field::Waiting => {
                "what is waited for is like Microsoft, or Microsoft until 2026-12-05".into()
            }
            _ => format!("{} is empty", self.word()),
        })
    }
}

/// Reads what was written there.
pub(super) struct WriteTo<S>(pub(super) S);

impl<'de, S: Slot> DeserializeSeed<'de> for WriteTo<S> {
    type Value = Write;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Write, D::Error> {
        from.deserialize_option(self)
    }
}

impl<'de, S: Slot> Visitor<'de> for WriteTo<S> {
    type Value = Write;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or a list: the values that were seen, then the new one")
    }

    fn visit_none<E: Error>(self) -> Result<Write, E> {
        Ok(Write { seen: None, new: ValueOf(self.0).deserialize(().into_deserializer())? })
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Write, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Write, E> {
        Ok(Write { seen: None, new: ValueOf(self.0).deserialize(text.into_deserializer())? })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Write, A::Error> {
        let mut new = list
            .next_element_seed(ValueOf(self.0))?
            .ok_or_else(|| A::Error::custom("the list of values is empty"))?;
        let mut seen = Vec::new();
        while let Some(next) = list.next_element_seed(ValueOf(self.0))? {
            if seen.len() == RIVALS {
                return Err(A::Error::custom(format_args!(
                    "an entry can have seen {RIVALS} values of a field at most"
                )));
            }
            seen.reserve_exact(usize::from(seen.is_empty()));
            seen.push(std::mem::replace(&mut new, next));
        }
        Ok(Write { seen: Some(seen), new })
    }
}

/// Reads one of the values.
struct ValueOf<S>(S);

impl<'de, S: Slot> DeserializeSeed<'de> for ValueOf<S> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        let ValueOf(slot) = self;
        match text::read(from, |text| slot.value(text))? {
            None if !slot.may_be_nothing() => {
                Err(D::Error::custom(format_args!("{} can't be nothing", slot.word())))
            }
            value => Ok(value.unwrap_or(Value::Nothing)),
        }
    }
}
