//! Names that somebody types: whom they mean, and how they go on.

use std::collections::BTreeSet;

use crate::domain::owners::{matching, near};
use crate::render::{Text, Tone};

/// What was typed, with the last name of it taken for the next one in which a word begins so:
/// `times` were taken before.
pub(super) fn completed(typed: &str, times: usize, known: &[String], many: bool) -> Option<String> {
    let (before, stem) = parted(typed, many);
    let names = offered(before, stem, known);
    let name = names.get(times % names.len().max(1))?;
    let blank = if before.is_empty() || before.ends_with(' ') { "" } else { " " };
    Some(format!("{before}{blank}{name}"))
}

/// The names before the last one, where there may be `many`, and that one.
fn parted(typed: &str, many: bool) -> (&str, &str) {
    typed.split_at(typed.rfind(',').filter(|_| many).map_or(0, |comma| comma + 1))
}

/// The names in which a word begins like the last one that was typed, but those before it.
fn offered<'b>(before: &str, stem: &str, known: &'b [String]) -> Vec<&'b str> {
    let stem = stem.trim().to_lowercase();
    let begins = |name: &&str| {
        let name = name.to_lowercase();
        let mut words = name.match_indices(' ').map(|(at, _)| &name[at + 1..]);
        name.starts_with(&stem) || words.any(|word| word.starts_with(&stem))
    };
    let is_named = |name: &&str| before.split(',').any(|named| named.trim() == *name);
    known.iter().map(String::as_str).filter(begins).filter(|name| !is_named(name)).collect()
}

/// `, Tab: Dana Cruz, Lee Ito`: how it could go on.
pub(super) fn offer(typed: &str, known: &[String], many: bool) -> String {
    let (before, stem) = parted(typed, many);
    let names = offered(before, stem, known).join(", ");
    if names.is_empty() { names } else { format!(", Tab: {names}") }
}

/// Whom a name means.
pub(super) fn understood(typed: &str, known: &[String]) -> Text {
    let offered = offer(typed, known, false);
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    match matching(typed, &known).as_slice() {
        [one] => Text::from(*one),
        [] => {
            let near = near(typed, &known).map(|near| format!(", and is not taken for {near}"));
            let said = format!("{typed} is new here{}", near.unwrap_or_default());
            Text::toned(said, Tone::Notice).and(offered, Tone::Quiet)
        }
        several => Text::toned(format!("could be any of: {}", several.join(", ")), Tone::Notice),
    }
}

/// Whom names mean that commas part.
pub(super) fn all_understood(typed: &str, known: &[String]) -> Text {
    let offered = offer(typed, known, true);
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    let mut text = Text::default();
    for name in named(typed) {
        let comma = if text.0.is_empty() { "" } else { ", " };
        text = match matching(name, &known).as_slice() {
            [one] => text.and(format!("{comma}{one}"), Tone::Plain),
            [] => text.and(format!("{comma}{name} is new here"), Tone::Notice),
            _ => text.and(format!("{comma}{name} could be several"), Tone::Notice),
        };
    }
    text.and(offered, Tone::Quiet)
}

/// The names that commas part.
pub(super) fn named(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(',').map(str::trim).filter(|name| !name.is_empty())
}
