//! What meetings deal with beside the checklist.

use super::attention::{blocked, columns};
use super::matters_sheet::matters_sheet;
use super::titled;
use crate::domain::Field;
use crate::render::phrasing::{about, if_internal, matter_sign, plural, said, sides};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Report, Row, Sheet, Text, Tone,
};
use crate::reports::matter::MatterRow;
use crate::reports::raid::{Raid, RaidFilter};

impl Report for Raid {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = titled(&self.header, &asked(&self.filter), calendar);
        let decisions = if self.filter.all { "Decisions" } else { "Decisions needed" };
        let parts =
            [(decisions, &self.decisions), ("Risks", &self.risks), ("Actions", &self.actions)];
        for (heading, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            document.heading(format!("{heading} ({})", rows.len()));
            document.table(matter_columns(), rows.iter().map(|row| matter(row, calendar)));
        }
        if !self.issues.is_empty() {
            document.heading(format!("Issues: blocked items ({})", self.issues.len()));
            let issues = self.issues.iter().map(|item| blocked(item, calendar));
            document.table(columns().split_off(1), issues.map(without_its_kind));
        }
        if self.matters().next().is_none() && self.issues.is_empty() {
            document.line("Nothing to show.");
        }
        if self.closed > 0 {
            document.gap();
            let closed = plural(self.closed, "closed matter", "closed matters");
            let all = if calendar.is_of_keeper() { " (--all)" } else { "" };
            document.line(Text::quiet(format!("not shown: {closed}{all}")));
        }
        document
    }

    fn table(&self, _: &Audience) -> Document {
        Document { blocks: vec![Block::Table(matters_sheet(self.matters(), &self.issues))] }
    }

    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        vec![Sheet::new("RAID", self.table(audience))]
    }

    fn has_internal_notes(&self) -> bool {
        self.matters().any(MatterRow::has_internal_notes)
            || self.withheld
            || self.issues.iter().any(|item| item.reason_is_internal)
    }
}

/// `decisions, risks, actions and issues, owned by Dana, overdue`.
fn asked(filter: &RaidFilter) -> String {
    let owner = filter.owner.as_ref().map(|owner| format!(", owned by {owner}"));
    let overdue = if filter.overdue { ", overdue" } else { "" };
    format!("decisions, risks, actions and issues{}{overdue}", owner.unwrap_or_default())
}

fn without_its_kind(row: Row) -> Row {
    Row { cells: row.cells.into_iter().skip(1).collect(), ..row }
}

/// The columns of matters.
pub(super) fn matter_columns() -> Vec<Column> {
    vec![
        Column::words("ID"),
        Column::words("STATUS"),
        Column::words("WHAT").wraps(),
        Column::words("OWNER").wraps(),
        Column::words("DUE"),
        Column::words("RAISED").goes(1),
    ]
}

/// A matter on a line, and what came of it below.
pub fn matter(row: &MatterRow, calendar: &Calendar) -> Row {
    let contested = |field: Field| row.is_contested(field);
    let day = |day, overdue| Datum::Day { day, overdue, inherited: false, brief: false };
    let due = row.due.map_or(Datum::Nothing, |due| day(due, row.overdue));
    let (sign, tone) = matter_sign(row.status);
    let status = format!("{sign} {}", row.status.word());
    Row::from(vec![
        Cell::from(row.short.as_str()),
        Cell::from(status).toned(tone).contested(contested(Field::Status)),
        Cell::from(format!("{}{}", row.task, if_internal(row.internal)))
            .contested(contested(Field::Task)),
        Cell::text(row.owner.clone()).contested(contested(Field::Owner)),
        Cell::from(due)
            .toned(if row.overdue { Tone::Bad } else { Tone::Plain })
            .contested(contested(Field::Due)),
        Cell::from(day(row.raised, false)),
    ])
    .with(outcome(row, calendar).into_iter().chain(both_sides(row, calendar)))
}

/// `↳ Hybrid, for two years (dana, Fri 4 Dec)`.
pub(super) fn outcome(row: &MatterRow, calendar: &Calendar) -> Vec<Text> {
    let (Some(outcome), Some(by), Some(day)) = (&row.outcome, &row.closed_by, row.closed) else {
        return Vec::new();
    };
    let internal = if row.outcome_is_internal { "internal, " } else { "" };
    said(outcome, &format!(" ({internal}{}, {})", calendar.person(by), calendar.day(day)))
}

/// `≠ owner: Lee Ito (dana, Fri 4 Dec 09:14) stands; Dana Cruz (lee, Fri 4 Dec 09:10)`.
pub(super) fn both_sides(row: &MatterRow, calendar: &Calendar) -> impl Iterator<Item = Text> {
    row.in_conflict.iter().map(|conflict| {
        let about = about(&conflict.touch);
        Text::toned(format!("≠ {about}: {}", sides(conflict, calendar)), Tone::Bad)
    })
}
