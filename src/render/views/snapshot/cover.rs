//! What stands on top: of whom it is, of when, and what is read in ten seconds.

use super::section::headed;
use crate::domain::time::instant_text;
use crate::render::document::{Block, Cell, Column, Datum, Row, Table, Text, Tone};
use crate::render::phrasing::{Calendar, health_reasons, health_tone, health_word, progress};
use crate::render::views::{changes, status};
use crate::reports::snapshot::Snapshot;

/// The customer, what the author says, the figures that matter most, and of what they are.
pub(super) fn cover(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let message = report.message.as_ref().map(|message| Block::Line(Text::from(message.as_str())));
    let period = format!("Period: {}", changes::period(&report.period, false, calendar));
    let made = format!(
        "As of {} · prepared by {} · fingerprint {}",
        instant_text(report.header.as_of),
        report.prepared_by,
        report.fingerprint
    );
    let title = status::title(&report.header, calendar);
    let facts = [
        Block::Line(Text::from(period)),
        Block::Line(Text::toned(made, Tone::Quiet)),
        Block::Gap,
        Block::Figures(figures(report, calendar)),
    ];
    [title].into_iter().chain(message).chain(facts).collect()
}

/// What is read in ten seconds.
fn figures(report: &Snapshot, calendar: &Calendar) -> Table {
    let number = |number: usize| {
        let tone = if number > 0 { Tone::Bad } else { Tone::Plain };
        Cell::from(Datum::Count(number)).toned(tone)
    };
    let health = report.health.word;
    let current = report.current_phase.as_ref().map_or("all complete", |phase| phase.name.as_str());
    let figures = [
        (
            Column::words("HEALTH"),
            Cell::from(health_word(health).as_str()).toned(health_tone(health)),
        ),
        (Column::words("DONE"), Cell::from(progress(&report.progress.all).as_str())),
        (Column::words("BLOCKED"), number(report.blocked.len())),
        (Column::words("OVERDUE"), number(report.overdue.len())),
        (Column::words("CURRENT\nPHASE").goes(1), Cell::from(current)),
        (
            Column::words("NEXT\nCHECKPOINT"),
            Cell::text(report.next_checkpoint.map(|day| calendar.day(day))),
        ),
    ];
    let (columns, cells): (_, Vec<Cell>) = figures.into_iter().unzip();
    Table::of(columns, [Row::from(cells)])
}

/// The health with its reasons, and what it was at the checkpoint before.
pub(super) fn health(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let health = &report.health;
    let word = Text::toned(health_word(health.word), health_tone(health.word));
    let now = word.and(format!(" · {}", health_reasons(health, calendar)), Tone::Plain);
    let before = match (&report.period.from.checkpoint, report.previous_health) {
        (Some(name), Some(word)) => Text::from(format!("At {name} it was "))
            .and(health_word(word), health_tone(word))
            .and(".", Tone::Plain),
        _ => Text::toned("There was no checkpoint before.", Tone::Quiet),
    };
    headed("Health", vec![Block::Line(now), Block::Line(before)])
}
