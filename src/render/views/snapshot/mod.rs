//! The report that people hand over.

mod ahead;
mod counting;
mod cover;
mod period;
mod report;

pub use report::snapshot;
