//! What an entry altered, line by line.

use crate::domain::Value;
use crate::render::phrasing::{alteration, matter_sign, status_sign};
use crate::render::{Block, Calendar, Cell, Column, Row, Table, Tone};
use crate::reports::effect::{Alteration, Altered, Effect};

/// What is other than before.
pub(super) fn change_table(effect: &Effect, calendar: &Calendar) -> Block {
    let rows = effect.alterations.iter().map(|altered| row(altered, calendar));
    Block::Table(Table::of(columns(), rows))
}

/// A sign, an id, a task, and what happened.
pub(super) fn columns() -> Vec<Column> {
    let (narrow, wide) = (Column::default(), Column::default().wraps());
    vec![narrow.clone(), narrow, wide.clone(), wide]
}

/// One line of that.
pub(super) fn row(altered: &Alteration, calendar: &Calendar) -> Row {
    let (id, task, what) = alteration(altered, calendar);
    line(sign(&altered.how), [&id, &task, &what])
}

/// A row of these columns.
pub(super) fn line((sign, tone): (&str, Tone), [id, task, what]: [&str; 3]) -> Row {
    Row::from(vec![
        Cell::from(sign).toned(tone),
        Cell::from(id).toned(Tone::Strong),
        Cell::from(task),
        Cell::from(what),
    ])
}

/// The sign in front of it, and its tone.
pub(super) fn sign(how: &Altered) -> (&'static str, Tone) {
    match how {
        Altered::Set { now: Value::Status(status), .. } => status_sign(*status),
        Altered::Set { now: Value::MatterStatus(status), .. } => matter_sign(*status),
        Altered::Confirmed | Altered::Rechecked => ("↻", Tone::Good),
        Altered::Added { .. } | Altered::Raised { .. } => ("+", Tone::Good),
        Altered::Removed | Altered::Unmarked(_) => ("−", Tone::Notice),
        _ => ("·", Tone::Plain),
    }
}
