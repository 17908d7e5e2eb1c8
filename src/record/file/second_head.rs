//! A second head in a journal, where two copies of a record were joined.

use super::damage::is_conflict_marker;
use super::fault::{Fault, Place};
use super::journal::{Line, decoded};
use super::yaml::{self, Kind};
use crate::domain::checklist::Head;

/// A second head.
pub(super) struct SecondHead<'l> {
    lines: &'l [Line<'l>],
    /// Whose entries follow, where it says so.
    engagement: Option<String>,
}

/// How many lines belong to the head that this one begins: those down to its `journal:`, or to
/// what is no line of a head.
pub(super) fn length<'b>(first: &Line<'b>, more: impl Iterator<Item = Line<'b>>) -> usize {
    let belongs = |line: &Line<'_>| !matches!(line, Ok(line) if is_conflict_marker(line) || decoded(line).is_ok());
    let ends = |line: &Line<'_>| matches!(line, Ok(line) if key(line) == Some("journal"));
    let mut length = 0;
    for line in std::iter::once(first.clone()).chain(more.take_while(belongs)) {
        length += 1;
        if ends(&line) {
            break;
        }
    }
    length
}

/// Is this a line with which a head can begin?
pub(super) fn begins(line: &str) -> bool {
    key(line).is_some()
}

/// The key of the head that stands at the beginning of this line.
fn key(line: &str) -> Option<&'static str> {
    let (key, _) = line.trim_start_matches('\u{feff}').split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    Head::KEYS.into_iter().find(|known| *known == key)
}

impl<'l> SecondHead<'l> {
    /// The head of which these are the lines.
    pub(super) fn new(lines: &'l [Line<'l>]) -> Self {
        let mut lines_of_text = lines.iter().filter_map(|line| line.as_ref().ok());
        let engagement = lines_of_text.find(|line| key(line) == Some("engagement"));
        Self { lines, engagement: engagement.map(|line| value(line)) }
    }

    /// Is it the head of another engagement than this one?
    pub(super) fn is_foreign(&self, engagement: &str) -> bool {
        self.engagement.as_ref().is_some_and(|other| other != engagement)
    }

    /// What there is to say about it, where its first line is the `first` of the file.
    pub(super) fn fault(&self, first: usize) -> Fault {
        let last = first + self.lines.len() - 1;
        let (problem, lines) = match self.lines {
            [_] => ("a line of a head stands in the journal", format!("line {first}")),
            _ => (
                "a second head begins here: two copies were joined",
                format!("lines {first} to {last}"),
            ),
        };
        self.begins_here(problem)
            .remedy(format!("delete {lines}; the entries before and after are read"))
    }

    /// The same for the head of another engagement, in a file with so many lines.
    pub(super) fn foreign_fault(&self, first: usize, last: usize) -> Fault {
        let problem = "the head of another engagement begins here: two records were joined, and \
                       nothing from here on is read";
        self.begins_here(problem).remedy(format!(
            "move lines {first} to {last} to a file of their own, and look whose the last of them are"
        ))
    }

    fn begins_here(&self, problem: &str) -> Fault {
        let line = self.lines.first().and_then(|line| line.as_ref().ok());
        Fault::new(Place::line(1), &[line.unwrap_or(&"")], problem)
    }
}

/// The value on a line of a head; where it is none, the line.
fn value(line: &str) -> String {
    let node = yaml::parse(line.trim_start_matches('\u{feff}'));
    let text = node.ok().flatten().and_then(|node| match node.kind {
        Kind::Mapping(pairs) => pairs.first().and_then(|(_, value)| Some(value.text()?.to_owned())),
        _ => None,
    });
    text.unwrap_or_else(|| line.to_owned())
}
