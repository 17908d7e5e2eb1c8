//! Encodes an entry as its line, and gives ids to entries that were written without one.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::json::to_json;
use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;

/// An entry, its id before all else.
#[derive(Serialize)]
struct Line<'e> {
    id: &'e EntryId,
    #[serde(flatten)]
    entry: &'e Entry,
}

/// The entry's line in the journal, without its line end.
pub fn encode(entry: &Entry) -> String {
    format!("- {}", to_json(&Line { id: &entry.id, entry }))
}

/// The id of an entry that was written without one: a hash of its content, as ten of the
/// characters that random ids are made of.
pub(super) fn content_id(entry: &Entry) -> EntryId {
    let hash = Sha256::digest(to_json(entry).as_bytes());
    let character = |byte: &u8| char::from_digit(u32::from(*byte) % 36, 36).unwrap_or('0');
    EntryId::new(hash.iter().take(10).map(character).collect::<String>())
}
