//! Dates as people type them: first what is written, then the day that it means.

mod examples;
mod means;
mod written;

pub(crate) use examples::examples;
pub(crate) use means::dated;
pub use means::{DateFault, Direction, Origin, day};
pub use written::{counts_from_the_start, is_date};
