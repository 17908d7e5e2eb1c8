//! The journal: one entry a line, read line by line, so that one bad line costs one line.

use std::io::BufRead;

use serde::Deserialize;
use serde::de::Error;

use super::damage::{damage, is_conflict_marker};
use super::encode::{content_id, encode};
use super::fault::{Fault, Place};
use super::json::is_escaped;
use super::node::{NodeReader, Refused};
use super::second_head::{self, SecondHead};
use super::whole::begins_journal;
use super::yaml::{self, Kind, Node};
use crate::domain::entry::Entry;
use crate::domain::text::is_plain;

/// The longest line of an entry, in bytes.
pub const LONGEST_LINE: usize = 64 * 1024;

/// The entries that could be read, and the lines that could not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// In the order of the file.
    pub entries: Vec<Located>,
    /// One for each entry that could not be read.
    pub faults: Vec<Fault>,
    /// The number of the last line, where that was never finished.
    pub unfinished: Option<usize>,
    /// The line where the head of another engagement begins. What follows it is not read, so
    /// that nothing must be appended either.
    pub foreign: Option<usize>,
}

/// An entry, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The number of its line, from 1.
    pub line: usize,
    /// What the line says.
    pub entry: Entry,
}

/// How a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// With the end of a line.
    Whole,
    /// With a whole entry, whose line end somebody's editor took.
    WithoutNewline,
    /// With an unfinished entry, which begins at this byte.
    Unfinished(usize),
}

/// How the record of these bytes ends.
pub fn tail(bytes: &[u8]) -> Tail {
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    match &bytes[start..] {
        [] => Tail::Whole,
        rest if begins_journal(rest) || read_line(&line(rest)).is_ok() => Tail::WithoutNewline,
        _ => Tail::Unfinished(start),
    }
}

/// A line of the file, or what can be shown of it where it is no UTF-8.
pub(super) type Line<'b> = Result<&'b str, String>;

/// Reads the lines of the journal of this engagement, which begins with this byte of the file and
/// on its `first` line.
pub(super) fn read_journal(
    bytes: &[u8],
    (begin, first): (usize, usize),
    engagement: &str,
) -> Journal {
    let mut journal = Journal::default();
    let mut lines = Lines::new(&bytes[begin..]);
    let mut next = first;
    while let Some(line) = lines.next() {
        let number = next;
        next += 1;
        match read_line(&line) {
            Ok(None) => {}
            Ok(Some(entry)) => journal.entries.push(Located { line: number, entry }),
            Err(_) if lines.is_at_end() => journal.unfinished = Some(number),
            Err(_) if begins_head(&line) => {
                let more = second_head::length(&line, lines.clone()) - 1;
                let head = lines.together(line, more);
                let second = SecondHead::new(&head);
                if second.is_foreign(engagement) {
                    let all = bytes[begin..].split_inclusive(|byte| *byte == b'\n').count();
                    let last = first + all - 1;
                    journal.faults.push(second.foreign_fault(number, last).at_line(number));
                    journal.foreign = Some(number);
                    return journal;
                }
                journal.faults.push(second.fault(number).at_line(number));
                next += more;
            }
            Err(fault) => {
                let more = continued(&line, lines.clone());
                let fault = over_several_lines(&lines.together(line, more)).unwrap_or(fault);
                journal.faults.push(fault.at_line(number));
                next += more;
            }
        }
    }
    journal
}

/// The lines of a journal.
#[derive(Debug, Clone)]
pub(super) struct Lines<'b> {
    rest: Option<&'b [u8]>,
}

impl<'b> Lines<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: Some(bytes) }
    }

    /// A line and so many that follow it.
    fn together(&mut self, first: Line<'b>, more: usize) -> Vec<Line<'b>> {
        std::iter::once(first).chain(self.take(more)).collect()
    }

    fn is_at_end(&self) -> bool {
        self.rest.is_none()
    }
}

impl<'b> Iterator for Lines<'b> {
    type Item = Line<'b>;

    fn next(&mut self) -> Option<Line<'b>> {
        let bytes = self.rest?;
        let mut rest = bytes;
        let length = rest.skip_until(b'\n').expect("what is in memory can be read");
        let ended = bytes[..length].strip_suffix(b"\n");
        self.rest = ended.map(|_| rest);
        Some(line(ended.unwrap_or(bytes)))
    }
}

/// Is this a line with which a head can begin?
fn begins_head(line: &Line<'_>) -> bool {
    line.as_ref().is_ok_and(|line| second_head::begins(line))
}

/// What the lines of a journal say.
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// What somebody did.
    Entry(Box<Entry>),
    /// Something for people, or what can't be read.
    Other,
}

/// What these lines begin by saying, and on how many of them.
pub(super) fn say(lines: &[Line<'_>]) -> (Said, usize) {
    match &lines[0] {
        Ok(line) if line.trim().is_empty() => (Said::Nothing, 1),
        Ok(line) if says_nothing(line) => (Said::Other, 1),
        line => {
            let more = lines[1..].iter().cloned();
            match line.as_ref().ok().and_then(|line| decoded(line).ok()) {
                Some(entry) => (Said::Entry(Box::new(entry)), 1),
                None if begins_head(line) => (Said::Other, second_head::length(line, more)),
                None => (Said::Other, 1 + continued(line, more)),
            }
        }
    }
}

fn line(line: &[u8]) -> Line<'_> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    std::str::from_utf8(line).map_err(|_| String::from_utf8_lossy(line).into_owned())
}

