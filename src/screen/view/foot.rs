//! The item under the cursor, and what is said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::put_lines;
use crate::domain::status::Status;
use crate::render::document::{Document, Text, Tone};
use crate::render::formats::text::{cell, lines};
use crate::screen::overview::{OverviewItem, STATUS};
use crate::screen::state::State;

/// What keys do, the most wanted first; the last two are always there.
const KEYS: [&str; 12] = [
    "space done",
    "s start",
    "b block",
    "o owner",
    "d due",
    "n note",
    "x n/a",
    "a add",
    "/ search",
    "f filter",
    "? all keys",
    "q quit",
];

pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width);
    let said = match &state.message {
        Some(message) => wrapped(message, width, state),
        None => vec![keys(width)],
    };
    let said = said.into_iter().take(area.height.into());
    let room = usize::from(area.height).saturating_sub(said.len());
    let about = about(state).into_iter().chain([Text::default(), Text::default()]);
    put_lines(about.take(room).chain(said), area, buffer);
}

fn wrapped(message: &Text, width: usize, state: &State) -> Vec<Text> {
    let mut document = Document::default();
    document.line(message.clone());
    lines(&document, width, &state.overview.calendar)
}

/// As many keys as fit.
fn keys(width: usize) -> Text {
    let (keys, always) = KEYS.split_at(KEYS.len() - 2);
    let always = always.join("  ");
    let mut line = String::new();
    for key in keys {
        if line.len() + key.len() + 2 + always.len() > width {
            break;
        }
        line = line + key + "  ";
    }
    Text::toned(line + &always, Tone::Quiet)
}

/// What there is to say about what is under the cursor.
fn about(state: &State) -> Vec<Text> {
    match (state.item(), state.phase()) {
        (Some(item), _) => about_item(item, state),
        (None, Some(phase)) => {
            let name = Text::toned(state.overview.phases[phase].name.clone(), Tone::Strong);
            vec![name, Text::toned("no items yet: a adds one", Tone::Quiet)]
        }
        (None, None) => Vec::new(),
    }
}

fn about_item(item: &OverviewItem, state: &State) -> Vec<Text> {
    let (row, overview) = (&item.row, &state.overview);
    let name =
        Text::toned(row.short.clone(), Tone::Strong).and(format!("  {}", row.task), Tone::Plain);
    let mut status = item
        .shown
        .cells
        .get(STATUS)
        .map(|shown| cell(shown, &overview.calendar))
        .unwrap_or_default();
    let owner = row.owner.clone().unwrap_or_else(|| "no owner".to_owned());
    let due = match row.due {
        Some(day) if is_over(row.status) => format!("due {}", overview.calendar.day(day)),
        Some(day) => {
            format!("due {} ({})", overview.calendar.day(day), overview.calendar.distance(day))
        }
        None => "no due date".to_owned(),
    };
    let optional = if row.optional { " · optional" } else { "" };
    let role = row.role.as_ref().map(|role| format!(" · {role}")).unwrap_or_default();
    status = status.and(format!(" · {owner} · "), Tone::Plain);
    status = status.and(due, if row.overdue { Tone::Bad } else { Tone::Plain });
    vec![name, status.and(format!("{optional}{role}"), Tone::Quiet)]
}

/// Does it not matter any more when it is due?
fn is_over(status: Status) -> bool {
    matches!(status, Status::Done | Status::NotApplicable)
}
