//! Decodes an entry, from JSON or from a YAML node.

mod entry;
mod keyed;
mod parts;
mod values;
mod write;

pub(super) use entry::Decoded;
