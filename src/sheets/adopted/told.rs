//! What the text of an item says beside the task: boxes, numbers, people and dates.

use crate::domain::Id;
use crate::domain::dates::DateFault;
use crate::domain::text::{is_unseen, spaced};
use crate::render::views::SheetCell;
use crate::sheets::table::{CellValue, Heading};

/// A text, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) task: String,
    /// The box before it.
    pub(super) status: Option<String>,
    pub(super) optional: bool,
    pub(super) role: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) due: Option<String>,
    pub(super) done: Option<String>,
}

/// Takes a text of one line apart: `[x] Book a room (optional) (owner: Dana), due: 2026-12-05`.
pub(super) fn told(text: &str) -> Told {
    let (status, rest) = unboxed(text);
    let mut told = Told { status: status.map(str::to_lowercase), ..Told::default() };
    let text = told.take_brackets(rest);
    let text = told.take_first(&text);
    let text = told.take_last(text);
    let text = told.take_names(text);
    told.task = one_line(text.trim_end_matches([',', ';', '–', '—', '|', ' ']));
    told
}

/// Signs that stand for a box.
const BOXES: [char; 12] = ['☐', '☑', '☒', '✅', '✓', '✔', '⬜', '🔲', '□', '❌', '✗', '✘'];

/// Is this sign a box, and not one that adorns what follows it?
pub(super) fn is_box(sign: &str) -> bool {
    sign.starts_with(['[', '☐', '☑', '☒', '⬜', '🔲', '□'])
}

/// The box at the start of a text, and what follows it.
pub(super) fn unboxed(text: &str) -> (Option<&str>, &str) {
    let own = text.trim_start();
    let own = own.strip_prefix("- ").or(own.strip_prefix("* ")).unwrap_or(own).trim_start();
    let mut chars = own.char_indices();
    let end = match chars.next() {
        Some((_, sign)) if BOXES.contains(&sign) => chars.next().map_or(own.len(), |(at, _)| at),
        Some((_, '[')) => match own.split_once(']') {
            Some((inner, _)) if is_mark(&inner[1..]) => inner.len() + 1,
            _ => return (None, text),
        },
        _ => return (None, text),
    };
    let (sign, rest) = own.split_at(end);
    let is_apart = |c: char| c.is_whitespace() || c.is_alphanumeric();
    let is_box = !sign.starts_with('[') || rest.is_empty() || rest.starts_with(is_apart);
    match is_box {
        true => (Some(sign), rest.trim_start_matches('\u{fe0f}').trim_start()),
        false => (None, text),
    }
}

/// Can this stand between the brackets of a box?
fn is_mark(text: &str) -> bool {
    let mut chars = text.trim().chars();
    let first = chars.next();
    chars.next().is_none() && first.is_none_or(|c| "xX~-/>*!?✓✔✅".contains(c))
}

impl Told {
    /// Takes what stands in brackets and is understood out of a text.
    fn take_brackets(&mut self, text: &str) -> String {
        let (mut kept, mut rest) = (String::new(), text);
        while let Some(open) = rest.find(['(', '[']) {
            let close = if rest[open..].starts_with('(') { ')' } else { ']' };
            let Some(close) = rest[open..].find(close).map(|close| open + close) else { break };
            let before = match self.takes_all(&rest[open + 1..close]) {
                true => rest[..open].trim_end(),
                false => &rest[..=close],
            };
            kept.push_str(before);
            rest = &rest[close + 1..];
        }
        kept + rest
    }

    /// Is this understood, as a whole or, as `owner: Dana, due: 2026-12-05`, part by part?
    fn takes_all(&mut self, inner: &str) -> bool {
        let key = |part: &str| part.split(':').next().and_then(Heading::of);
        let mut parts = inner.split([',', ';']);
        match parts.clone().all(|part| key(part).is_some()) {
            true => parts.all(|part| self.takes(part)),
            false => self.takes(inner),
        }
    }

    /// Is this `optional`, or something like `owner: Dana`?
    fn takes(&mut self, inner: &str) -> bool {
        if Heading::of(inner) == Some(Heading::Optional) {
            self.optional = true;
            return true;
        }
        let Some((key, value)) = inner.split_once(':') else { return false };
        let value = one_line(value.trim().trim_start_matches('@'));
        let place = match Heading::of(key) {
            Some(Heading::Cell(SheetCell::Owner)) => &mut self.owner,
            Some(Heading::Cell(SheetCell::Due)) if is_date(&value) => &mut self.due,
            Some(Heading::Done) if is_date(&value) => &mut self.done,
            Some(Heading::Role) => &mut self.role,
            _ => return false,
        };
        let is_new = place.is_none() && !value.is_empty();
        if is_new {
            *place = Some(value);
        }
        is_new
    }

