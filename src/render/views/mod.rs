//! Reports as documents.

mod agenda;
mod attention;
mod burn_up;
mod changes;
mod checklists;
mod checkpoints;
mod faults;
mod gate;
mod list;
mod log;
mod merged;
mod plan;
mod portfolio;
mod recorded;
mod sheet;
mod show;
mod snapshot;
mod status;
mod suggestions;
mod verification;

pub use checklists::checklists;
pub use faults::{Excerpt, faults};
pub use list::item;
pub use merged::{Merged, merged};
pub use plan::plan;
pub use recorded::{Recorded, asides, recorded, recorded_line};
pub use sheet::{SheetCell, Stamp, sheet, written_cells};
pub use show::show;
pub use suggestions::suggestions;

use super::document::{Block, Text, Tone};
use super::phrasing::Calendar;
use crate::reports::header::Header;

/// The first line of a report: the customer and what it is about, and the day.
fn title(header: &Header, about: &str, calendar: &Calendar) -> Block {
    Block::Ends(named(header, about), Text::from(calendar.full_day(header.today)))
}

/// The customer and what the report is about.
fn named(header: &Header, about: &str) -> Text {
    Text::toned(header.customer.clone(), Tone::Strong).and(format!(" · {about}"), Tone::Plain)
}
