//! Text for a terminal, or for a pipe.

mod blocks;
mod chart;
mod columns;
mod line;
mod ruler;
mod table;
mod timeline;
mod visible;

pub use crate::render::formats::cell_text::bar;
pub use blocks::{cell, lines, render};
pub use line::{Look, in_ascii};
pub use visible::{visible, visible_lines};
