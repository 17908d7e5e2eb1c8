//! The checklist on a screen. A key becomes another state, and perhaps something to be done,
//! which is the matter of whoever knows the record.

mod ask;
mod board;
mod filter;
mod hangup;
mod input;
mod keys;
mod layout;
mod paint;
mod screen;
mod signals;
mod state;
mod view;

pub use board::Board;
pub use keys::Do;
pub use screen::{Event, Screen, end_by};
pub use state::State;
pub use view::view;
