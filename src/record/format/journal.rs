//! The journal: one entry a line, read line by line, so that one bad line costs one line.

use std::io::BufRead;
use std::iter::Take;

use super::damage::{decode_line, is_conflict_marker};
use super::decode::{LONGEST_LINE, begins_entry, from_yaml};
use super::encode::encode;
use super::fault::Fault;
use super::second_head;
use crate::domain::Entry;

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
        rest if begins_journal(rest) || read_line(content(rest)).is_ok() => Tail::WithoutNewline,
        _ => Tail::Unfinished(start),
    }
}

/// A record's head, down to the line `journal:`, and its journal; none where there is no journal.
pub fn parts(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    journal_line(bytes).map(|line| bytes.split_at(line.end))
}

/// Where the line `journal:` is, its end included.
pub(super) fn journal_line(bytes: &[u8]) -> Option<std::ops::Range<usize>> {
    let mut end = 0;
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let line = lines.inspect(|line| end += line.len()).find(|line| begins_journal(line))?;
    Some(end - line.len()..end)
}

/// Is this the line `journal:`, perhaps with a comment?
fn begins_journal(line: &[u8]) -> bool {
    line.strip_prefix(b"journal:").is_some_and(|rest| {
        let comment = rest.first().is_some_and(|byte| b" \t".contains(byte))
            && rest.trim_ascii_start().starts_with(b"#");
        comment || rest.trim_ascii().is_empty()
    })
}

/// Reads the journal of this engagement, which begins with this byte of the file and on its
/// `first` line.
pub(super) fn read_journal(
    bytes: &[u8],
    (begin, first): (usize, usize),
    engagement: &str,
) -> Journal {
    let bytes = &bytes[begin..];
    let mut journal = Journal::default();
    for Piece { line, lines, is_last, said } in Pieces::new(bytes, first) {
        match said {
            Ok(None) => {}
            Ok(Some(entry)) => journal.entries.push(Located { line, entry }),
            Err(_) if is_last => journal.unfinished = Some(line),
            Err(fault) if second_head::is_foreign(lines, engagement) => {
                let last = first + bytes.split_inclusive(|byte| *byte == b'\n').count() - 1;
                journal.faults.push(second_head::of_another(fault, last));
                journal.foreign = Some(line);
                break;
            }
            Err(fault) => journal.faults.push(fault),
        }
    }
    journal
}

/// Lines of a journal that belong together: one entry, or what can't be read.
pub(super) struct Piece<'b> {
    /// The number of the first.
    line: usize,
    pub(super) lines: Take<Lines<'b>>,
    /// It is the last line of the file, and that has no end.
    is_last: bool,
    /// Nothing is said by comments and blank lines.
    pub(super) said: Result<Option<Entry>, Fault>,
}

/// The pieces of a journal.
pub(super) struct Pieces<'b> {
    lines: Lines<'b>,
    /// The number of the next line.
    number: usize,
}

impl<'b> Pieces<'b> {
    /// Of the journal of these bytes, which begins on this line of the file.
    pub(super) fn new(bytes: &'b [u8], number: usize) -> Self {
        Self { lines: Lines { rest: Some(bytes) }, number }
    }
}

impl<'b> Iterator for Pieces<'b> {
    type Item = Piece<'b>;

    fn next(&mut self) -> Option<Piece<'b>> {
        let (number, lines) = (self.number, self.lines.clone());
        let line = self.lines.next()?;
        let is_last = self.lines.rest.is_none();
        let (said, length) = match read_line(line) {
            Ok(said) => (Ok(said), 1),
            Err(_) if second_head::begins(line) => {
                let length = second_head::length(lines.clone());
                (Err(second_head::fault(line, number, length)), length)
            }
            Err(fault) => {
                let length = 1 + continued(line, self.lines.clone());
                let several = over_several_lines(lines.clone().take(length));
                (Err(several.unwrap_or(fault)), length)
            }
        };
        self.lines.by_ref().take(length - 1).for_each(drop);
        self.number += length;
        let said = said.map_err(|fault| fault.at_line(number));
        Some(Piece { line: number, lines: lines.take(length), is_last, said })
    }
}

/// The lines of a journal, without their ends.
#[derive(Debug, Clone)]
pub(super) struct Lines<'b> {
    rest: Option<&'b [u8]>,
}

impl<'b> Iterator for Lines<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let bytes = self.rest?;
        let mut rest = bytes;
        let length = rest.skip_until(b'\n').expect("what is in memory can be read");
        let ended = bytes[..length].strip_suffix(b"\n");
        self.rest = ended.map(|_| rest);
        Some(content(ended.unwrap_or(bytes)))
    }
}

/// A line without the half of a line end that Windows puts before the other.
fn content(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The entry on this line; none where it is blank, or a comment.
fn read_line(line: &[u8]) -> Result<Option<Entry>, Fault> {
    match std::str::from_utf8(line) {
        Ok(line) if says_nothing(line) => Ok(None),
        Ok(line) => decode_line(line).map(Some),
        Err(_) => {
            let problem = "this line is not UTF-8 text: it was damaged";
            let fault = Fault::of_line(&String::from_utf8_lossy(line), problem);
            Err(fault.remedy("take the line from a copy of the file, or delete it"))
        }
    }
}

fn says_nothing(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.is_empty() || line.starts_with('#')
}

/// How many of the lines behind the first go on with what that begins.
fn continued<'b>(first: &[u8], more: impl Iterator<Item = &'b [u8]>) -> usize {
    let goes_on = |line: &[u8]| {
        let begins = |line| says_nothing(line) || begins_entry(line) || is_conflict_marker(line);
        !second_head::begins(line) && std::str::from_utf8(line).is_ok_and(|line| !begins(line))
    };
    match std::str::from_utf8(first) {
        Ok(line) if !is_conflict_marker(line) => more.take_while(|line| goes_on(line)).count(),
        _ => 0,
    }
}

/// What is wrong with an entry that stands on these lines: that they are several.
fn over_several_lines<'b>(lines: impl Iterator<Item = &'b [u8]>) -> Option<Fault> {
    let lines: Vec<&str> = lines.map_while(|line| std::str::from_utf8(line).ok()).collect();
    let length: usize = lines.iter().map(|line| line.len()).sum();
    if lines.len() < 2 || length > LONGEST_LINE {
        return None;
    }
    let entry = from_yaml(&lines.join("\n")).ok()?;
    let fault = Fault::of_line(lines[0], "an entry stands on one line");
    Some(fault.remedy(format!("write it like this: {}", encode(&entry))))
}
