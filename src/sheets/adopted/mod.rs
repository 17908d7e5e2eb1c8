//! Lists in Markdown, in a spreadsheet or in plain lines, as checklists and as the beginning of
//! records.

mod adopt;
mod html_table;
mod left_out;
mod lines;
mod links;
mod markdown;
mod outline;
mod paragraph;
mod parents;
mod point;
mod row;
mod rows;
mod running;
mod settled;
mod shown;
mod small_table;
mod text_table;
mod told;
mod walk;
mod wording;

pub(crate) use adopt::{Adopted, adopt, has_lines, is_list};
pub(crate) use running::Running;
pub(crate) use wording::Wording;
