//! What is said of errors and warnings: what went wrong, why, and what to do now.

mod error;
mod refusal;
mod sheet;
mod store;
mod warning;

pub(crate) use error::explain;
pub(super) use error::{Hint, excerpt};
pub(super) use store::not_merged;
pub(super) use warning::{unfinished, warning};
