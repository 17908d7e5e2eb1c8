//! Lists that somebody already has, in Markdown, in a spreadsheet or in plain lines, as
//! checklists.

mod adopt;
mod lines;
mod markdown;
mod outline;
mod rows;

pub(crate) use adopt::{List, is_list};
pub(crate) use outline::Adopted;
