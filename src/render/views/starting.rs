//! The beginning: checklists, what was begun of them, and commands to try next.

use std::path::Path;

use crate::domain::checklist::Duration;
use crate::domain::dates::Holidays;
use crate::domain::engagement::Settings;
use crate::domain::{Checklist, Head, Setting};
use crate::render::phrasing::{long_days, plural};
use crate::render::{Calendar, Cell, Column, CommandLine, Datum, Document, Row, Text, Tone};

/// The checklists that are built in, by name.
pub fn checklists(checklists: &[(&str, Checklist)]) -> Document {
    let columns = vec![
        Column::words("NAME"),
        Column::words("TITLE").wraps(),
        Column::numbers("PHASES"),
        Column::numbers("ITEMS"),
    ];
    let rows = checklists.iter().map(|(name, checklist)| {
        let source = checklist.source.as_ref().map(|source| {
            let parts = [&source.title, &source.author, &source.date, &source.licence];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            Text::quiet(format!("↳ after: {}", parts.join(", ")))
        });
        Row::from(vec![
            Cell::from(*name),
            Cell::from(checklist.title.as_str()),
            Cell::from(Datum::Count(checklist.phases.len())),
            Cell::from(Datum::Count(checklist.item_count())),
        ])
        .with(source)
    });
    let mut document = Document::default();
    document.table(columns, rows);
    document.gap();
    let more = [
        ("One in full:    ", CommandLine::new(["checklists", "show", "NAME"])),
        ("One of yours:   ", CommandLine::new(["init", "CUSTOMER", "--checklist", "FILE.yaml"])),
    ];
    for (lead, line) in more {
        document.line(Text::from(lead).and(line.to_string(), Tone::Command));
    }
    document
}

/// What was begun, in which zone, how to take back its plan if it has one, and what to do next; `about` makes a
/// command one about the record.
pub fn begun(
    head: &Head,
    settings: &Settings,
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
    if let Some(zone) = settings.text(Setting::Zone) {
        document.line(Text::quiet(format!("Days are counted in {zone}, wherever they are read")));
    }
    if let Some(undo) = undo {
        document.gap();
        plan(head, &settings.holidays, calendar, &mut document);
        document.line(Text::quiet("Undo the plan: ").and(undo.to_string(), Tone::Command));
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

/// When each phase that a checklist plans is due, and how long it takes.
fn plan(head: &Head, holidays: &Holidays, calendar: &Calendar, document: &mut Document) {
    let rows = head.checklist.plan(head.started, holidays).into_iter().map(|(place, due)| {
        let phase = &head.checklist.phases[place];
        let days = phase.days.map(planned).unwrap_or_default();
        let beside = if phase.standing { ", beside the others" } else { "" };
        Row::from(vec![
            Cell::from(phase.name.as_str()),
            Cell::from(format!("due {}", calendar.full_day(due))),
            Cell::from(format!("{days}{beside}")),
        ])
    });
    let wide = Column::default().wraps();
    document.table(vec![wide.clone(), Column::default(), wide], rows);
}

/// `2 weeks`, `10 working days`.
fn planned(duration: Duration) -> String {
    match duration {
        Duration::Days(number) => long_days(i64::from(number)),
        Duration::WorkingDays(number) => plural(number as usize, "working day", "working days"),
    }
}

/// Commands to try next, and what they are good for.
pub fn suggestions(title: &str, commands: &[(CommandLine, &str)]) -> Document {
    let rows = commands.iter().map(|(line, what)| {
        let line = Cell::from(line.to_string()).toned(Tone::Command);
        Row::from(vec![Cell::from(" "), line, Cell::from(*what)])
    });
    let mut document = Document::default();
    document.line(title);
    let what = Column::default().wraps().goes(1);
    document.table(vec![Column::default(), Column::default(), what], rows);
    document
}
