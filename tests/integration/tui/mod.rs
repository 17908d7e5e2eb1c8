//! The screen: as a pure function of keys, and in a real terminal.

mod keys;
mod looks;
mod matters;
mod meeting;
mod terminal;
pub(crate) mod terminals;
mod whole_meeting;
