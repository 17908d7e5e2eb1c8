//! What a cell holds, as text.

use crate::render::phrasing::{percent, status_sign};
use crate::render::{Calendar, Cell, Datum, Text, Tone};

/// How many characters the bar of a cell has.
const BAR: usize = 10;

/// The text of a cell.
pub(super) fn text(cell: &Cell, calendar: &Calendar) -> Text {
    let content = match &cell.datum {
        Datum::Blank => String::new(),
        Datum::Nothing | Datum::Count(0) => "-".to_owned(),
        Datum::Text(text) => text.clone(),
        Datum::Count(number) => number.to_string(),
        Datum::Of(some, all) => format!("{some}/{all}"),
        Datum::Days(days) => format!("{days}d"),
        Datum::Share(share) => return bar(*share, BAR),
        Datum::Status(status, age) => {
            let age = age.map(|days| format!(" {days}d")).unwrap_or_default();
            format!("{} {status}{age}", status_sign(*status).0)
        }
        Datum::Duty(Some(days)) => format!("↻ met {days}d"),
        Datum::Duty(None) => "↻ to confirm".to_owned(),
        Datum::Moment(at) => calendar.moment(*at),
        Datum::Day { day, overdue, inherited, brief } => {
            let before = if *overdue { "! " } else { "" };
            let after = if *inherited { "*" } else { "" };
            let day = if *brief { calendar.brief_day(*day) } else { calendar.day(*day) };
            format!("{before}{day}{after}")
        }
    };
    let content = if cell.contested { format!("≠ {content}") } else { content };
    Text::toned(content, cell.tone)
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
