//! What went wrong, why, and what to do now, in words.

mod error;
mod excerpt;
mod hinted;
mod merging;
mod refusal;
mod selection;
mod sheet;
mod store;
mod warning;

pub(crate) use error::explain;
pub(super) use excerpt::{excerpt, excerpts};
pub(super) use hinted::Hint;
pub(super) use merging::not_merged;
pub(super) use warning::{unfinished, warning};

/// So many faults of a file are shown, and so many candidates.
const MOST: usize = 20;
