//! What befell a line that can't be read, where that shows.

use super::fault::{Fault, Place};
use super::journal::decoded;

/// So many places of a line are tried for the beginning of another entry.
const TRIED: usize = 8;

/// Says what befell a line that is no entry.
pub(super) fn damage(line: &str) -> Option<Fault> {
    conflict_marker(line)
        .or_else(|| nothing(line))
        .or_else(|| glued(line))
        .or_else(|| broken_off(line))
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
    let (start, _) = line.match_indices('\0').next()?;
    let number = line.matches('\0').count();
    let place = place(line, start, number);
    let fault = Fault::new(place, &[line], "zero bytes stand here: a power cut, or a bad disk");
    let rest = line.replace('\0', "");
    Some(fault.remedy(match decoded(&rest) {
        Ok(_) => format!("the rest of the line is whole; write it alone: {rest}"),
        Err(_) => "delete the line; an entry of it may be in a copy of the file".to_owned(),
    }))
}

/// Two entries between which the end of the line is missing.
fn glued(line: &str) -> Option<Fault> {
    let starts = line.rmatch_indices("- {").map(|(start, _)| start).filter(|start| *start > 0);
    let start = starts.take(TRIED).find(|start| decoded(&line[*start..]).is_ok())?;
    let place = place(line, start, 1);
    let fault = Fault::new(place, &[line], "another entry begins in the middle of this line");
    Some(fault.remedy(format!(
        "put each on a line of its own: `- {{` begins again at column {}",
        place.column
    )))
}

/// An entry of which the end is missing.
fn broken_off(line: &str) -> Option<Fault> {
    let line = line.trim_end();
    let place = place(line, line.len(), 1);
    let fault = Fault::new(place, &[line], "this entry breaks off: its end was never written");
    (line.trim_start().starts_with("- {") && !line.ends_with('}'))
        .then(|| fault.remedy("delete the line, or take the whole entry from a copy of the file"))
}

fn place(line: &str, start: usize, width: usize) -> Place {
    Place { column: line[..start].chars().count() + 1, width, ..Place::line(1) }
}
