//! An entry of the journal: what one command did, at one instant, by one person.

mod field;
mod keys;
mod map;
mod operation;
mod reading;

pub use field::{Field, Value, Write};
pub use keys::{Addition, Changes, Checkpoint, Entry, Health, Json, Unknown};
pub use map::Map;
pub use operation::Operation;
