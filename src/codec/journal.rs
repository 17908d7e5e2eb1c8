//! The journal: one entry a line, read line by line, so that one bad line costs one line.

use super::decode::Decoded;
use super::encode::encode;
use super::fault::{Fault, Place};
use super::json::is_escaped;
use super::node::NodeReader;
use super::yaml::{self, Kind, Node};
use crate::domain::entry::Entry;
use serde::Deserialize;

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
}

/// An entry, and the line where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// From 1.
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
        rest if is_whole(rest) => Tail::WithoutNewline,
        _ => Tail::Unfinished(start),
    }
}

fn is_whole(line: &[u8]) -> bool {
    std::str::from_utf8(line)
        .is_ok_and(|line| line.trim_end() == "journal:" || read_line(&Ok(line)).is_ok())
}

/// A line of the file, or what can be shown of it where it is no UTF-8.
type Line<'b> = Result<&'b str, String>;

/// Reads the lines of a journal, the first of which is the `first` line of the file.
pub(super) fn read_journal(bytes: &[u8], first: usize) -> Journal {
    let mut journal = Journal::default();
    let lines: Vec<Line<'_>> = bytes.split(|byte| *byte == b'\n').map(line).collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let number = first + at;
        at += 1;
        match read_line(line) {
            Ok(None) => {}
            Ok(Some(entry)) => journal.entries.push(Located { line: number, entry }),
            Err(_) if at == lines.len() => journal.unfinished = Some(number),
            Err(fault) => {
                let more = continued(&lines[at..]);
                let fault = over_several_lines(&lines[at - 1..at + more]).unwrap_or(fault);
                journal.faults.push(fault.at_line(number));
                at += more;
            }
        }
    }
    journal
}

/// What a line of a journal says.
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// Something for people.
    Comment,
    /// What somebody did.
    Entry(Box<Entry>),
    /// What can't be read.
    Unreadable,
}

/// What a line of a journal says.
pub(super) fn say(bytes: &[u8]) -> Said {
    match line(bytes).as_ref().map(|line| (line.trim(), entry(line))) {
        Ok(("", _)) => Said::Nothing,
        Ok((comment, _)) if comment.starts_with('#') => Said::Comment,
        Ok((_, Ok(entry))) => Said::Entry(Box::new(entry)),
        _ => Said::Unreadable,
    }
}

fn line(line: &[u8]) -> Line<'_> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    std::str::from_utf8(line).map_err(|_| String::from_utf8_lossy(line).into_owned())
}

fn read_line(line: &Line<'_>) -> Result<Option<Entry>, Fault> {
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
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// How many of the lines go on with what the line before them began.
fn continued(lines: &[Line<'_>]) -> usize {
    let begins = |line: &str| says_nothing(line) || line.trim_start().starts_with("- ");
    lines.iter().take_while(|line| line.as_ref().is_ok_and(|line| !begins(line))).count()
}

/// What is wrong with an entry that stands on these lines: that they are several.
fn over_several_lines(lines: &[Line<'_>]) -> Option<Fault> {
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.as_ref().ok().copied()).collect();
    let entry = from_yaml(&lines.join("\n")).ok().filter(|_| lines.len() > 1)?;
    let fault = Fault::new(Place::line(1), &lines, "an entry stands on one line");
    Some(fault.remedy(format!("write it like this: {}", encode(&entry))))
}

impl Fault {
    fn at_line(self, line: usize) -> Self {
        Self { place: Place { line, ..self.place }, ..self }
    }
}

/// The entry on this line.
///
/// JSON is read as such, everything else by the YAML parser. A line with raw characters that
/// YAML parsers change or refuse is not taken for the JSON that it looks like.
pub(super) fn entry(line: &str) -> Result<Entry, Fault> {
    if line.len() > LONGEST_LINE {
        let start: String = line.chars().take(80).collect();
        return Err(Fault::new(Place::line(1), &[&start], "this line is longer than 64 KiB")
            .remedy("shorten its texts, or move them into a document"));
    }
    let json = line.trim_start().strip_prefix("- ").map(str::trim);
    let decoded = json
        .filter(|json| json.starts_with('{') && is_plain(json))
        .and_then(|json| serde_json::from_str::<Decoded>(json).ok());
    match decoded {
        Some(Decoded(entry)) => Ok(entry),
        None => from_yaml(line),
    }
}

fn is_plain(json: &str) -> bool {
    let plain = |byte: u8| (b' '..=b'~').contains(&byte) || byte == b'\t';
    json.bytes().all(plain) || !json.chars().any(|c| is_escaped(c) && c != '\t')
}

fn from_yaml(text: &str) -> Result<Entry, Fault> {
    let lines: Vec<&str> = text.split('\n').collect();
    if is_conflict_marker(text) {
        return Err(Fault::new(
            Place { width: 7, ..Place::line(1) },
            &lines,
            "git left a conflict marker here",
        )
        .remedy("delete this line, and keep the entries of both sides"));
    }
    let document = yaml::parse(text).map_err(|flaw| {
        Fault::new(flaw.place, &lines, flaw.problem).remedy(flaw.remedy.unwrap_or(EXAMPLE))
    })?;
    let Some(node) = document.as_ref().and_then(only_mapping) else {
        return Err(Fault::new(Place::line(1), &lines, "this is no entry").remedy(EXAMPLE));
    };
    match Decoded::deserialize(NodeReader::new(node)) {
        Ok(Decoded(entry)) => Ok(entry),
        Err(refused) => {
            let place = refused.place.unwrap_or(node.place);
            Err(Fault::new(place, &lines, refused.problem).remedy("mend the line, or delete it"))
        }
    }
}

const EXAMPLE: &str = "write it like this: - {at: 2026-11-24, by: dana, set: {A3: {status: done}}}";

fn only_mapping(document: &Node) -> Option<&Node> {
    match &document.kind {
        Kind::Sequence(nodes) => match nodes.as_slice() {
            [node] => matches!(node.kind, Kind::Mapping(_)).then_some(node),
            _ => None,
        },
        _ => None,
    }
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}
