//! Documents and reports as bytes: one folder a format.

pub mod html;
pub mod json;
pub mod markdown;
pub mod svg;
mod symbols;
pub mod text;
