//! Reports as documents.

mod agenda;
mod altered;
mod attention;
mod burn_up;
mod changes;
mod checkpoints;
mod faults;
mod gate;
mod list;
mod log;
mod matters_sheet;
mod merged;
mod minutes;
mod plan;
mod portfolio;
mod raid;
mod recorded;
mod settings;
mod sheet;
mod show;
mod snapshot;
mod starting;
mod status;
mod upgraded;
mod verification;
mod week;

pub use faults::{Excerpt, faults};
pub use list::{item, phase_due};
pub use matters_sheet::MATTERS;
pub use merged::{Merged, merged};
pub use raid::matter;
pub use recorded::{Recorded, asides, nothing_recorded, recorded, recorded_line};
pub use sheet::{CELLS, SHOWN, SheetCell, Stamp, sheet, stamped_cells};
pub use show::{show, show_matter};
pub use snapshot::is_cut;
pub use starting::{begun, checklists, suggestions};
pub use status::next_checkpoint;

use super::document::{Block, Document, Text, Tone};
use super::formats::json::schema;
use super::phrasing::{Calendar, on_hold};
use crate::reports::agenda::Agenda;
use crate::reports::burn_up::BurnUpReport;
use crate::reports::changes::ChangesReport;
use crate::reports::checkpoints::Checkpoints;
use crate::reports::gate::Gate;
use crate::reports::header::Header;
use crate::reports::list::List;
use crate::reports::log::Log;
use crate::reports::minutes::Minutes;
use crate::reports::plan::Plan;
use crate::reports::portfolio::Portfolio;
use crate::reports::raid::Raid;
use crate::reports::settings::SettingsReport;
use crate::reports::show::Show;
use crate::reports::snapshot::Snapshot;
use crate::reports::status::StatusReport;
use crate::reports::verification::Verification;
use crate::reports::week::Week;

/// What makes a JSON Schema.
type Schema = fn() -> String;

/// The reports by the names that their versions have, `status` of `ticklist/status/1`, each with
/// what makes its JSON Schema.
pub const REPORTS: [(&str, Schema); 17] = [
    ("status", schema::<StatusReport>),
    ("list", schema::<List>),
    ("show", schema::<Show>),
    ("log", schema::<Log>),
    ("checkpoints", schema::<Checkpoints>),
    ("changes", schema::<ChangesReport>),
    ("agenda", schema::<Agenda>),
    ("minutes", schema::<Minutes>),
    ("gate", schema::<Gate>),
    ("raid", schema::<Raid>),
    ("snapshot", schema::<Snapshot>),
    ("verification", schema::<Verification>),
    ("settings", schema::<SettingsReport>),
    ("chart", schema::<BurnUpReport>),
    ("plan", schema::<Plan>),
    ("portfolio", schema::<Portfolio>),
    ("week", schema::<Week>),
];

/// A document that begins with the customer and what it is about, and the day.
fn titled(header: &Header, about: &str, calendar: &Calendar) -> Document {
    let day = Text::from(calendar.full_day(header.today));
    let mut document = Document { blocks: vec![Block::Ends(named(header, about), day)] };
    let hold = header.hold.map(|hold| on_hold(hold, calendar));
    hold.into_iter().for_each(|hold| document.line(Text::toned(hold, Tone::Strong)));
    document
}

/// The customer and what the report is about.
fn named(header: &Header, about: &str) -> Text {
    Text::toned(header.customer.clone(), Tone::Strong).and(format!(" · {about}"), Tone::Plain)
}
