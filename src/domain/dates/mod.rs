//! Dates as people type them: first what is written, then the day that it means.

mod means;
mod written;

pub(crate) use means::dated;
pub use means::{DateFault, Direction, Origin, day};
pub use written::{counts_from_the_start, is_date};
