//! Lists that somebody already has, in Markdown, in a spreadsheet or in plain lines, as
//! checklists.

mod kind;
mod lines;
mod markdown;
mod outline;
mod rows;

pub(crate) use kind::Kind;
pub(crate) use lines::plain;
pub(crate) use markdown::markdown;
pub(crate) use outline::{LeftOut, Outline};
pub(crate) use rows::sheet;
