//! The format of a record: what its text says, and where it is, read, created and appended to.

mod disk;
mod format;

pub(crate) use disk::leave_interrupts_to_others;
pub use disk::*;
pub use format::*;
