//! A whole file: a checklist, or a record.

use super::damage::{conflict_marker, is_conflict_marker};
use super::decode::decode;
use super::fault::{Fault, Place};
use super::journal::{Journal, journal_line, read_journal};
use super::read_head::{Contents, read_head};
use crate::domain::{Checklist, Head};

/// The largest checklist, and the largest head of a record, in bytes.
const LARGEST_HEAD: usize = 4 * 1024 * 1024;

/// How many lines a file may have: a hundred commands a day for more than fifty years.
const MOST_LINES: usize = 2_000_000;

/// A file, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// Without customer and journal.
    Checklist(Checklist),
    /// With both.
    Record(Head, Journal),
}

/// Reads a checklist or a record.
///
/// # Errors
/// With all the faults of the head. Faults of single entries are in the [`Journal`].
pub fn read(bytes: &[u8]) -> Result<File, Vec<Fault>> {
    let bytes = without_mark(bytes);
    let journal = journal_line(bytes);
    let head = &bytes[..journal.as_ref().map_or(bytes.len(), |line| line.start)];
    if head.len() > LARGEST_HEAD {
        return Err(vec![
            Fault::new(Place::line(1), &[], "what stands before the journal is larger than 4 MiB")
                .remedy("split the checklist, or put long texts in documents and link them"),
        ]);
    }
    // What there is to say about a line costs more to keep than the line.
    let lines = || bytes.iter().filter(|byte| **byte == b'\n').count();
    if bytes.len() > MOST_LINES && lines() > MOST_LINES {
        return Err(vec![
            Fault::new(Place::line(1), &[], "this file has more than 2,000,000 lines")
                .remedy("no record grows that long: take a copy of it from before it was damaged"),
        ]);
    }
    let head =
        std::str::from_utf8(head).map_err(|error| vec![not_text(head, error.valid_up_to())])?;
    if head.lines().any(is_conflict_marker) {
        return Err(conflict_markers(bytes));
    }
    if journal.is_none()
        && let Some(fault) = lost_journal(head)
    {
        return Err(vec![fault]);
    }
    let lines = head.bytes().filter(|byte| *byte == b'\n').count();
    match (read_head(head)?, journal) {
        (Contents::Head(head), Some(line)) => {
            let journal = read_journal(bytes, (line.end, lines + 2), &head.engagement);
            Ok(File::Record(head, journal))
        }
        (Contents::Checklist(checklist), None) => Ok(File::Checklist(checklist)),
        (Contents::Checklist(_), Some(_)) => Err(vec![
            Fault::new(Place::line(lines + 1), &[], "there is a journal, but no customer")
                .remedy("write `engagement: …`, `customer: …` and `started: …` above `phases:`"),
        ]),
        (Contents::Head(_), None) => Err(vec![
            Fault::new(Place::line(lines.max(1)), &[], "a record ends with its journal")
                .remedy("write `journal:` as the last line"),
        ]),
    }
}

/// An entry that stands where no line `journal:` is above it.
fn lost_journal(text: &str) -> Option<Fault> {
    let lines: Vec<&str> = text.lines().collect();
    let is_entry = |line: &&str| line.starts_with("- {") && decode(line).is_ok();
    let at = lines.iter().position(is_entry)?;
    let problem = "this is an entry, and no line `journal:` stands above it";
    let fault = Fault::new(Place::line(at + 1), &lines, problem);
    Some(fault.remedy("write `journal:` on a line of its own above this one"))
}

/// The bytes behind the byte order mark that some editors put first.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// What git could not merge, where a side of it is in the head.
fn conflict_markers(bytes: &[u8]) -> Vec<Fault> {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().enumerate();
    let faults = lines.filter_map(|(at, line)| Some(conflict_marker(line)?.at_line(at + 1)));
    let remedy = "keep one side of the head and the entries of both, and delete the marker lines";
    faults.map(|fault| fault.remedy(remedy)).collect()
}

fn not_text(bytes: &[u8], at: usize) -> Fault {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    Fault::new(Place::line(line + 1), &lines, "this is not UTF-8 text")
        .remedy("save the file as UTF-8")
}
