//! The state of an engagement: a pure fold of the set of entries over the pinned checklist.

mod ages;
mod fold;
mod item;
mod moves;
mod plan;
mod register;
mod rest;
mod scope_history;
mod taken_back;
mod touch;

pub use fold::{Checkpointed, Engagement, PhaseState, Stray};
pub use item::{Added, ItemState};
pub use register::{Register, Standing};
pub use rest::Rest;
pub use scope_history::{Counted, Turn};
pub use taken_back::{Undone, undos};
pub use touch::Touch;
