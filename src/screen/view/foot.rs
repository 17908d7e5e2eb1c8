//! What stands at the foot: the item under the cursor and what is said, or what is asked and what
//! was understood of the answer so far.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::domain::{MatterStatus, Status};
use crate::render::formats::text::{lines, visible};
use crate::render::{Document, Text, Tone, clip};
use crate::screen::overview::{OverviewItem, STATUS, Shown};
use crate::screen::paint::put_lines;
use crate::screen::prompt::Prompt;
use crate::screen::state::{Mode, State};

/// What keys do, the most wanted first.
const KEYS: &str = "space done,s start,b block,o owner,d due,n note,x n/a,a add,r raise,A agenda,/ search,f filter";
/// What stands in front of what is typed.
const SIGN: &str = "> ";
/// What is always there.
const ALWAYS: &str = "? all keys  q quit";

pub(super) fn draw(state: &State, area: Rect, frame: &mut Frame<'_>) {
    if let Mode::Asking(prompt) = &state.mode {
        return ask(prompt, state, area, frame);
    }
    let width = usize::from(area.width);
    let said = match &state.message {
        Some(message) => wrapped(message, width, state),
        None => vec![keys(state.is_agenda, width)],
    };
    let said = said.into_iter().take(area.height.into());
    let room = usize::from(area.height).saturating_sub(said.len());
    let about = about(state).into_iter().chain([Text::default(), Text::default()]);
    put_lines(about.take(room).chain(said), area, frame.buffer_mut());
}

fn wrapped(message: &Text, width: usize, state: &State) -> Vec<Text> {
    let mut document = Document::default();
    document.line(message.clone());
    lines(&document, width, &state.overview.calendar)
}

/// As many keys as fit.
fn keys(is_agenda: bool, width: usize) -> Text {
    let always = format!("{}{ALWAYS}", if is_agenda { "Esc phases  " } else { "" });
    let mut line = String::new();
    for key in KEYS.split(',') {
        if line.len() + key.len() + 2 + always.len() > width {
            break;
        }
        line = line + key + "  ";
    }
    Text::quiet(line + &always)
}

/// What there is to say about what is under the cursor.
fn about(state: &State) -> Vec<Text> {
    match (state.item(), state.phase()) {
        (Some(item), _) => about_item(item, state),
        (None, Some(phase)) => {
            let phases = state.overview.phases.iter().skip(phase).take(1);
            let names = phases.map(|phase| Text::toned(phase.name.clone(), Tone::Strong));
            names.chain([Text::quiet("no items yet: a adds one")]).collect()
        }
        (None, None) => Vec::new(),
    }
}

fn about_item(item: &OverviewItem, state: &State) -> Vec<Text> {
    let calendar = &state.overview.calendar;
    let name = Text::toned(item.short.clone(), Tone::Strong).and("  ", Tone::Plain);
    let name = name.and(item.task.clone(), Tone::Plain);
    let row = match &item.shown {
        Shown::Item(row) => row,
        Shown::Matter(row) => {
            let is_open = row.status == MatterStatus::Open;
            let distance = |day| match is_open {
                true => calendar.lateness_in_brackets(day, row.late_days),
                false => String::new(),
            };
            let due = row.due.map_or("no due date".to_owned(), |day| {
                format!("due {}{}", calendar.day(day), distance(day))
            });
            let owner = row.owner.as_deref().unwrap_or("no owner");
            let said = format!(" · {} · {owner} · {due}", row.kind.word());
            return vec![name, item.cells[STATUS].clone().and(said, Tone::Plain)];
        }
    };
    let is_over = matches!(row.status, Status::Done | Status::NotApplicable);
    let due = match row.due {
        Some(day) if is_over => format!("due {}", calendar.day(day)),
        Some(day) => {
            let distance = calendar.lateness_in_brackets(day, row.late_days);
            format!("due {}{distance}", calendar.day(day))
        }
        None => "no due date".to_owned(),
    };
    let owner = row.owner.as_deref().unwrap_or("no owner");
    let optional = if row.optional { " · optional" } else { "" };
    let role = row.role.as_ref().map(|role| format!(" · {role}")).unwrap_or_default();
    let state = item.cells[STATUS].clone().and(format!(" · {owner} · "), Tone::Plain);
    let state = state.and(due, if row.overdue { Tone::Bad } else { Tone::Plain });
    let state = state.and(format!("{optional}{role}"), Tone::Quiet);
    vec![name, state]
}

fn ask(prompt: &Prompt, state: &State, area: Rect, frame: &mut Frame<'_>) {
    let (line, cursor) = typed(prompt, area.width.into());
    let understood = state.message.clone();
    let understood = understood.unwrap_or_else(|| prompt.understood(&state.overview));
    put_lines([prompt.words(&state.overview), line, understood], area, frame.buffer_mut());
    let x = area.x + u16::try_from(cursor).unwrap_or(area.width);
    frame.set_cursor_position(Position { x: x.min(area.right() - 1), y: area.y + 1 });
}

/// What was typed, as much of it as fits around the cursor, and the column of that.
fn typed(prompt: &Prompt, width: usize) -> (Text, usize) {
    let (before, behind) = prompt.line.sides();
    let (before, behind) = (visible(before), visible(behind));
    let room = width.saturating_sub(SIGN.width() + 1);
    let (shown, wide) = clip::end(&before, room);
    let (rest, _) = clip::start(&behind, room + 1 - wide);
    (Text::from(format!("{SIGN}{shown}{rest}")), SIGN.width() + wide)
}
