//! What happened, entry by entry.

use super::titled;
use crate::domain::select::Names;
use crate::render::phrasing::{self, about, if_internal, said, sides};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Report, Row, Table, Text, Tone,
};
use crate::reports::log::{Log, LogEntry, Part};

impl Report for Log {
    fn document(&self, audience: &Audience) -> Document {
        let mut document = titled(&self.header, "log", &audience.calendar);
        let table = entries(&self.entries, Some(&self.names), &audience.calendar);
        document.blocks.push(match self.entries.is_empty() {
            true => Block::Line(Text::from("No entries.")),
            false => table,
        });
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.entries.iter().any(|entry| entry.internal)
    }
}

/// The entries as a table; with the names of the items that they are about, or without where that
/// is clear.
pub(super) fn entries(log: &[LogEntry], names: Option<&Names>, calendar: &Calendar) -> Block {
    let rows = log.iter().flat_map(|entry| rows(entry, names, calendar));
    let columns = vec![
        Column::words("WHEN"),
        Column::words("BY").wraps(),
        Column::words("WHAT").wraps(),
        Column::words("ENTRY"),
    ];
    Block::Table(Table::of(columns, rows))
}

fn rows(entry: &LogEntry, names: Option<&Names>, calendar: &Calendar) -> Vec<Row> {
    let tone = if entry.undone { Tone::Quiet } else { Tone::Plain };
    let mut said: Vec<String> =
        entry.parts.iter().map(|part| sentence(part, names, calendar)).collect();
    if said.is_empty() {
        said.push("note".to_owned());
    }
    if entry.undone {
        said.iter_mut().for_each(|what| what.push_str(" (undone)"));
    }
    let when = Datum::Moment(calendar.zone.wall(entry.at));
    let rows = said.iter().enumerate().map(|(at, what)| {
        let first = |datum: Datum| if at == 0 { datum } else { Datum::Blank };
        let by = Datum::from(calendar.person(&entry.by));
        let id = Datum::from(entry.id.as_str());
        let cells = [first(when.clone()), first(by), Datum::from(what.as_str()), first(id)];
        Row::from(cells.map(|datum| Cell::from(datum).toned(tone)).to_vec())
    });
    let mut rows: Vec<Row> = rows.collect();
    if let Some(last) = rows.last_mut() {
        last.below = remarks(entry, names, calendar);
        last.below.extend(names.into_iter().flat_map(|_| both_sides(entry, calendar)));
    }
    rows
}

/// What was said about an entry, in full.
fn remarks(entry: &LogEntry, names: Option<&Names>, calendar: &Calendar) -> Vec<Text> {
    let on = entry.on.map(|day| format!("↳ on {}", calendar.full_day(day)));
    let via = entry.via.as_ref().map(|file| format!("↳ from {file}"));
    let said = |note: &str| said(note, if_internal(entry.internal));
    let note = entry.note.as_deref().map(said);
    let notes = entry.notes.iter().map(|(id, note)| {
        let about = names.map(|names| format!("{}: ", names.name(id))).unwrap_or_default();
        said(&format!("{about}{note}"))
    });
    let facts = on.into_iter().chain(via).map(Text::from);
    facts.chain(note.into_iter().chain(notes).flatten()).collect()
}

/// `≠ A4 owner: Lee Ito (dana, Fri 4 Dec 09:14) stands; Dana Cruz (lee, Fri 4 Dec 09:10)`.
fn both_sides(entry: &LogEntry, calendar: &Calendar) -> impl Iterator<Item = Text> {
    entry.in_conflict.iter().map(|conflict| {
        let about = format!("≠ {} {}: ", conflict.name, about(&conflict.touch));
        Text::toned(about + &sides(conflict, calendar), Tone::Bad)
    })
}

fn sentence(part: &Part, names: Option<&Names>, calendar: &Calendar) -> String {
    let (about, what) = phrasing::part(part, names.unwrap_or(&Names::default()), calendar);
    match names.is_some() && !about.is_empty() {
        true => format!("{about}  {what}"),
        false => what,
    }
}
