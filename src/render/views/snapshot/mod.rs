//! The report that people hand over: a list of sections, each of which is a small function.

mod cover;
mod legend;
mod needs;
mod period;
mod report;
mod rules;
mod section;
mod sign;

pub use cover::is_cut;
