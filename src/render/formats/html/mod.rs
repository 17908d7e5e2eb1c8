//! One self-contained page: it loads nothing, and reads without its script too.

mod blocks;
mod page;

pub use page::render;
