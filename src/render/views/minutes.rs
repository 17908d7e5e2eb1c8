//! What the days of a meeting recorded.

use super::changes::{called, moved};
use super::titled;
use crate::domain::Value;
use crate::render::phrasing::{health_word, if_internal, said};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Document, Report, Row, Table, Text, Tone,
};
use crate::reports::changes::{Change, Kind};
use crate::reports::checkpoints::Held;
use crate::reports::health::Word;
use crate::reports::minutes::Minutes;

impl Report for Minutes {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let meeting = self.meeting.as_ref();
        let about =
            meeting.map_or("minutes".to_owned(), |held| format!("minutes of {}", held.name));
        let mut document = titled(&self.header, &about, calendar);
        let [from, to] = [self.from, self.to].map(|day| calendar.full_day(day));
        if self.from != self.to {
            document.line(format!("From {from} to {to}"));
        }
        meeting.into_iter().flat_map(head).for_each(|text| document.line(text));
        let parts = self.parts().into_iter().filter(|(_, changes)| !changes.is_empty());
        let is_dated = |change: &Change| change.cause.day.is_some_and(|day| day != self.to);
        for (title, changes) in parts.clone() {
            document.heading(format!("{title} ({})", changes.len()));
            let is_dated = changes.iter().any(is_dated);
            document.blocks.push(table(changes, is_dated, calendar));
        }
        document.gap();
        if parts.count() == 0 {
            let days = if self.from == self.to {
                format!("on {to}")
            } else {
                format!("from {from} to {to}")
            };
            let nothing = if meeting.is_some() { "Nothing else" } else { "Nothing" };
            document.line(format!("{nothing} was recorded {days}."));
        }
        if let Some(next) = self.next {
            document.line(format!("Next meeting: {}", calendar.full_day(next)));
        }
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.has_internal_notes
    }
}

/// Who was there, and what was said of the meeting as a whole.
fn head(held: &Held) -> Vec<Text> {
    let present =
        (!held.present.is_empty()).then(|| format!("Present: {}", held.present.join(", ")));
    let health = held.health.map(|health| format!("Health: {}", health_word(Word::Is(health))));
    let words = held.why.iter().chain(&held.note).flat_map(|words| words.lines());
    let words = words.map(|line| format!("{line}{}", if_internal(held.internal)));
    present.into_iter().chain(health).chain(words).map(Text::from).collect()
}

/// Changes, with their days where they are not all of the last day.
fn table(changes: &[Change], is_dated: bool, calendar: &Calendar) -> Block {
    let mut columns = vec![
        Column::unheaded("ITEM"),
        Column::unheaded("TASK").wraps(),
        Column::unheaded("CHANGE").wraps(),
    ];
    columns.extend(is_dated.then(|| Column::unheaded("DAY")));
    let row = |change: &Change| {
        let [about, task] = called(&change.subject);
        let cause = &change.cause;
        let day = Cell::brief_day(cause.day, false, Tone::Plain);
        let cells = [about, task, &what(change, calendar)].map(Cell::from).into_iter();
        let note = cause.note.iter().flat_map(|note| said(note, if_internal(cause.internal)));
        Row::from(cells.chain(is_dated.then_some(day)).collect::<Vec<Cell>>()).with(note)
    };
    Block::Table(Table::of(columns, changes.iter().map(row)))
}

/// Who was asked, of what was closed; else how it moved.
fn what(change: &Change, calendar: &Calendar) -> String {
    match change.kind {
        Kind::Closed => change.owner.clone().unwrap_or_default(),
        Kind::Confirmed => "confirmed".to_owned(),
        Kind::Removed if change.was == Value::Nothing => "no longer there".to_owned(),
        _ => moved(change, calendar),
    }
}
