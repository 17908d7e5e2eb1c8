//! What has changed, as people say it.

use super::history::said_health;
use super::{Calendar, field_value, plural};
use crate::domain::entry::{Field, Value};
use crate::reports::effect::Change;

/// A change: the id that it is about, the task, and what happened.
pub fn change(change: &Change, calendar: &Calendar) -> (String, String, String) {
    let arrow = |field: Field, was: &Value, now_value: &Value, contested: bool| {
        let was = field_value(field, was, calendar);
        let now = field_value(field, now_value, calendar);
        match (was == now, contested) {
            (true, true) => format!("{now} (in conflict)"),
            (true, false) => format!("{now} (decided)"),
            (false, _) => format!("{was} → {now}{}", how_far(now_value, calendar)),
        }
    };
    let about = |id: &str, task: &str, what: String| (id.to_owned(), task.to_owned(), what);
    match change {
        Change::Item { id, task, field: Field::Status, was, now, contested } => {
            about(id, task, arrow(Field::Status, was, now, *contested))
        }
        Change::Item { id, task, field, was, now, contested } => {
            let what = arrow(*field, was, now, *contested);
            about(id, task, format!("{}: {what}", field.word()))
        }
        Change::Phase { name, was, now, contested } => {
            about(name, "", format!("due: {}", arrow(Field::Due, was, now, *contested)))
        }
        Change::Role { role, was, now, contested, items } => {
            let items = plural(*items, "item", "items");
            about(role, "", format!("{} ({items})", arrow(Field::Owner, was, now, *contested)))
        }
        Change::Added { id, task, phase, owner, due } => {
            let owner = owner.as_ref().map(|owner| format!(", {owner}"));
            let due = due.map(|due| {
                format!(", due {}{}", calendar.full_day(due), how_far(&Value::Day(due), calendar))
            });
            let more = owner.unwrap_or_default() + &due.unwrap_or_default();
            about(id, task, format!("added to {phase}{more}"))
        }
        Change::Removed { id, task } => about(id, task, "no longer there".to_owned()),
        Change::Confirmed { id, task } => about(id, task, "confirmed".to_owned()),
        Change::Unconfirmed { id, task } => about(id, task, "no longer confirmed".to_owned()),
        Change::Noted { id, task } => about(id, task, "noted".to_owned()),
        Change::Marked(checkpoint) => {
            let name = checkpoint.name.as_ref().map(|name| format!("Checkpoint {name}"));
            let next = checkpoint.next.map(|day| {
                format!("next checkpoint {} ({})", calendar.full_day(day), calendar.distance(day))
            });
            let health =
                checkpoint.health.map(|health| said_health(health, checkpoint.why.as_deref()));
            let parts: Vec<String> = name.into_iter().chain(health).chain(next).collect();
            about("", "", parts.join(", "))
        }
        Change::Unmarked(checkpoint) => {
            let name = checkpoint.name.as_deref().unwrap_or("the date of the next checkpoint");
            about("", "", format!("taken back: {name}"))
        }
        Change::Undid { entry, items, note } => match note {
            Some(note) => about(&items.join(", "), "", format!("taken back: “{note}”")),
            None => about("", "", format!("entry {entry} is taken back")),
        },
    }
}

/// ` (in 7 days)`, of a day.
fn how_far(value: &Value, calendar: &Calendar) -> String {
    value.as_day().map(|day| format!(" ({})", calendar.distance(day))).unwrap_or_default()
}
