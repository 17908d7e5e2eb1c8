//! Values of fields, as people say them, and their signs.

use super::Calendar;
use crate::domain::{Field, Status, Value};
use crate::render::Tone;

/// A value as a sentence has it; nothing is `no owner`, `no due date`.
pub fn field_value(field: Field, value: &Value, calendar: &Calendar) -> String {
    match value {
        Value::Nothing if field == Field::Due => "no due date".to_owned(),
        Value::Nothing => format!("no {}", field.word()),
        Value::Status(status) => status.to_string(),
        Value::Day(day) => calendar.full_day(*day),
        Value::Text(text) => text.to_string(),
    }
}

/// The sign of a status, which stands beside its word, and its tone.
pub fn status_sign(status: Status) -> (&'static str, Tone) {
    match status {
        Status::NotStarted => ("○", Tone::Plain),
        Status::InProgress => ("◐", Tone::Notice),
        Status::Blocked => ("■", Tone::Bad),
        Status::Done => ("✓", Tone::Good),
        Status::NotApplicable => ("–", Tone::Quiet),
    }
}

/// What somebody said, perhaps not for the customer.
pub fn remark(said: &str, internal: bool) -> String {
    format!("{said}{}", if internal { " (internal)" } else { "" })
}
