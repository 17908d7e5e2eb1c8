//! Values of fields, as people say them, and their signs.

use std::iter::repeat;

use super::{Calendar, long_days, plural};
use crate::domain::{Field, MatterStatus, Status, Value, Waiting};
use crate::render::document::Span;
use crate::render::{Text, Tone};
use crate::reports::waiting::{WaitedFor, Waits};

/// A value as a sentence has it; nothing is `no owner`, `no due date`.
pub fn field_value(field: Field, value: &Value, calendar: &Calendar) -> String {
    match value {
        Value::Nothing if field == Field::Due => "no due date".to_owned(),
        Value::Nothing if field == Field::Waiting => "for nobody".to_owned(),
        Value::Nothing => format!("no {}", field.word()),
        Value::Status(status) => status.to_string(),
        Value::MatterStatus(status) => status.word().to_owned(),
        Value::Day(day) => calendar.full_day(*day),
        Value::Waiting(Waiting { party, until }) => {
            for_and_until(party.as_deref(), until.map(|day| calendar.full_day(day)))
        }
        Value::Text(text) => text.to_string(),
    }
}

/// `for Microsoft until Fri 4 Dec, 2 days late`.
pub fn waiting_for(waits: &Waits, calendar: &Calendar) -> String {
    let until = waits.until.map(|until| match waits.late_days {
        0 => calendar.day(until),
        late => calendar.day_and_distance(until, late),
    });
    for_and_until(waits.party.as_deref(), until)
}

fn for_and_until(party: Option<&str>, until: Option<String>) -> String {
    let party = party.map(|party| format!("for {party}"));
    let until = until.map(|until| format!("until {until}"));
    party.into_iter().chain(until).collect::<Vec<String>>().join(" ")
}

/// `Waiting for: Microsoft 14 days (2 items), the customer 3 days (1)`; nothing where nothing waits.
pub fn waited_for(parties: &[WaitedFor]) -> Option<String> {
    let each = parties.iter().enumerate().map(|(at, one)| {
        let items = match at {
            0 => plural(one.items, "item", "items"),
            _ => one.items.to_string(),
        };
        let days = if one.days > 0 { long_days(one.days) } else { "since today".to_owned() };
        format!("{} {days} ({items})", one.party)
    });
    let each = each.collect::<Vec<String>>().join(", ");
    (!parties.is_empty()).then(|| format!("Waiting for: {each}"))
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

/// Two wordings of one text, each from the words on that are others, with two around them:
/// `…as Microsoft advises`, `…as the FastTrack team advises`.
pub fn reworded(was: &str, now: &str) -> (String, String) {
    let [was, now] = [was, now].map(|text| text.split_whitespace().collect::<Vec<&str>>());
    let same = was.iter().zip(&now).take_while(|(was, now)| was == now).count();
    let ends = was[same..].iter().rev().zip(now[same..].iter().rev());
    let same_end = ends.take_while(|(was, now)| was == now).count();
    let (start, end) = (same.saturating_sub(2), same_end.saturating_sub(2));
    let part = |words: &[&str]| {
        let [before, after] = [start, end].map(|left_out| if left_out > 0 { "…" } else { "" });
        format!("{before}{}{after}", words[start..words.len() - end].join(" "))
    };
    (part(&was), part(&now))
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
