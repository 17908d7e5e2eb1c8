//! Charts in SVG. A drawing stands alone: no script, nothing from elsewhere, readable in light and
//! in dark, and the same bytes for the same chart.

mod chart;
mod marks;
mod writer;

pub use chart::{STYLE, inline, render};
