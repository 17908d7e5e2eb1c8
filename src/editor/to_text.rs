//! Items as short YAML: an item a line, or an item with all its fields.

use unicode_width::UnicodeWidthStr;

use super::from_text::is_nothing;
use super::shown::ShownItem;
use crate::domain::text::is_unseen;
use crate::domain::{Field, Value};
use crate::record::{bare_id, json_string};

const EXPLAINED: &str = "\
# Change what is to be different, save, and close the editor.
#
# status  not-started, in-progress, blocked, done or n/a; blocked and n/a need a `why`
#         of a matter open or closed; closed needs a `why`, which is its outcome
# due     a date: 2026-12-05, friday, +2w; or none
# owner   a name, or a part of a known one; or none
# A duty is confirmed with `confirm: yes`. `note: TEXT` says something about an item.
# A text with `,` or `: ` in it needs quotes. What you delete here changes nothing.
# All that you change becomes one entry, which one `undo` takes back.
";

/// The items as text for an editor, each on a line or with every field on a line of its own;
/// `title` says of whom and of when they are.
pub(super) fn write(items: &[&ShownItem], is_whole: bool, title: &str) -> String {
    let mut text = format!("# {}\n{EXPLAINED}", comment(title));
    for phase in items.chunk_by(|one, other| one.phase == other.phase) {
        text.push_str(&format!("\n# {}\n", comment(&phase[0].phase)));
        let lines = match is_whole {
            true => phase.iter().flat_map(|item| whole(item)).collect(),
            false => short(phase),
        };
        text.push_str(&(lines.join("\n") + "\n"));
    }
    text
}

/// An item a line, with what they all have below one another.
fn short(items: &[&ShownItem]) -> Vec<String> {
    let rows: Vec<Vec<String>> = items.iter().map(|item| cells(item)).collect();
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|it| it.width()).max();
    let alike = items.first().map_or(0, |item| item.values.len()) + 1;
    let line = |(item, row): (&&ShownItem, &Vec<String>)| {
        let padded = row.iter().enumerate().map(|(at, cell)| {
            let wide = width(at).filter(|_| at < alike && at + 1 < row.len()).unwrap_or_default();
            format!("{cell}{}", " ".repeat(wide.saturating_sub(cell.width())))
        });
        format!("{}}}  # {}", padded.collect::<Vec<_>>().join(" "), comment(&item.comment))
    };
    items.iter().zip(&rows).map(line).collect()
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

/// Every field on a line of its own.
fn whole(item: &ShownItem) -> Vec<String> {
    let mut lines = vec![format!("{}:  # {}", bare_id(item.id.as_str()), comment(&item.comment))];
    lines.extend(pairs(item).iter().map(|(key, value)| format!("  {key}: {value}")));
    if let Some(Value::Text(detail)) = item.values.get(&Field::Detail).filter(|it| is_block(it)) {
        lines.push("  detail: |-".to_owned());
        lines.extend(detail.lines().map(|own| format!("    {own}")));
    }
    lines
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
        Value::Status(status) => status.shown().to_owned(),
        Value::MatterStatus(status) => status.word().to_owned(),
        Value::Day(day) => day.to_string(),
        Value::Waiting(waiting) => scalar(&waiting.to_string()),
        Value::Text(text) => scalar(text),
    }
}

/// Text without quotes where no YAML parser takes it for anything else, and where we would not
/// take it for nothing.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || " ./()'_-".contains(c))
        && !is_nothing(text);
    if is_plain { text.to_owned() } else { json_string(text) }
}

/// Text behind a `#`, on one line.
fn comment(text: &str) -> String {
    json_string(text).trim_matches('"').to_owned()
}
