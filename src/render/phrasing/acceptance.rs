//! That a phase was accepted.

use super::{Calendar, on_one_line, plural};
use crate::domain::engagement::How;
use crate::render::{Text, Tone};
use crate::reports::acceptance::AcceptanceRow;

/// `Assess accepted Thu 3 Dec by Priya Rao; since then A3 reopened`.
pub fn acceptance(row: &AcceptanceRow, calendar: &Calendar) -> Text {
    let said = format!("{} accepted {} {}", row.name, calendar.day(row.day), accepted_by(row));
    match since_accepted(row) {
        None => Text::from(said),
        Some(opened) => Text::from(said).and(format!("; since then {opened}"), Tone::Notice),
    }
}

/// `by Priya Rao with 1 item open (“I2 follows on Monday”)`.
pub fn accepted_by(row: &AcceptanceRow) -> String {
    let mut said = format!("by {}", row.from);
    if !row.open.is_empty() {
        said += &format!(" with {} open", plural(row.open.len(), "item", "items"));
    }
    if let Some(why) = &row.despite {
        said += &format!(" (“{}”)", on_one_line(why));
    }
    said
}

/// `A3 reopened, A7 added`; nothing where nothing opened since then.
pub fn since_accepted(row: &AcceptanceRow) -> Option<String> {
    let opened = row.since.iter().map(|item| {
        let how = match item.how {
            How::Added => "added",
            How::Moved => "moved there",
            How::Reopened => "reopened",
        };
        format!("{} {how}", item.short)
    });
    let opened: Vec<String> = opened.collect();
    (!opened.is_empty()).then(|| opened.join(", "))
}
