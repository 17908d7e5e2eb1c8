//! Dates as people type them: first what is written, then the day that it means.

mod means;
mod written;

pub use means::{DateFault, Direction, Origin, day};
pub(crate) use means::{dated, examples};
pub use written::{counts_from_the_start, is_date};
