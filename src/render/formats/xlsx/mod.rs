//! Workbooks for people who have only Excel.

mod book;
mod sheet;
mod style;

pub use book::render;
