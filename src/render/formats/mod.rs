//! Documents and reports as bytes: one folder a format.

mod cell_text;
pub mod csv;
mod format;
pub(crate) mod formula;
mod grid;
pub mod html;
mod ics;
pub mod json;
pub mod markdown;
pub mod svg;
pub mod text;
mod value_table;
pub mod xlsx;

pub use format::FORMATS;
pub use format::{Format, Medium, Unwritable};
