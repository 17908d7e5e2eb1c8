//! Comma-separated values (RFC 4180), for spreadsheets and programs.

mod write;

pub use write::render;
