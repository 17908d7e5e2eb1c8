//! A sheet of items that was filled in and sent back.

mod compare;
mod read;

pub(crate) use compare::{CompareError, Side, changed, not_taken};
pub(crate) use read::Returned;
