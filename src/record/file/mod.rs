//! Text to domain and back: the head's YAML, an entry's line, and the faults of both with their
//! line and column.

mod damage;
mod encode;
pub mod fault;
mod fields;
mod fingerprint;
mod journal;
mod json;
mod node;
mod read_head;
mod second_head;
mod union;
mod whole;
mod write_head;
pub(crate) mod yaml;

pub use encode::encode;
pub use fingerprint::Hashes;
pub use journal::{Journal, LONGEST_LINE, Located, Tail, tail};
pub use union::{UnionRefusal, union, with_head};
pub use whole::{File, parts, read};
pub(crate) use write_head::bare_id;
pub use write_head::{write_checklist, write_head};

use fault::Fault;

/// `text` as a JSON string that every YAML parser reads right and no terminal obeys.
pub fn json_string(text: &str) -> String {
    json::to_json(&text)
}

/// The JSON Schema of checklists and records.
pub const SCHEMA: &str = include_str!("schema.json");

/// Decodes one entry's line, as it stands in a journal.
///
/// # Errors
/// With what is wrong with it.
pub fn decode_line(line: &str) -> Result<crate::domain::entry::Entry, Fault> {
    journal::entry(line)
}
