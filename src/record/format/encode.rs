//! Encodes entries as JSON that every YAML parser reads as the same thing, and that no terminal
//! obeys; and gives ids to entries that were written without one.

use std::io;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};
use sha2::{Digest, Sha256};

use crate::domain::entry::Json;
use crate::domain::ids::id_characters;
use crate::domain::text::is_unseen;
use crate::domain::{Entry, EntryId};

/// An entry, its id before all else.
#[derive(Serialize)]
struct WithId<'e> {
    id: &'e EntryId,
    #[serde(flatten)]
    entry: &'e Entry,
}

/// The entry's line in the journal, without its line end.
pub fn encode(entry: &Entry) -> String {
    format!("- {}", to_json(&WithId { id: &entry.id, entry }))
}

/// The id of an entry that was written without one: a hash of its content, as ten of the
/// characters that random ids are made of.
pub(super) fn content_id(entry: &Entry) -> EntryId {
    let hash = Sha256::digest(to_json(entry).as_bytes());
    EntryId::new(id_characters(&hash[..10]))
}

/// `text` as a JSON string.
pub fn json_string(text: &str) -> String {
    to_json(text)
}

/// Writes what YAML refuses, changes or folds, and what terminals obey, as `\uXXXX`. Characters
/// beyond U+FFFF stay raw: as surrogate pairs libyaml would refuse them.
struct SafeInYaml(CompactFormatter);

impl Formatter for SafeInYaml {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_escaped(*c)) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            write!(writer, "\\u{:04x}", c as u32)?;
            written = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

/// Does the writer escape this character?
pub(super) fn is_escaped(c: char) -> bool {
    (c as u32) <= 0xffff && is_unseen(c)
}

/// `value` as JSON on one line.
pub(super) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    let mut bytes = Vec::new();
    let formatter = SafeInYaml(CompactFormatter);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    value.serialize(&mut serializer).expect("values with text keys serialize into memory");
    String::from_utf8(bytes).expect("the serializer writes UTF-8")
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let value: serde_json::Value = serde_json::from_str(&self.0).unwrap_or_default();
        value.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(from).map(|value| Self(value.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_changes_and_terminals_obey_is_escaped() {
        let text = "a\u{7f}\u{85}\u{202e}\u{2028}\u{feff}\u{fffe}\u{1b}\"\\é準😀";
        let json = "\"a\\u007f\\u0085\\u202e\\u2028\\ufeff\\ufffe\\u001b\\\"\\\\é準😀\"";
        assert_eq!(to_json(&text), json);
        assert_eq!(serde_json::from_str::<String>(json).expect("JSON"), text);
    }
}
