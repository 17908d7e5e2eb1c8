//! What is said of errors and warnings: what went wrong, why, and what to do now.

mod disk;
mod error;
mod excerpt;
mod refusal;
mod sheet;
mod warning;

pub(super) use disk::{not_merged, not_settled};
pub(super) use error::Hint;
pub(crate) use error::explain;
pub(super) use excerpt::excerpt;
pub(super) use sheet::fault_lines;
pub(super) use warning::{guessed, unfinished, warning};
