//! Values of fields, as people say them, and their signs.

use std::iter::repeat;

use super::Calendar;
use crate::domain::{Field, MatterStatus, Status, Value};
use crate::render::document::Span;
use crate::render::{Text, Tone};

/// A value as a sentence has it; nothing is `no owner`, `no due date`.
pub fn field_value(field: Field, value: &Value, calendar: &Calendar) -> String {
    match value {
        Value::Nothing if field == Field::Due => "no due date".to_owned(),
        Value::Nothing => format!("no {}", field.word()),
        Value::Status(status) => status.to_string(),
        Value::MatterStatus(status) => status.word().to_owned(),
        Value::Day(day) => calendar.full_day(*day),
        Value::Text(text) => text.to_string(),
    }
}

/// What something is set to, as a sentence has it.
pub fn setting_value(value: &Value) -> String {
    value.as_text().unwrap_or("none").to_owned()
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

/// The sign of what has become of a matter, which stands beside its word, and its tone.
pub fn matter_sign(status: MatterStatus) -> (&'static str, Tone) {
    match status {
        MatterStatus::Open => ("○", Tone::Plain),
        MatterStatus::Closed => ("✓", Tone::Good),
    }
}

/// What somebody said, behind a sign and on as many lines as he did, and behind that by whom or
/// for whom it is.
pub fn said(said: &str, aside: &str) -> Vec<Text> {
    let signs = ["↳ "].into_iter().chain(repeat("  "));
    let mut lines: Vec<Text> =
        said.lines().zip(signs).map(|(line, sign)| Text::from(format!("{sign}{line}"))).collect();
    if let Some(last) = lines.last_mut().filter(|_| !aside.is_empty()) {
        last.0.push(Span { content: aside.to_owned(), tone: Tone::Quiet });
    }
    lines
}

/// What stands behind words that may not be for the customer.
pub fn if_internal(internal: bool) -> &'static str {
    if internal { " (internal)" } else { "" }
}

/// What somebody said on several lines, within a sentence.
pub fn on_one_line(said: &str) -> String {
    said.lines().collect::<Vec<&str>>().join(" / ")
}
