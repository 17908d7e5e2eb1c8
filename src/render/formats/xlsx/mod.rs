//! Workbooks for people who have only Excel.

mod book;
mod brand;
mod drawing;
mod sheet;
mod style;

pub use book::render;
