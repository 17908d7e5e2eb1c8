//! The entries of a record: each kept as its line, beside what it does to the state.

mod index;
mod kept;

pub(in crate::domain) use index::Deed;
pub use index::Index;
pub use kept::{EntryText, Journal, Kept};
