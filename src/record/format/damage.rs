//! What befell a line that can't be read, where that shows.

use super::decode::decode;
use super::fault::{Fault, Place};
use crate::domain::Entry;

/// So many places of a line are tried for the beginning of another entry.
const TRIED: usize = 8;

/// Decodes one entry's line, as it stands in a journal.
///
/// # Errors
/// With what is wrong with it: what befell it, where that shows.
pub fn decode_line(line: &str) -> Result<Entry, Fault> {
    decode(line).map_err(|fault| {
        let befell = conflict_marker(line).or_else(|| nothing(line)).or_else(|| glued(line));
        befell.or_else(|| broken_off(line)).unwrap_or(fault)
    })
}

/// Is this a line with which git marks what it could not merge?
pub(super) fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}

/// A conflict of git's that nobody has settled.
pub(super) fn conflict_marker(line: &str) -> Option<Fault> {
    let place = Place { width: 7, ..Place::line(1) };
    let fault = Fault::new(place, &[line], "git left a conflict marker here");
    is_conflict_marker(line)
        .then(|| fault.remedy("delete this line, and keep the entries of both sides"))
}

/// Bytes that a file system puts where it had room, but nothing written yet.
fn nothing(line: &str) -> Option<Fault> {
    let place = Place::within(line, line.find('\0')?, line.matches('\0').count());
    let fault = Fault::new(place, &[line], "zero bytes stand here: a power cut, or a bad disk");
    let rest = line.replace('\0', "");
    Some(fault.remedy(match decode(&rest) {
        Ok(_) => format!("the rest of the line is whole; write it alone: {rest}"),
        Err(_) => "delete the line; an entry of it may be in a copy of the file".to_owned(),
    }))
}

/// Two entries between which the end of the line is missing.
fn glued(line: &str) -> Option<Fault> {
    let starts = line.rmatch_indices("- {").map(|(start, _)| start).filter(|start| *start > 0);
    let start = starts.take(TRIED).find(|start| decode(&line[*start..]).is_ok())?;
    let place = Place::within(line, start, 1);
    let fault = Fault::new(place, &[line], "another entry begins in the middle of this line");
    Some(fault.remedy(format!(
        "put each on a line of its own: `- {{` begins again at column {}",
        place.column
    )))
}

/// An entry of which the end is missing.
fn broken_off(line: &str) -> Option<Fault> {
    let line = line.trim_end();
    let place = Place::within(line, line.len(), 1);
    let fault = Fault::new(place, &[line], "this entry breaks off: its end was never written");
    (line.trim_start().starts_with("- {") && !line.ends_with('}'))
        .then(|| fault.remedy("delete the line, or take the whole entry from a copy of the file"))
}
