//! What an entry did, as people say it.

use super::{Calendar, field_value};
use crate::domain::entry::{Field, Health, Value};
use crate::domain::ids::{EntryId, Id};
use crate::domain::select::Names;
use crate::reports::history::Part;

/// A part of an entry: the item or phase that it is about, and what it did.
pub fn part(part: &Part, names: &Names, calendar: &Calendar) -> (String, String) {
    match part {
        Part::Set { id, field, was, now, .. } => {
            (names.name(id).to_owned(), moved(*field, was.as_deref(), now, calendar))
        }
        Part::Add { id, phase, task } => {
            (names.name(id).to_owned(), format!("added to {phase}: {task}"))
        }
        Part::Confirm { items } => (joined(items, names), "confirmed".to_owned()),
        Part::Note { items } => (joined(items, names), "noted".to_owned()),
        Part::Role { role, was, now } => {
            (role.clone(), format!("role, {}", moved(Field::Owner, was.as_deref(), now, calendar)))
        }
        Part::Checkpoint { name, next, health, why } => {
            let name = name.as_ref().map(|name| format!("checkpoint {name}"));
            let next = next.map(|day| format!("next checkpoint {}", calendar.full_day(day)));
            let health = health.map(|health| said_health(health, why.as_deref()));
            let parts: Vec<String> = name.into_iter().chain(next).chain(health).collect();
            (String::new(), parts.join(", "))
        }
        Part::Undo { entry, again, work } => {
            let verb = if *again { "brought back" } else { "took back" };
            (String::new(), format!("{verb} {}", work_of(work, entry, names, calendar)))
        }
        Part::Unknown { id, key, value } => {
            let about = id.as_ref().map(|id| names.name(id).to_owned()).unwrap_or_default();
            (about, format!("{key}: {value} (unknown to this version)"))
        }
    }
}

/// `A3 in-progress → done and 2 more`, or the id of the entry where that can't be said.
fn work_of(work: &[Part], entry: &EntryId, names: &Names, calendar: &Calendar) -> String {
    let Some(first) = work.first() else {
        return entry.to_string();
    };
    let (about, what) = part(first, names, calendar);
    let more = match work.len() {
        1 => String::new(),
        many => format!(" and {} more", many - 1),
    };
    format!("{about} {what}{more}").trim_start().to_owned()
}

/// `in-progress → done`, `owner: Dana → Lee`, `→ blocked` where nobody said what was.
fn moved(field: Field, was: Option<&[Value]>, now: &Value, calendar: &Calendar) -> String {
    let now = field_value(field, now, calendar);
    let was = was.unwrap_or_default().iter().map(|value| field_value(field, value, calendar));
    let was = was.collect::<Vec<String>>().join(" and ");
    let arrow = if was.is_empty() { format!("→ {now}") } else { format!("{was} → {now}") };
    match field {
        Field::Status => arrow,
        _ => format!("{}: {arrow}", field.word()),
    }
}

/// `health RED “The sponsor is ill”`.
pub(super) fn said_health(health: Health, why: Option<&str>) -> String {
    let why = why.map(|why| format!(" “{why}”")).unwrap_or_default();
    format!("health {}{why}", health.word().to_uppercase())
}

fn joined(ids: &[Id], names: &Names) -> String {
    ids.iter().map(|id| names.name(id)).collect::<Vec<&str>>().join(", ")
}
