//! A record that was begun.

use std::path::Path;

use super::suggestions;
use crate::domain::checklist::Head;
use crate::render::document::{Block, Cell, Column, Document, Row, Table, Text, Tone};
use crate::render::phrasing::{Calendar, CommandLine, long_days, plural};

/// What was begun, how to take back its plan if it has one, and what to do next; `about` makes a
/// command one about the record.
pub fn begun(
    head: &Head,
    path: &Path,
    undo: Option<CommandLine>,
    about: &dyn Fn(&[&str]) -> CommandLine,
    calendar: &Calendar,
) -> Document {
    let checklist = &head.checklist;
    let mut document = Document::default();
    let title = Text::toned(head.customer.clone(), Tone::Strong);
    document.line(title.and(format!(" · {}", checklist.title), Tone::Plain));
    document.line(format!(
        "{} in {}, from {}, recorded in {}",
        plural(checklist.item_count(), "item", "items"),
        plural(checklist.phases.len(), "phase", "phases"),
        calendar.full_day(head.started),
        path.display()
    ));
    if let Some(undo) = undo {
        document.gap();
        document.blocks.push(plan(head, calendar));
        document.line(Text::toned(format!("Undo the plan: {undo}"), Tone::Quiet));
    }
    let first = checklist.phases.iter().find(|phase| !phase.standing);
    let phase = first.or(checklist.phases.first()).map_or("PHASE", |phase| phase.id.as_str());
    let next = [
        (about(&["list", phase]), "see what is to be done"),
        (about(&["assign", phase, "--to", "NAME"]), "say who does it"),
        (about(&["due", phase, "--on", "DATE"]), "and by when"),
    ];
    document.gap();
    document.blocks.extend(suggestions("Next:", &next).blocks);
    document
}

/// When each planned phase is due, and how long it takes.
fn plan(head: &Head, calendar: &Calendar) -> Block {
    let rows = head.checklist.plan(head.started).into_iter().map(|(place, due)| {
        let phase = &head.checklist.phases[place];
        let days = i64::from(phase.days.unwrap_or_default());
        let beside = if phase.standing { ", beside the others" } else { "" };
        Row::from(vec![
            Cell::from(phase.name.as_str()),
            Cell::from(format!("due {}", calendar.full_day(due))),
            Cell::from(format!("{}{beside}", long_days(days))),
        ])
    });
    let columns = vec![Column::words("").wraps(), Column::words(""), Column::words("").wraps()];
    Block::Table(Table::of(columns, rows))
}
