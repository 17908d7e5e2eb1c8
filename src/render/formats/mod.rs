//! Documents and reports as bytes: one folder a format.

pub mod csv;
mod data;
mod format;
pub(crate) mod formula;
mod grid;
pub mod html;
pub mod json;
pub mod markdown;
pub mod svg;
mod symbols;
pub mod text;
pub mod xlsx;

pub use format::FORMATS;
pub use format::{Format, Medium, Unwritable};
