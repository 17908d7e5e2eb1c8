//! Items in the user's own editor: as text, read back, and what was changed.

mod editing;
mod from_text;
mod program;
mod shown;
mod to_text;

pub(crate) use editing::{Ended, edit_items};
pub(crate) use program::EditorFault;
