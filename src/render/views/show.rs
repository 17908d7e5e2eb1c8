//! All there is to know about an item.

use super::log::entries;
use super::titled;
use crate::domain::Status;
use crate::render::phrasing::{about, decisions, if_internal, long_days, on_one_line, sides};
use crate::render::{Audience, Calendar, Cell, Column, Document, Report, Row, Text, Tone};
use crate::reports::header::Header;
use crate::reports::item::{ItemDetail, ItemRow, Show};

impl Report for Show {
    fn document(&self, audience: &Audience) -> Document {
        let each = self.items.iter().map(|item| show(item, &self.header, &audience.calendar));
        Document::joined(each)
    }

    fn has_internal_notes(&self) -> bool {
        self.items.iter().flat_map(|item| &item.history).any(|entry| entry.internal)
    }
}

/// All there is to know about an item.
pub fn show(item: &ItemDetail, header: &Header, calendar: &Calendar) -> Document {
    let mut document = titled(header, &item.phase, calendar);
    let id = Text::toned(item.row.short.clone(), Tone::Strong);
    document.line(id.and("  ", Tone::Plain).and(item.row.task.clone(), Tone::Strong));
    for line in item.detail.iter().flat_map(|detail| detail.lines()) {
        document.indented(line);
    }
    document.gap();
    let rows = fields(item, calendar).into_iter().map(|(name, value)| {
        Row::from(vec![Cell::from(name).toned(Tone::Quiet), Cell::from(value.as_str())])
    });
    let columns = vec![Column::unheaded("FIELD"), Column::unheaded("VALUE").wraps()];
    document.table(columns, rows);
    for conflict in &item.row.in_conflict {
        let text = Text::toned(format!("conflict in {}: ", about(&conflict.touch)), Tone::Bad);
        document.line(text.and(sides(conflict, calendar), Tone::Plain));
        for decision in decisions(conflict) {
            document.indented(format!("decide:  {decision}"));
        }
    }
    document.heading("History");
    match item.history.is_empty() {
        true => document.line("Nothing yet."),
        false => document.blocks.push(entries(&item.history, None, calendar)),
    }
    document
}

fn fields(item: &ItemDetail, calendar: &Calendar) -> Vec<(&'static str, String)> {
    let row = &item.row;
    let is_status_told = !row.duty || row.status != Status::NotStarted;
    let reason = || {
        let reason = row.reason.as_deref().unwrap_or("none given");
        on_one_line(reason) + if_internal(row.reason_is_internal)
    };
    let taken_up = match row.taken_up {
        true => "yes, and taken up",
        false => "yes, and not taken up: start it to take it up",
    };
    let fields = [
        ("id", (row.id.as_str() != row.short).then(|| row.id.to_string())),
        ("status", is_status_told.then(|| status(row, calendar))),
        ("reason", row.tells_reason().then(reason)),
        ("duty", row.duty.then(|| confirmed(row, calendar))),
        ("optional", row.optional.then(|| taken_up.to_owned())),
        ("owner", Some(owner(row))),
        ("role", row.role.clone()),
        ("due", Some(due(row, calendar))),
        ("link", row.link.clone()),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn status(row: &ItemRow, calendar: &Calendar) -> String {
    let age = row.blocked_days.filter(|days| *days > 0);
    let age = age.map(|days| format!(", {}", long_days(days))).unwrap_or_default();
    let since = row.since.map(|day| format!(" since {}", calendar.day(day)));
    format!("{}{}{age}", row.status, since.unwrap_or_default())
}

fn confirmed(row: &ItemRow, calendar: &Calendar) -> String {
    match (row.confirmed, row.met) {
        (None, _) => "never confirmed yet".to_owned(),
        (Some(day), true) => format!("confirmed {}", calendar.day(day)),
        (Some(day), false) => {
            format!("confirmed {}, not since the last checkpoint", calendar.day(day))
        }
    }
}

fn owner(row: &ItemRow) -> String {
    match (&row.owner, row.owner_by_role) {
        (None, _) => "nobody yet".to_owned(),
        (Some(owner), true) => format!("{owner} (as the role's owner)"),
        (Some(owner), false) => owner.clone(),
    }
}

fn due(row: &ItemRow, calendar: &Calendar) -> String {
    let Some(day) = row.due else {
        return "no date".to_owned();
    };
    let by = if row.due_by_phase { ", the phase's date" } else { "" };
    let distance = match row.status {
        Status::Done | Status::NotApplicable => String::new(),
        _ => format!(" ({})", calendar.distance(day)),
    };
    format!("{}{distance}{by}", calendar.full_day(day))
}
