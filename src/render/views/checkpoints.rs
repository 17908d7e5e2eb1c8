//! The meetings.

use super::titled;
use crate::render::phrasing::{if_internal, present, said};
use crate::render::{Audience, Calendar, Cell, Column, Document, Report, Row, Text};
use crate::reports::checkpoints::{Checkpoints, Held, NextCheckpoint};

impl Report for Checkpoints {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = titled(&self.header, "checkpoints", calendar);
        if self.held.is_empty() {
            let lead = " Mark one when the meeting is held:  ";
            let mark = ["checkpoint", "NAME", "--next", "DATE"];
            document.line(audience.with_hint(Text::from("None yet."), lead, &mark));
        } else {
            let columns = vec![
                Column::words("WHEN"),
                Column::words("NAME").wraps(),
                Column::words("BY").wraps(),
                Column::words("HEALTH"),
            ];
            document.table(columns, self.held.iter().map(|held| row(held, calendar)));
        }
        document.line(match self.next {
            Some(NextCheckpoint { day, late_days }) => {
                let was = if late_days > 0 { "was due " } else { "" };
                let distance = calendar.lateness_in_brackets(day, late_days);
                format!("Next: {was}{}{distance}", calendar.full_day(day))
            }
            None => "Next: no date set".to_owned(),
        });
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.held.iter().any(|held| held.internal)
    }
}

fn row(held: &Held, calendar: &Calendar) -> Row {
    let words = held.why.iter().chain(&held.note);
    let words = words.flat_map(|words| said(words, if_internal(held.internal)));
    Row::from(vec![
        Cell::from(calendar.stamp(held.at)),
        Cell::from(held.name.as_str()),
        Cell::from(calendar.person(&held.by)),
        Cell::text(held.health.map(|health| health.word().to_uppercase())),
    ])
    .with(present(&held.present).map(Text::from).into_iter().chain(words))
}
