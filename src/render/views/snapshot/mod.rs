//! The report that people hand over.

mod ahead;
mod counting;
mod cover;
mod period;
mod report;
mod section;
mod workbook;
