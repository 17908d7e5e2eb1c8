//! Ids: of items and phases (one namespace), of entries, and of engagements.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The id of an item or of a phase, which share one namespace. Kept as it was written, compared
/// without ASCII case.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Id(Box<str>);

/// Why a text can't be the id of an item or a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// Nothing but blanks.
    Empty,
    /// Holds a blank, a comma, `..`, or a character that can't be seen.
    Character,
    /// Starts with `-`, like an option.
    Dash,
    /// Longer than 64 characters.
    Long,
}

impl Id {
    /// The id with this text, which is not checked: entries may name ids that don't exist.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().into())
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Does the id start with `prefix`, ASCII case aside?
    pub fn starts_with(&self, prefix: &str) -> bool {
        self.0.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    }

    /// What keeps `text` from being an id in a checklist.
    pub fn fault(text: &str) -> Option<IdFault> {
        let forbidden = |c: char| c.is_whitespace() || c == ',' || super::text::is_unseen(c);
        if text.trim().is_empty() {
            Some(IdFault::Empty)
        } else if text.contains(forbidden) || text.contains("..") {
            Some(IdFault::Character)
        } else if text.starts_with('-') {
            Some(IdFault::Dash)
        } else if text.chars().count() > 64 {
            Some(IdFault::Long)
        } else {
            None
        }
    }

    fn folded(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Id {}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for part in self.0.as_bytes().chunks(16) {
            let mut folded = [0; 16];
            folded[..part.len()].copy_from_slice(part);
            folded.make_ascii_lowercase();
            state.write(&folded);
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of an entry: ten random characters, or a hash of its content where its writer left the
/// id out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct EntryId(Box<str>);

/// Bytes as the characters that ids are made of, digits and small letters: one for each.
pub fn id_characters(bytes: &[u8]) -> String {
    let character = |byte: &u8| char::from_digit(u32::from(*byte) % 36, 36).unwrap_or('0');
    bytes.iter().map(character).collect()
}

impl EntryId {
    /// How many random characters a new one has.
    pub const LENGTH: usize = 10;

    /// The id with this text.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().into())
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_compared_without_ascii_case_only() {
        assert_eq!(Id::new("a1"), Id::new("A1"));
        assert_ne!(Id::new("ä1"), Id::new("Ä1"));
        assert!(Id::new("R-7kd2m").starts_with("r-7K"));
    }

    #[test]
    fn an_id_holds_no_blanks_commas_or_dots_in_a_row() {
        assert_eq!(Id::fault("A1"), None);
        assert_eq!(Id::fault("3.1"), None);
        assert_eq!(Id::fault("準備"), None);
        assert_eq!(Id::fault(" "), Some(IdFault::Empty));
        for text in ["A 1", "A,1", "A..1", "A\u{202e}1"] {
            assert_eq!(Id::fault(text), Some(IdFault::Character), "{text:?}");
        }
        assert_eq!(Id::fault("-f"), Some(IdFault::Dash));
    }
}