pub(super) fn read_line(line: &Line<'_>) -> Result<Option<Entry>, Fault> {
    match line {
        Ok(line) if says_nothing(line) => Ok(None),
        Ok(line) => entry(line).map(Some),
        Err(garbled) => {
            let problem = "this line is not UTF-8 text: it was damaged";
            Err(Fault::new(Place::line(1), &[garbled], problem)
                .remedy("take the line from a copy of the file, or delete it"))
        }
    }
}

fn says_nothing(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.is_empty() || line.starts_with('#')
}

/// Does a line begin as one of a list does? Only such a line is an entry, so that it is one
/// whatever stands before it.
fn begins_entry(line: &str) -> bool {
    line.trim_start().strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// How many of the lines behind the first go on with what that begins.
fn continued<'b>(first: &Line<'b>, more: impl Iterator<Item = Line<'b>>) -> usize {
    let stands_alone = |line: &str| is_conflict_marker(line) || second_head::begins(line);
    let begins = |line: &str| says_nothing(line) || begins_entry(line) || stands_alone(line);
    match first {
        Ok(line) if !is_conflict_marker(line) => {
            more.take_while(|line| line.as_ref().is_ok_and(|line| !begins(line))).count()
        }
        _ => 0,
    }
}

/// What is wrong with an entry that stands on these lines: that they are several.
fn over_several_lines(lines: &[Line<'_>]) -> Option<Fault> {
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.as_ref().ok().copied()).collect();
    let length: usize = lines.iter().map(|line| line.len()).sum();
    if lines.len() == 1 || length > LONGEST_LINE {
        return None;
    }
    let entry = from_yaml(&lines.join("\n")).ok()?;
    let fault = Fault::new(Place::line(1), &lines, "an entry stands on one line");
    Some(fault.remedy(format!("write it like this: {}", encode(&entry))))
}

/// The entry on this line, or what befell it.
pub(super) fn entry(line: &str) -> Result<Entry, Fault> {
    decoded(line).map_err(|fault| damage(line).unwrap_or(fault))
}

/// The entry on this line.
///
/// JSON is read as such, everything else by the YAML parser. A line with raw characters that
/// YAML parsers change or refuse is not taken for the JSON that it looks like.
pub(super) fn decoded(line: &str) -> Result<Entry, Fault> {
    if line.len() > LONGEST_LINE {
        let start: String = line.chars().take(80).collect();
        return Err(Fault::new(Place::line(1), &[&start], "this line is longer than 64 KiB")
            .remedy("shorten its texts, or move them into a document"));
    }
    let is_plain = is_plain(line);
    if !is_plain && line.trim_end().contains('\r') {
        return Err(Fault::new(
            Place::line(1),
            &[line],
            "a line end of old Macs stands in this line",
        )
        .remedy("put what follows it on a line of its own"));
    }
    let json = line.trim_start().strip_prefix("- ").map(str::trim);
    let safe = json.filter(|json| json.starts_with('{') && (is_plain || is_safe(json)));
    match safe.and_then(|json| whole(serde_json::from_str(json).ok()?).ok()) {
        Some(entry) => Ok(entry),
        None => from_yaml(line).and_then(|entry| match begins_entry(line) {
            true => Ok(entry),
            false => Err(no_entry(&[line])),
        }),
    }
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

fn no_entry(lines: &[&str]) -> Fault {
    Fault::new(Place::line(1), lines, "this is no entry").remedy(EXAMPLE)
}

fn is_safe(json: &str) -> bool {
    !json.chars().any(|c| is_escaped(c) && c != '\t')
}

fn from_yaml(text: &str) -> Result<Entry, Fault> {
    let lines: Vec<&str> = text.split('\n').collect();
    let document = yaml::parse(text).map_err(|flaw| {
        Fault::new(flaw.place, &lines, flaw.problem).remedy(flaw.remedy.unwrap_or(EXAMPLE))
    })?;
    let Some(node) = document.as_ref().and_then(only_mapping) else {
        return Err(no_entry(&lines));
    };
    let entry = Entry::deserialize(NodeReader::new(node));
    entry.and_then(|entry| whole(entry).map_err(Refused::custom)).map_err(|refused| {
        let place = refused.place.unwrap_or(node.place);
        Fault::new(place, &lines, refused.problem).remedy("mend the line, or delete it")
    })
}

const EXAMPLE: &str = "write it like this: - {at: 2026-11-24, by: dana, set: {A3: {status: done}}}";

fn only_mapping<'n>(document: &'n Node<'n>) -> Option<&'n Node<'n>> {
    match &document.kind {
        Kind::Sequence(nodes) => match nodes.as_slice() {
            [node] => matches!(node.kind, Kind::Mapping(_)).then_some(node),
            _ => None,
        },
        _ => None,
    }
}
