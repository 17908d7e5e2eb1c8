//! A document: typed cells and tones, in no format yet, and not escaped for any.

mod block;
mod table;
mod text;

pub use super::axis::{Axis, Mark};
pub use super::chart::{Chart, Projection, Series};
pub use super::prose::{Passage, Prose};
pub use super::timeline::{Bar, Timeline};
pub use super::verdict::{Figure, Standing, Verdict};
pub use block::{Block, Document};
pub use table::{Cell, Column, Datum, Group, Row, Table};
pub use text::{Span, Text, Tone};
