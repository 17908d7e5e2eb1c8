//! What is other at the end of a period than at its beginning: two states compared, so that what
//! was done and undone in between is no change.

mod acceptances;
mod cause;
mod compare;
mod holds;
mod kind;
mod matters;
mod notes;
mod report;

pub use cause::Cause;
pub use compare::{Change, Subject};
pub(super) use compare::{phases, roles};
pub use kind::Kind;
pub(super) use notes::{has_internal_notes, notes};
pub use report::{Changes, ChangesReport, Point, changes, changes_report};
