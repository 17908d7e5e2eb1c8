//! A second head in a journal, where two copies of a record were joined.

use super::damage::is_conflict_marker;
use super::decode::decode;
use super::fault::Fault;
use super::yaml::{self, Kind};
use crate::domain::Head;

/// How many of these lines belong to the head that the first of them begins: those down to its
/// `journal:`, or to what is no line of a head.
pub(super) fn length<'b>(lines: impl Iterator<Item = &'b [u8]>) -> usize {
    let mut length = 0;
    for line in lines {
        let is_other = |line| is_conflict_marker(line) || decode(line).is_ok();
        if std::str::from_utf8(line).is_ok_and(is_other) {
            break;
        }
        length += 1;
        if key(line) == Some("journal") {
            break;
        }
    }
    length
}

/// Is this a line with which a head can begin?
pub(super) fn begins(line: &[u8]) -> bool {
    key(line).is_some()
}

/// The key of the head that stands at the beginning of this line.
fn key(line: &[u8]) -> Option<&'static str> {
    let (key, _) = text(line)?.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    Head::KEYS.into_iter().find(|known| *known == key)
}

fn text(line: &[u8]) -> Option<&str> {
    std::str::from_utf8(line).ok().map(|line| line.trim_start_matches('\u{feff}'))
}

/// Do these lines say that the entries of another engagement than this one follow? What is no
/// text is no identity: alone on a line, it is what an entry on several lines sets.
pub(super) fn is_foreign<'b>(lines: impl Iterator<Item = &'b [u8]>, engagement: &str) -> bool {
    let lines: Vec<&[u8]> = lines.collect();
    let line = lines.iter().find(|line| key(line) == Some("engagement"));
    line.and_then(|line| text(line)).is_some_and(|line| match scalar(line) {
        Some(own) => own != engagement,
        None => lines.len() > 1,
    })
}

/// The identity of the engagement and the name of the customer, of the lines that a record begins
/// with.
pub fn names_in_head(lines: impl Iterator<Item = Vec<u8>>) -> Option<(String, String)> {
    let (mut engagement, mut customer) = (None, None);
    for line in lines.take_while(|line| key(line) != Some("journal")) {
        let named = match key(&line) {
            Some("engagement") => &mut engagement,
            Some("customer") => &mut customer,
            _ => continue,
        };
        *named = text(&line).map(value);
        if let Some(names) = engagement.clone().zip(customer.clone()) {
            return Some(names);
        }
    }
    None
}

/// The value on a line of a head; where it is none, the line.
fn value(line: &str) -> String {
    scalar(line).unwrap_or_else(|| line.to_owned())
}

/// The text that is the value on a line of a head.
fn scalar(line: &str) -> Option<String> {
    match yaml::parse(line).ok().flatten()?.kind {
        Kind::Mapping(pairs) => pairs.first().and_then(|(_, value)| Some(value.text()?.to_owned())),
        _ => None,
    }
}

/// What there is to say about a head on so many lines, of which this is the `first` of the file.
pub(super) fn fault(line: &[u8], first: usize, length: usize) -> Fault {
    let (problem, lines) = match length {
        1 => ("a line of a head stands in the journal", format!("line {first}")),
        _ => (
            "a second head begins here: two copies were joined",
            format!("lines {first} to {}", first + length - 1),
        ),
    };
    Fault::of_line(&String::from_utf8_lossy(line), problem)
        .remedy(format!("delete {lines}; the entries before and after are read"))
}

/// The same for the head of another engagement, in a file that ends with the `last` line.
pub(super) fn of_another(fault: Fault, last: usize) -> Fault {
    let problem = "the head of another engagement begins here: two records were joined, and \
                   nothing from here on is read";
    let first = fault.place.line;
    Fault { problem: problem.to_owned(), ..fault }.remedy(format!(
        "move lines {first} to {last} to a file of their own, and look whose the last of them are"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_entry_sets_is_no_head_of_another_engagement() {
        let is_foreign = |line: &str| is_foreign([line.as_bytes()].into_iter(), "4f9k2m7q1z");
        assert!(is_foreign("engagement: b0v8h31zre"));
        assert!(!is_foreign("engagement: 4f9k2m7q1z"));
        assert!(!is_foreign("engagement: {zone: [null, Europe/Berlin]}}"));
    }
}
