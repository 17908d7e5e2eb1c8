//! Lists that somebody already has, in Markdown, in a spreadsheet or in plain lines, as
//! checklists.

mod draft;
mod kind;
mod markdown;
mod plain;
mod sheet;

pub use draft::{LeftOut, Outline};
pub use kind::Kind;
pub use markdown::markdown;
pub use plain::plain;
pub use sheet::sheet;
