//! What has to be done in the days ahead, over many records.

mod of_record;
mod report;
mod row;

pub use of_record::{RecordWeek, record_week};
pub use report::{Asked, PerWeek, Recipient, Week, week};
pub use row::{Meeting, RowKind, WeekRow, Why};
