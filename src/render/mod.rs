//! Reports for people and programs: a report becomes a document, a document becomes bytes.

mod axis;
mod chart;
pub mod clip;
pub mod document;
pub mod formats;
pub mod phrasing;
mod prose;
mod report;
mod several;
mod timeline;
mod verdict;
pub mod views;

pub use document::{Block, Cell, Column, Datum, Document, Group, Row, Table, Text, Tone};
pub use phrasing::{Calendar, CommandLine};
pub use report::{Audience, Report, Sheet};
pub use several::{One, Several};
