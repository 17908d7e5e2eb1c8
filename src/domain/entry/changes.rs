//! What an entry sets on one item or phase, or for the engagement as a whole.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::field::{Field, Slot, Write, WriteTo};
use super::map::Map;

/// A value that this version does not know, as JSON without blanks and with sorted keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Json(pub String);

/// Parts of an entry that this version does not know, by their key. They are kept, shown as such,
/// and left out of the state.
pub type Unknown = Map<String, Json>;

/// What an entry sets on one item or phase or, of settings, for the engagement as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changes<F = Field> {
    /// Field by field.
    pub fields: Map<F, Write>,
    /// Fields of a later version.
    pub unknown: Unknown,
}

impl<F> Default for Changes<F> {
    fn default() -> Self {
        Self { fields: Map::default(), unknown: Unknown::default() }
    }
}

impl<F: Slot> Serialize for Changes<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (field, write) in &self.fields {
            map.serialize_entry(field.word(), write)?;
        }
        for (key, value) in &self.unknown {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de, F: Slot> Deserialize<'de> for Changes<F> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ChangesByKey<F>(PhantomData<F>);
        impl<'de, F: Slot> Visitor<'de> for ChangesByKey<F> {
            type Value = Changes<F>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields and their values: {status: done}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Changes<F>, A::Error> {
                let mut changes = Changes::default();
                while let Some(key) = pairs.next_key::<Box<str>>()? {
                    let again = match key.parse::<F>() {
                        Ok(field) => {
                            let write = pairs.next_value_seed(WriteTo(field))?;
                            changes.fields.insert(field, write).is_some()
                        }
                        Err(_) => {
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
        from.deserialize_map(ChangesByKey(PhantomData))
    }
}