    /// Takes `Optional:` and `@dana` off the start.
    fn take_first<'t>(&mut self, text: &'t str) -> &'t str {
        let text = text.trim();
        if let Some((first, rest)) = text.split_once(':')
            && Heading::of(first) == Some(Heading::Optional)
        {
            self.optional = true;
            return rest;
        }
        match text.split_once(' ') {
            Some((first, rest)) if is_name(first) => {
                self.owner.get_or_insert(first[1..].trim_end_matches(':').to_owned());
                rest.trim_start_matches([':', '-', '–', ' '])
            }
            _ => text,
        }
    }

    /// Takes `due: 2026-12-05` and `, owner: Dana` off the end.
    fn take_last<'t>(&mut self, mut text: &'t str) -> &'t str {
        while let Some(colon) = text.rfind(": ") {
            let before = &text[..colon];
            let start = before.rfind(|c: char| c.is_whitespace() || ",;|".contains(c));
            let start =
                start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            let task = before[..start].trim_end();
            let is_it = match Heading::of(&before[start..]) {
                Some(Heading::Cell(SheetCell::Due)) => is_date(text[colon + 1..].trim()),
                Some(Heading::Cell(SheetCell::Owner)) => task.ends_with([',', ';', '|', '–', '—']),
                _ => false,
            };
            if task.is_empty() || !is_it || !self.takes(&text[start..]) {
                break;
            }
            text = task.trim_end_matches([',', ';', '|', '–', '—', ' ']);
        }
        text
    }

    /// Takes `@dana @lee` off the end.
    fn take_names<'t>(&mut self, mut text: &'t str) -> &'t str {
        let mut names = Vec::new();
        while let Some((rest, last)) = text.trim_end().rsplit_once(' ')
            && is_name(last)
        {
            names.push(last.trim_matches(['@', ',', '.']));
            text = rest;
        }
        names.reverse();
        if !names.is_empty() {
            self.owner.get_or_insert(names.join(", "));
        }
        text
    }
}

/// Is it a date, if perhaps one that could be two days?
fn is_date(text: &str) -> bool {
    CellValue::Text(text.to_owned()).day() != Err(DateFault::NoDate)
}

/// Is this `@dana`?
fn is_name(word: &str) -> bool {
    let name = word.strip_prefix('@').unwrap_or_default().trim_end_matches([',', '.', ':']);
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c))
}

/// The number that a task begins with, like `1.2`, `A1` or `[AC-2]`, and the rest.
pub(super) fn number(task: &str) -> Option<(&str, &str)> {
    let (first, rest) = task.split_once(' ')?;
    let own = first.trim_matches(['[', ']', '(', ')', ':', '*']).trim_end_matches('.');
    let is_within = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || ".-".contains(c);
    let is_code = own.contains(|c: char| c.is_ascii_digit())
        && own.contains(|c: char| !c.is_ascii_digit())
        && own.starts_with(|c: char| c.is_ascii_alphanumeric())
        && own.ends_with(|c: char| c.is_ascii_alphanumeric())
        && own.chars().all(is_within)
        && own.len() <= 12;
    let rest = rest.trim_start_matches(['-', '–', '—', ':', '|', ' ']);
    (is_code && Id::fault(own).is_none() && !rest.is_empty()).then_some((own, rest))
}

/// The title in a front matter, or what it is called there.
pub(super) fn title(front: &str) -> &str {
    let value = |key: &str| {
        let mut values = front.lines().filter_map(|line| line.strip_prefix(key));
        let value = values.find_map(|it| it.trim_start().strip_prefix([':', '=']))?.trim();
        let value = value.trim_matches(['"', '\'']);
        (!value.is_empty()).then_some(value)
    };
    value("title").or(value("name")).unwrap_or_default()
}

/// Text on one line, with one blank between words and no character that drives a terminal or
/// stays unseen.
pub(super) fn one_line(text: &str) -> String {
    spaced(&text.replace(char::is_control, " ").replace(is_unseen, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart() {
        let of = |text: &str| {
            let told = told(text);
            let said = [told.status, told.role, told.owner, told.due, told.done];
            let said: Vec<String> = said.into_iter().flatten().collect();
            let optional = if told.optional { "?" } else { "" };
            format!("{}{optional} | {}", told.task, said.join(" | "))
        };
        for (text, expected) in [
            ("[x] Book a room", "Book a room | [x]"),
            ("[X]: no box", "[X]: no box | "),
            ("[ ]Book", "Book | [ ]"),
            ("☐ Book", "Book | ☐"),
            ("✔️ Book", "Book | ✔"),
            ("[~] Book", "Book | [~]"),
            ("[docs](x) to read", "[docs](x) to read | "),
            ("Book (optional) a room (owner: Dana Cruz)", "Book a room? | Dana Cruz"),
            ("Book (owner: Dana, due: 2026-12-05; optional)", "Book? | Dana | 2026-12-05"),
            ("Book (owner: Dana, Lee)", "Book | Dana, Lee"),
            ("Optional: Book", "Book? | "),
            ("Book a room @dana", "Book a room | dana"),
            ("@dana: book a room", "book a room | dana"),
            ("Ask @dana about it", "Ask @dana about it | "),
            ("Mail dana@example.com", "Mail dana@example.com | "),
            ("Book, owner: Lee, due: 2026-12-05", "Book | Lee | 2026-12-05"),
            ("Book due: 5.12.2026", "Book | 5.12.2026"),
            ("Choose the owner: it matters", "Choose the owner: it matters | "),
            ("Name what is due: soon", "Name what is due: soon | "),
            ("Book (closed: by HR)", "Book (closed: by HR) | "),
            ("Book (target: 80%)", "Book (target: 80%) | "),
            ("Book (done: 2026-10-02)", "Book | 2026-10-02"),
            ("a\u{7}b\u{200b}c\u{202e}", "a bc | "),
            ("Review (role: Security admin)", "Review | Security admin"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_from_words() {
        for (task, own) in [
            ("1.2 Do it", Some("1.2")),
            ("A1: Do it", Some("A1")),
            ("[AC-2] Do it", Some("AC-2")),
            ("1.2. Do it", Some("1.2")),
            ("12 people meet", None),
            ("1st day", None),
            ("IPv6 too", None),
            ("2026/12 plan", None),
        ] {
            assert_eq!(number(task).map(|(own, _)| own), own, "{task}");
        }
    }
}
