//! Charts in SVG. A drawing stands alone: no script, nothing from elsewhere, readable in light and
//! in dark, and the same bytes for the same chart.

mod chart;
mod elements;
mod labels;
mod render;
mod room;
mod timeline;

pub use render::{STYLE, inline, render};
