//! The file of a record: what its text says, and where it is, read, created and appended to.

mod disk;
mod file;

pub use disk::*;
pub use file::*;
