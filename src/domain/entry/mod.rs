//! An entry of the journal: what one command did, at one instant, by one person.

mod acceptance;
mod addition;
mod changes;
mod checkpoint;
mod content;
mod deserialize;
mod field;
mod hold;
mod map;
mod operation;
mod raised;
mod setting;
mod upgrade;
mod waiting;

pub use acceptance::Acceptance;
pub use addition::Addition;
pub use changes::{Changes, Json, Unknown};
pub use checkpoint::{Checkpoint, Health};
pub use content::Entry;
pub use field::{Field, RIVALS, Value, Write};
pub use hold::Hold;
pub use map::Map;
pub use operation::Operation;
pub use raised::Raised;
pub use setting::Setting;
pub use upgrade::{NewPhase, Upgrade};
pub use waiting::Waiting;
