//! A newer checklist beside the items of a record: which are which.

mod likeness;
mod matches;

pub use likeness::{Words, words};
pub use matches::{Matches, New, Old, Question, matches};
