//! What a cell holds, as text.

use std::borrow::Cow;

use crate::render::phrasing::{percent, status_sign};
use crate::render::{Calendar, Cell, Datum, Text, Tone};

/// How many characters the bar of a cell has.
const BAR: usize = 10;

/// The text of a cell.
pub(super) fn text(cell: &Cell, calendar: &Calendar) -> Text {
    match &cell.datum {
        Datum::Share(share) => bar(*share, BAR),
        _ => Text::toned(words(cell, calendar), cell.tone),
    }
}

/// What a cell says that shows no share.
pub(super) fn words<'c>(cell: &'c Cell, calendar: &Calendar) -> Cow<'c, str> {
    let words = match &cell.datum {
        Datum::Blank | Datum::Share(_) => Cow::Borrowed(""),
        Datum::Nothing | Datum::Count(0) => Cow::Borrowed("-"),
        Datum::Text(text) => Cow::Borrowed(text.as_str()),
        Datum::Count(number) => number.to_string().into(),
        Datum::Of(some, all) => format!("{some}/{all}").into(),
        Datum::Days(days) => format!("{days}d").into(),
        Datum::Status(status, age) => {
            let age = age.map(|days| format!(" {days}d")).unwrap_or_default();
            format!("{} {status}{age}", status_sign(*status).0).into()
        }
        Datum::Duty(Some(days)) => format!("↻ met {days}d").into(),
        Datum::Duty(None) => Cow::Borrowed("↻ to confirm"),
        Datum::Moment(at) => calendar.moment(*at).into(),
        Datum::Day { day, overdue, inherited, brief } => {
            let before = if *overdue { "! " } else { "" };
            let after = if *inherited { "*" } else { "" };
            let day = if *brief { calendar.brief_day(*day) } else { calendar.day(*day) };
            format!("{before}{day}{after}").into()
        }
    };
    if cell.contested { format!("≠ {words}").into() } else { words }
}

/// A share of so many characters, and its number.
pub fn bar(share: Option<usize>, length: usize) -> Text {
    let full = share.map_or(0, |share| share * length / 100);
    let number = format!(" {:>4}", percent(share));
    let rest = if share.is_some() { "░" } else { " " };
    Text::toned("█".repeat(full), Tone::Good)
        .and(rest.repeat(length - full), Tone::Quiet)
        .and(number, Tone::Plain)
}
