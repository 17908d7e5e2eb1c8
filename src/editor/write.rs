//! Items as short YAML: an item a line, or an item with all its fields.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::shown::ShownItem;
use crate::domain::entry::{Field, Value};
use crate::domain::status::Status;
use crate::domain::text::is_unseen;
use crate::record::{bare_id, json_string};

/// How much of an item is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An item a line.
    Short,
    /// Every field on a line of its own.
    Whole,
}

const EXPLAINED: &str = "\
# status  not-started, in-progress, blocked, done or n/a; blocked and n/a need a `why`
# due     a date: 2026-12-05, friday, +2w; or none
# owner   a name, or a part of a known one; or none
# A duty is confirmed with `confirm: yes`. `note: TEXT` says something about an item.
# A text with `,` or `: ` in it needs quotes. What you delete here changes nothing.
# All that you change becomes one entry, which one `undo` takes back.
";

/// The items as text for an editor; `title` says of whom and of when they are.
pub(super) fn write(items: &[ShownItem], form: Form, title: &str) -> String {
    let mut text = format!(
        "# {}\n# Change what is to be different, save, and close the editor.\n#\n",
        json_string(title).trim_matches('"')
    );
    text.push_str(EXPLAINED);
    for phase in items.chunk_by(|one, other| one.phase == other.phase) {
        let name = json_string(&phase[0].phase);
        line(&mut text, &format!("\n# {}", name.trim_matches('"')));
        match form {
            Form::Short => short(&mut text, phase),
            Form::Whole => phase.iter().for_each(|item| whole(&mut text, item)),
        }
    }
    text
}

/// An item a line, with what they all have below one another.
fn short(text: &mut String, items: &[ShownItem]) {
    let rows: Vec<Vec<String>> = items.iter().map(cells).collect();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| UnicodeWidthStr::width(cell.as_str())).max().unwrap_or_default()
    };
    let alike = items.first().map_or(0, |item| item.values.len()) + 1;
    for (item, row) in items.iter().zip(&rows) {
        let padded = row.iter().enumerate().map(|(at, cell)| {
            let wide = if at < alike && at + 1 < row.len() { width(at) } else { 0 };
            format!(
                "{cell}{}",
                " ".repeat(wide.saturating_sub(UnicodeWidthStr::width(cell.as_str())))
            )
        });
        let padded: Vec<String> = padded.collect();
        line(text, &format!("{}}}  # {}", padded.join(" "), beside(item)));
    }
}

/// `A4:`, `{status: done,`, `owner: none,` and so on, the last without a comma.
fn cells(item: &ShownItem) -> Vec<String> {
    let pairs = pairs(item);
    let last = pairs.len().saturating_sub(1);
    let cell = |(at, (key, value)): (usize, (&str, String))| {
        let (before, after) = (if at == 0 { "{" } else { "" }, if at == last { "" } else { "," });
        format!("{before}{key}: {value}{after}")
    };
    let key = format!("{}:", bare_id(item.id.as_str()));
    [key].into_iter().chain(pairs.into_iter().enumerate().map(cell)).collect()
}

fn whole(text: &mut String, item: &ShownItem) {
    line(text, &format!("{}:  # {}", bare_id(item.id.as_str()), beside(item)));
    for (key, value) in pairs(item) {
        line(text, &format!("  {key}: {value}"));
    }
    if let Some(Value::Text(detail)) = item.values.get(&Field::Detail).filter(|it| is_block(it)) {
        line(text, "  detail: |-");
        detail.lines().for_each(|own| line(text, &format!("    {own}")));
    }
}

/// Is it a text of several lines that YAML reads back as it is from a block?
fn is_block(value: &Value) -> bool {
    let is_clean = |own: &str| {
        !own.is_empty() && !own.starts_with(' ') && !own.contains(|c| c != '\n' && is_unseen(c))
    };
    value.as_text().is_some_and(|text| {
        text.contains('\n') && !text.ends_with('\n') && text.split('\n').all(is_clean)
    })
}

/// What is to be done, and what shows through.
fn beside(item: &ShownItem) -> String {
    let owner = item.owner_by_role.as_ref().map(|owner| format!("owner by role: {owner}"));
    let due = item.due_by_phase.map(|due| format!("due with the phase: {due}"));
    let duty = item.is_duty.then(|| "a duty".to_owned());
    let more: Vec<String> = [duty, owner, due].into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    let said = json_string(&format!("{}{more}", item.task));
    said.trim_matches('"').to_owned()
}

fn pairs(item: &ShownItem) -> Vec<(&'static str, String)> {
    let values = item.values.iter().filter(|(_, value)| !is_block(value));
    let values = values.map(|(field, value)| (field.word(), self::value(value)));
    let why = item.why.as_ref().map(|why| ("why", scalar(why)));
    let confirm = item.is_duty.then(|| ("confirm", "no".to_owned()));
    values.chain(why).chain(confirm).collect()
}

fn value(value: &Value) -> String {
    match value {
        Value::Nothing => "none".to_owned(),
        Value::Status(Status::NotApplicable) => "n/a".to_owned(),
        Value::Status(status) => status.word().to_owned(),
        Value::Day(day) => day.to_string(),
        Value::Text(text) => scalar(text),
    }
}

/// Text without quotes where no YAML parser takes it for anything else, and where we would not
/// take it for nothing.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || " ./()'_-".contains(c))
        && !super::read::is_nothing(text);
    if is_plain { text.to_owned() } else { json_string(text) }
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing into a string can't fail");
}
