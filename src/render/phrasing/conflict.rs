//! Conflicts, as people say them.

use super::{Calendar, field_value};
use crate::domain::entry::Field;
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
    let field = match &conflict.about {
        About::Item(_, field) => *field,
        About::Addition(_) => Field::Task,
        About::Phase(_) => Field::Due,
        About::Role(_) => Field::Owner,
    };
    let said = |side: &Side| {
        let value = field_value(field, &side.value, calendar);
        (value, format!("({}, {})", side.by, calendar.stamp(side.at)))
    };
    let mut sides = conflict.sides.iter().rev().map(said);
    let stands = sides.next().map(|(value, who)| format!("{value} {who} stands"));
    let others = sides.map(|(value, who)| format!("{value} {who}"));
    stands.into_iter().chain(others).collect::<Vec<String>>().join("; ")
}
