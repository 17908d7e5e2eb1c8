//! What is said of errors and warnings: what went wrong, why, and what to do now.

mod error;
mod excerpt;
mod refusal;
mod sheet;
mod store;
mod warning;

pub(super) use error::Hint;
pub(crate) use error::explain;
pub(super) use excerpt::excerpt;
pub(super) use store::not_merged;
pub(super) use warning::{unfinished, warning};
