//! That a phase was accepted.

use super::{Calendar, on_one_line, plural};
use crate::domain::engagement::How;
use crate::render::{Text, Tone};
use crate::reports::acceptance::AcceptanceRow;

/// `Assess accepted Thu 3 Dec by Priya Rao; since then A3 reopened`.
pub fn acceptance(row: &AcceptanceRow, calendar: &Calendar) -> Text {
    let mut said = format!("{} accepted {} by {}", row.name, calendar.day(row.day), row.from);
    if !row.open.is_empty() {
        said += &format!(" with {} open", plural(row.open.len(), "item", "items"));
    }
    if let Some(why) = &row.despite {
        said += &format!(" (“{}”)", on_one_line(why));
    }
    let opened = row.since.iter().map(|item| {
        let how = match item.how {
            How::Added => "added",
            How::Moved => "moved there",
            How::Reopened => "reopened",
        };
        format!("{} {how}", item.short)
    });
    let opened: Vec<String> = opened.collect();
    let text = Text::from(said);
    match opened.is_empty() {
        true => text,
        false => text.and(format!("; since then {}", opened.join(", ")), Tone::Notice),
    }
}
