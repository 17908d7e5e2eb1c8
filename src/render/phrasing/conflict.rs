//! Conflicts, as people say them.

use super::{Calendar, field_value};
use crate::domain::entry::{Field, Value};
use crate::domain::status::Status;
use crate::reports::conflicts::{About, Conflict, Side};

/// `status`, `due`, `two items with one id`.
pub fn about(about: &About) -> &'static str {
    match about {
        About::Item(_, field) => field.word(),
        About::Addition(_) => "two items were added with this id",
        About::Phase(_) => Field::Due.word(),
        About::Role(_) => Field::Owner.word(),
    }
}

/// `Lee Ito (dana, Fri 4 Dec 09:14) stands; Dana Cruz (lee, Fri 4 Dec 09:10)`.
pub fn sides(conflict: &Conflict, calendar: &Calendar) -> String {
    let field = conflict.about.shows_in();
    let said = |side: &Side| {
        let value = field_value(field, &side.value, calendar);
        (value, format!("({}, {})", side.by, calendar.stamp(side.at)))
    };
    let mut sides = conflict.sides.iter().rev().map(said);
    let stands = sides.next().map(|(value, who)| format!("{value} {who} stands"));
    let others = sides.map(|(value, who)| format!("{value} {who}"));
    stands.into_iter().chain(others).collect::<Vec<String>>().join("; ")
}

/// The commands that settle a conflict, one for each value where that can be said in a line.
pub fn decisions(conflict: &Conflict) -> Vec<String> {
    let name = &conflict.name;
    match &conflict.about {
        About::Item(_, Field::Status) => {
            let values = conflict.sides.iter().rev().filter_map(|side| verb(&side.value));
            values.map(|verb| verb.replace("ID", name)).collect()
        }
        About::Item(_, Field::Owner) => vec![format!("assign {name} --to NAME")],
        About::Item(_, Field::Due) | About::Phase(_) => vec![format!("due {name} --on DATE")],
        About::Role(_) => vec![format!("assign --role \"{name}\" --to NAME")],
        About::Item(..) | About::Addition(_) => vec![format!("show {name}")],
    }
}

/// The command that leads to a status.
fn verb(value: &Value) -> Option<&'static str> {
    match value {
        Value::Status(Status::NotStarted) => Some("edit ID"),
        Value::Status(Status::InProgress) => Some("start ID"),
        Value::Status(Status::Blocked) => Some("block ID -m WHY"),
        Value::Status(Status::Done) => Some("done ID"),
        Value::Status(Status::NotApplicable) => Some("na ID -m WHY"),
        _ => None,
    }
}
