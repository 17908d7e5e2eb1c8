//! Values of fields, as people say them.

use super::Calendar;
use crate::domain::entry::{Field, Value};

/// A value as a sentence has it; nothing is `no owner`, `no due date`.
pub fn field_value(field: Field, value: &Value, calendar: &Calendar) -> String {
    match (field, value) {
        (Field::Owner, Value::Nothing) => "no owner".to_owned(),
        (Field::Due, Value::Nothing) => "no due date".to_owned(),
        (field, Value::Nothing) => format!("no {}", field.word()),
        (_, value) => self::value(value, calendar),
    }
}

/// What somebody said, perhaps not for the customer.
pub fn remark(said: &str, internal: bool) -> String {
    format!("{said}{}", if internal { " (internal)" } else { "" })
}

/// A value on its own.
pub fn value(value: &Value, calendar: &Calendar) -> String {
    match value {
        Value::Nothing => "-".to_owned(),
        Value::Status(status) => status.to_string(),
        Value::Day(day) => calendar.full_day(*day),
        Value::Text(text) => text.to_string(),
    }
}
