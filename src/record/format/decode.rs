//! Decodes the line of an entry.

use serde::Deserialize;
use serde::de::Error;

use super::encode::{content_id, is_escaped};
use super::fault::{Fault, Place};
use super::node_reader::{NodeReader, Refused};
use super::yaml::{self, Kind, Node};
use crate::domain::Entry;
use crate::domain::text::is_plain;

/// The longest line of an entry, in bytes.
pub const LONGEST_LINE: usize = 64 * 1024;

/// What is said to people whose line is no entry.
const EXAMPLE: &str = "write it like this: - {at: 2026-11-24, by: dana, set: {A3: {status: done}}}";

/// The entry on this line.
///
/// JSON is read as such, everything else by the YAML parser. A line with raw characters that
/// YAML parsers change or refuse is not taken for the JSON that it looks like.
pub(super) fn decode(line: &str) -> Result<Entry, Fault> {
    if line.len() > LONGEST_LINE {
        let start: String = line.chars().take(80).collect();
        let fault = Fault::of_line(&start, "this line is longer than 64 KiB");
        return Err(fault.remedy("shorten its texts, or move them into a document"));
    }
    let is_plain = is_plain(line);
    if !is_plain && line.trim_end().contains('\r') {
        let fault = Fault::of_line(line, "a line end of old Macs stands in this line");
        return Err(fault.remedy("put what follows it on a line of its own"));
    }
    let json = line.trim_start().strip_prefix("- ").map(str::trim);
    let safe = json.filter(|json| json.starts_with('{') && (is_plain || is_safe(json)));
    match safe.and_then(|json| whole(serde_json::from_str(json).ok()?).ok()) {
        Some(entry) => Ok(entry),
        None => from_yaml(line).and_then(|entry| match begins_entry(line) {
            true => Ok(entry),
            false => Err(Fault::of_line(line, "this is no entry").remedy(EXAMPLE)),
        }),
    }
}

fn is_safe(json: &str) -> bool {
    !json.chars().any(|c| is_escaped(c) && c != '\t')
}

/// Does a line begin as one of a list does? Only such a line is an entry, so that it is one
/// whatever stands before it.
pub(super) fn begins_entry(line: &str) -> bool {
    line.trim_start().strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// The entry, which names who acted, with an id.
fn whole(mut entry: Entry) -> Result<Entry, &'static str> {
    if entry.by.trim().is_empty() {
        return Err("an entry needs `by`");
    }
    if entry.unknown_parts().any(|key| key == "<<") {
        return Err("merge keys (`<<`) are not read");
    }
    if entry.id.as_str().is_empty() {
        entry.id = content_id(&entry);
    }
    Ok(entry)
}

/// The entry that is written in YAML, on one line or on several.
pub(super) fn from_yaml(text: &str) -> Result<Entry, Fault> {
    let lines: Vec<&str> = text.lines().collect();
    let document = yaml::parse(text)
        .map_err(|fault| Fault { remedy: fault.remedy.or(Some(EXAMPLE.to_owned())), ..fault })?;
    let Some(node) = document.as_ref().and_then(only_mapping) else {
        return Err(Fault::new(Place::line(1), &lines, "this is no entry").remedy(EXAMPLE));
    };
    let entry = Entry::deserialize(NodeReader::new(node));
    entry.and_then(|entry| whole(entry).map_err(Refused::custom)).map_err(|refused| {
        let place = refused.place.unwrap_or(node.place);
        Fault::new(place, &lines, refused.problem).remedy("mend the line, or delete it")
    })
}

fn only_mapping<'n>(document: &'n Node<'n>) -> Option<&'n Node<'n>> {
    match &document.kind {
        Kind::Sequence(nodes) => match nodes.as_slice() {
            [node] => matches!(node.kind, Kind::Mapping(_)).then_some(node),
            _ => None,
        },
        _ => None,
    }
}
