//! A sheet of items that somebody filled in and sent back.

mod compare;
mod read;

pub(crate) use compare::{BothChanged, CompareError, Side, changed, not_taken};
pub(crate) use read::Returned;
