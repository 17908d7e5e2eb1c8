//! All there is to know about items and matters.

use super::list::RECHECK;
use super::log::entries;
use super::titled;
use crate::domain::Status;
use crate::render::phrasing::{
    about, acceptance, decisions, if_internal, long_days, on_one_line, sides, waiting_for,
};
use crate::render::{Audience, Calendar, Cell, Column, Document, Report, Row, Text, Tone};
use crate::reports::acceptance::AcceptanceRow;
use crate::reports::conflicts::Conflict;
use crate::reports::header::Header;
use crate::reports::item::{ItemDetail, ItemRow};
use crate::reports::log::LogEntry;
use crate::reports::matter::{MatterDetail, MatterRow};
use crate::reports::show::Show;

impl Report for Show {
    fn document(&self, audience: &Audience) -> Document {
        let (header, calendar) = (&self.header, &audience.calendar);
        let items = self.items.iter().map(|item| show(item, header, calendar));
        let matters = self.matters.iter().map(|matter| show_matter(matter, header, calendar));
        let accepted = self.accepted.iter().map(|row| accepted(row, header, calendar));
        Document::joined(accepted.chain(items).chain(matters))
    }

    fn has_internal_notes(&self) -> bool {
        let of_items = self.items.iter().flat_map(|item| &item.history);
        let of_matters = self.matters.iter().flat_map(|matter| &matter.history);
        of_items.chain(of_matters).any(|entry| entry.internal)
    }
}

/// All there is to know about an item.
pub fn show(item: &ItemDetail, header: &Header, calendar: &Calendar) -> Document {
    let mut document = titled(header, &item.phase, calendar);
    document.line(called(&item.row.short, &item.row.task));
    for line in item.detail.iter().flat_map(|detail| detail.lines()) {
        document.indented(line);
    }
    document.gap();
    what_is_known(fields(item, calendar), &item.row.in_conflict, calendar, &mut document);
    history(&item.history, calendar, &mut document);
    document
}

/// All there is to know about a matter.
pub fn show_matter(matter: &MatterDetail, header: &Header, calendar: &Calendar) -> Document {
    let row = &matter.row;
    let mut document = titled(header, row.kind.word(), calendar);
    let withheld = "(what it is about is not for the customer)".to_owned();
    let task = if row.task.is_empty() { withheld } else { row.task.clone() };
    document.line(called(&row.short, &task));
    document.gap();
    let closed = row.closed.map(|day| format!(" since {}", calendar.day(day)));
    let outcome = row
        .outcome
        .as_ref()
        .map(|outcome| on_one_line(outcome) + if_internal(row.outcome_is_internal));
    let due = row.due.map(|due| match row.closed {
        Some(_) => calendar.full_day(due),
        None => format!("{} ({})", calendar.full_day(due), calendar.distance(due)),
    });
    let fields = [
        ("id", (row.id.as_str() != row.short).then(|| row.id.to_string())),
        ("status", Some(format!("{}{}", row.status.word(), closed.unwrap_or_default()))),
        ("outcome", outcome),
        ("owner", Some(row.owner.clone().unwrap_or_else(|| "nobody yet".to_owned()))),
        ("due", Some(due.unwrap_or_else(|| "no date".to_owned()))),
        ("raised", Some(raised(row, calendar))),
        ("internal", row.internal.then(|| "yes, it is not for the customer".to_owned())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    what_is_known(fields, &row.in_conflict, calendar, &mut document);
    history(&matter.history, calendar, &mut document);
    document
}

/// That a phase was accepted.
fn accepted(row: &AcceptanceRow, header: &Header, calendar: &Calendar) -> Document {
    let mut document = titled(header, &row.name, calendar);
    document.line(acceptance(row, calendar));
    let fields = [("link", &row.link), ("fingerprint", &row.fingerprint)].into_iter();
    let fields = fields.filter_map(|(name, value)| Some((name, value.clone()?)));
    what_is_known(fields.collect(), &[], calendar, &mut document);
    document
}

fn raised(row: &MatterRow, calendar: &Calendar) -> String {
    format!("{} by {}", calendar.full_day(row.raised), calendar.person(&row.raised_by))
}

fn called(short: &str, task: &str) -> Text {
    Text::toned(short, Tone::Strong).and("  ", Tone::Plain).and(task, Tone::Strong)
}

/// Field by field, and what is in conflict.
fn what_is_known(
    fields: Vec<(&str, String)>,
    in_conflict: &[Conflict],
    calendar: &Calendar,
    document: &mut Document,
) {
    let rows = fields.into_iter().map(|(name, value)| {
        Row::from(vec![Cell::from(name).toned(Tone::Quiet), Cell::from(value.as_str())])
    });
    let columns = vec![Column::unheaded("FIELD"), Column::unheaded("VALUE").wraps()];
    document.table(columns, rows);
    for conflict in in_conflict {
        let text = Text::toned(format!("conflict in {}: ", about(&conflict.touch)), Tone::Bad);
        document.line(text.and(sides(conflict, calendar), Tone::Plain));
        for decision in decisions(conflict).iter().filter(|_| calendar.is_of_keeper()) {
            document.indented(format!("decide:  {decision}"));
        }
    }
}

fn history(history: &[LogEntry], calendar: &Calendar, document: &mut Document) {
    document.heading("History");
    match history.is_empty() {
        true => document.line("Nothing yet."),
        false => document.blocks.push(entries(history, None, calendar)),
    }
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
        ("re-check", row.recheck.then(|| RECHECK.to_owned())),
        ("reason", row.tells_reason().then(reason)),
        ("waiting", row.waiting.as_ref().map(|waits| waiting_for(waits, calendar))),
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
        _ => calendar.lateness_in_brackets(day, row.late_days),
    };
    format!("{}{distance}{by}", calendar.full_day(day))
}
