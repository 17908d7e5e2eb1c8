//! The state of an engagement: a pure fold of the set of entries over the pinned checklist.

mod accepted;
mod ages;
mod fold;
mod given;
mod item;
mod lookup;
mod matter;
mod meetings;
mod moves;
mod plan;
mod register;
mod rest;
mod scope_history;
mod settings;
mod since_accepted;
mod taken_back;
mod to_do;
mod touch;
mod tracked;
mod upgraded;

pub use accepted::{Accepted, How};
pub use fold::{Checkpointed, Engagement, PhaseState, Stray};
pub use item::ItemState;
pub use matter::MatterState;
pub use register::{Register, Standing};
pub use rest::Rest;
pub use scope_history::{Counted, Turn};
pub use settings::Settings;
pub use taken_back::{Undone, undos};
pub use touch::Touch;
pub use tracked::{Added, Tracked};
pub use upgraded::{Upgraded, with_phases};
