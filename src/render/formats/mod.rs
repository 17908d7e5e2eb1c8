//! Documents and reports as bytes: one folder a format.

pub mod html;
pub mod json;
pub mod markdown;
mod symbols;
pub mod svg;
pub mod text;
