//! Items as text for an editor, and that text read back.

mod marks;
mod read;
mod write;

pub use marks::{marked, unmarked};
pub use read::{Edited, read_edited};
pub use write::{Form, write_edited};
