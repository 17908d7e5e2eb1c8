//! The state of an engagement: a pure fold of the set of entries over the pinned checklist.

mod fold;
mod item;
mod register;
mod standing;
mod touch;
mod turns;

pub use fold::{Checkpointed, Engagement, PhaseState, Stray};
pub use item::{Added, ItemState};
pub use register::{Register, Standing};
pub use touch::Touch;
pub use turns::{Counted, Turn};
