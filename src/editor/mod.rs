//! Items as text for an editor, and that text read back.

mod edits;
mod marks;
mod read;
mod shown;
mod write;

pub(crate) use edits::{Shown, Written, edits};
pub(crate) use marks::{marked, unmarked};
pub(crate) use read::{Edited, read_edited};
pub(crate) use shown::shown;
pub(crate) use write::{Form, write_edited};
