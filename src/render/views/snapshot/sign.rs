//! The page on which the customer accepts what is complete.

use super::section::headed;
use crate::render::phrasing::since_accepted;
use crate::render::{Block, Calendar, Cell, Column, Row, Table, Text};
use crate::reports::plan::PlannedPhase;
use crate::reports::snapshot::Snapshot;

/// What whoever signs writes.
const BLANKS: [&str; 4] = ["Name", "Role", "Date", "Signature"];

/// The phases with what was accepted of them, and lines to sign on.
pub(super) fn sign(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    if !report.extent.sign {
        return Vec::new();
    }
    let columns = vec![
        Column::words("PHASE").wraps(),
        Column::words("DONE"),
        Column::words("ACCEPTED"),
        Column::words("BY").wraps(),
        Column::words("SINCE THEN").wraps(),
    ];
    let rows = report.plan.phases.iter().map(|phase| row(phase, report, calendar));
    let day = calendar.full_day(calendar.today);
    let says = format!(
        "{} accepts what is complete in the phases below, as it is on {day} (fingerprint {}). Phases \
         that are not to be accepted are struck out.",
        report.header.customer, report.fingerprint
    );
    let blocks = vec![
        Block::Line(Text::from(says)),
        Block::Gap,
        Block::Table(Table::of(columns, rows)),
        Block::Blanks(BLANKS.map(str::to_owned).to_vec()),
    ];
    [vec![Block::Page], headed("Acceptance", blocks)].concat()
}

/// A phase, when and by whom it was accepted, and what changed in it since.
fn row(phase: &PlannedPhase, report: &Snapshot, calendar: &Calendar) -> Row {
    let accepted = report.accepted.iter().find(|accepted| accepted.phase == phase.id);
    Row::from(vec![
        Cell::from(phase.name.as_str()),
        Cell::of(phase.counts.done, phase.counts.in_scope),
        Cell::text(accepted.map(|accepted| calendar.day(accepted.day))),
        Cell::text(accepted.map(|accepted| accepted.from.as_str())),
        Cell::text(accepted.and_then(since_accepted)),
    ])
}
