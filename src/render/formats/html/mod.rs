//! One self-contained page: it loads nothing, and reads without its script too.

mod blocks;
mod mail;
mod page;

pub use mail::mail;
pub use page::render;
