//! The checklist on a screen. A key becomes another state, and perhaps something to be done,
//! which is the matter of whoever knows the record.

mod burst;
mod event_loop;
mod filter;
mod keys;
mod layout;
mod overview;
mod paint;
mod people;
mod prompt;
mod sections;
mod signals;
mod state;
mod terminal;
mod typed_line;
mod view;

pub(crate) use event_loop::{Attempt, Recorder, run};
pub use keys::Request;
pub use overview::Overview;
pub use state::State;
pub use terminal::Terminal;
pub use view::view;
