//! An entry of the journal: what one command did, at one instant, by one person.

mod addition;
mod changes;
mod checkpoint;
mod field;
mod keys;
mod map;
mod operation;
mod reading;

pub use addition::Addition;
pub use changes::{Changes, Json, Unknown};
pub use checkpoint::{Checkpoint, Health};
pub use field::{Field, Value, Write};
pub use keys::Entry;
pub use map::Map;
pub use operation::Operation;
