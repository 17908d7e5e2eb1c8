//! A sheet of items that was filled in and sent back.

mod compare;
mod earlier;
mod left_out;
mod read;
mod written;

pub(crate) use compare::{Compared, Side, changed};
pub(crate) use read::Returned;
