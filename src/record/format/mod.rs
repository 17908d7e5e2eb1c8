//! Text to domain and back: the head's YAML, an entry's line, and the faults of both with their
//! line and column.

mod damage;
mod decode;
mod encode;
pub mod fault;
mod fields;
mod hashes;
mod journal;
mod node_reader;
mod read_brand;
mod read_head;
mod second_head;
mod union;
mod whole;
mod write_head;
pub(crate) mod yaml;

pub use damage::decode_line;
pub use decode::LONGEST_LINE;
pub use encode::{encode, json_string};
pub use hashes::Hashes;
pub use journal::{Journal, Located, Tail, parts, tail};
pub use read_brand::read_brand;
pub use second_head::names_in_head;
pub use union::{UnionRefusal, union, with_head};
pub use whole::{File, read};
pub(crate) use write_head::bare_id;
pub use write_head::{write_checklist, write_head};

/// The JSON Schema of checklists and records.
pub const SCHEMA: &str = include_str!("schema.json");
