//! A sheet of items that somebody filled in and sent back.

mod compare;
mod read;

pub(crate) use compare::{BothChanged, Compared, Home, Side, compared, not_taken};
pub(crate) use read::{Returned, ReturnedRow, returned};
