//! Lists in Markdown, in a spreadsheet or in plain lines, as checklists.

mod adopt;
mod lines;
mod markdown;
mod outline;
mod rows;

pub(crate) use adopt::{adopt, is_list};
pub(crate) use outline::Adopted;
