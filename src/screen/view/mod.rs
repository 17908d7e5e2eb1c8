//! The state as a frame. Only what is seen is laid out.

mod foot;
mod frame;
mod help;
mod items;
mod phases;

pub use frame::view;
pub(super) use help::help;
