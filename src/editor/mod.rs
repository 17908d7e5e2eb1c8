//! Items in the user's own editor: as text, read back, and what was changed.

mod editing;
mod program;
mod read;
mod shown;
mod write;

pub(crate) use editing::{Ended, edit_items};
pub(crate) use program::open;
