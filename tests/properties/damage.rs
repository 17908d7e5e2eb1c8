//! One byte of a record that is not what it was: an exhaustive look at a small one.

use ticklist::domain::entry::Entry;
use ticklist::domain::ids::EntryId;
use ticklist::domain::time::parse_instant;
use ticklist::record::{self, File, Journal, Tail, encode, json_string, tail};

const RECORD: &str = r#"ticklist: 1
engagement: small
customer: "Small"
started: 2026-11-23
phases:
- name: All
  items: [{id: A1, task: "a"}, {id: A3, task: b}]
journal:
- {"id":"aaaaaaaaaa","at":"2026-11-23T09:10:00.000Z","by":"dana","set":{"A1":{"status":["not-started","done"]}}}
- {at: 2026-11-23, by: lee, set: {A3: {status: blocked}}, note: "Zoë: #1"}

- {"id":"bbbbbbbbbb","at":"2026-11-23T09:20:00.000Z","by":"dana","note":"x","items":["A1"]}
- {at: 2026-11-24, by: mia, confirm: [A1]}
- {"id":"cccccccccc","at":"2026-11-23T09:30:00.000Z","by":"lee","undoes":"aaaaaaaaaa"}
- {"id":"dddddddddd","at":"2026-11-23T09:40:00.000Z","by":"lee","role":{"admin":[null,"Lee"]}}
"#;

fn journal(bytes: &[u8]) -> Option<Journal> {
    match record::read(bytes) {
        Ok(File::Record(_, journal)) => Some(journal),
        Ok(File::Checklist(_)) => panic!("a damaged record is no checklist"),
        Err(faults) => {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            let stands = |line| (1..=lines).contains(&line);
            assert!(!faults.is_empty() && faults.iter().all(|fault| stands(fault.place.line)));
            None
        }
    }
}

/// What the byte may have become: with a bit flipped, or what means something in a file.
fn others(byte: u8) -> impl Iterator<Item = u8> {
    let flipped = [0, 2, 5, 7].map(|bit| byte ^ (1 << bit)).into_iter();
    flipped.chain(*b"\n\r\t #-{}\"\0\xff").filter(move |other| *other != byte)
}

/// The entries on other lines than these.
fn elsewhere(journal: &Journal, hit: &[usize]) -> Vec<Entry> {
    let others = journal.entries.iter().filter(|located| !hit.contains(&located.line));
    others.map(|located| located.entry.clone()).collect()
}

/// The line that holds this byte, and the next one where it is the byte that ends the line.
fn hit(bytes: &[u8], place: usize) -> Vec<usize> {
    let line = bytes[..place].iter().filter(|byte| **byte == b'\n').count() + 1;
    if bytes[place] == b'\n' { vec![line, line + 1] } else { vec![line] }
}

/// Is this a line of the head, or is it passed over because it says nothing, or something for people?
fn says_nothing(bytes: &[u8], line: usize) -> bool {
    let mut from_here = bytes.split(|byte| *byte == b'\n').skip(line - 1);
    let in_head = from_here.any(|line| line.starts_with(b"journal:"));
    in_head || text(bytes, line).is_empty() || text(bytes, line).starts_with(b"#")
}

fn text(bytes: &[u8], line: usize) -> &[u8] {
    bytes.split(|byte| *byte == b'\n').nth(line - 1).unwrap_or_default().trim_ascii()
}

/// The record after the next command has recorded this entry.
fn appended(bytes: &[u8], entry: &Entry) -> Vec<u8> {
    let line = encode(entry) + "\n";
    match tail(bytes) {
        Tail::Whole => [bytes, line.as_bytes()].concat(),
        Tail::WithoutNewline => [bytes, b"\n", line.as_bytes()].concat(),
        Tail::Unfinished(start) => {
            let text = json_string(&String::from_utf8_lossy(&bytes[start..]));
            let comment = format!("# unfinished: {text}\n");
            [&bytes[..start], comment.as_bytes(), line.as_bytes()].concat()
        }
    }
}

/// Whatever one byte becomes: where the head can be read, every entry on another line is, and the
/// line that was hit is read too, is a comment, or is named by its number. The next entry is
/// read whatever it was.
///
/// Catches: a line end that became another byte, so that the entry behind it is passed over as a
/// comment, and a broken line that takes the next one with it.
#[test]
#[ignore = "reads 12,000 records"]
fn one_byte_damages_one_line_and_never_in_silence() {
    damages_one_byte_of(1);
}

#[test]
fn one_byte_of_seven_damages_one_line_and_never_in_silence() {
    damages_one_byte_of(7);
}

fn damages_one_byte_of(step: usize) {
    let from_windows = RECORD.replace('\n', "\r\n");
    let line_ends = |(_, byte): &(usize, u8)| b"\r\n".contains(byte);
    let places: Vec<(usize, u8)> = RECORD.bytes().enumerate().collect();
    let ends: Vec<(usize, u8)> = from_windows.bytes().enumerate().filter(line_ends).collect();
    for (text, places) in [(RECORD, places), (&from_windows, ends)] {
        let before = journal(text.as_bytes()).expect("it is a record");
        for (place, byte) in places.into_iter().step_by(step) {
            for other in others(byte) {
                let mut bytes = text.as_bytes().to_vec();
                bytes[place] = other;
                holds(&bytes, place, (&before, &hit(text.as_bytes(), place)));
            }
        }
    }
}

/// Holds a record in which the byte at this place was changed against what it was before: its
/// entries, and the lines where the byte was.
#[track_caller]
fn holds(bytes: &[u8], place: usize, (before, were_hit): (&Journal, &[usize])) {
    let context = || format!("byte {place} of:\n{}", String::from_utf8_lossy(bytes));
    let Some(after) = journal(bytes) else { return };
    let are_hit = hit(bytes, place);
    let others = elsewhere(before, were_hit);
    assert_eq!(elsewhere(&after, &are_hit), others, "{}", context());
    let told = after.faults.iter().map(|fault| fault.place.line).chain(after.unfinished);
    let told: Vec<usize> = told.collect();
    assert!(told.iter().all(|line| are_hit.contains(line)), "{told:?}, {}", context());
    let is_read = |line: &usize| after.entries.iter().any(|located| located.line == *line);
    let is_quiet = |line: &usize| is_read(line) || says_nothing(bytes, *line);
    let lost =
        before.entries.len() > others.len() + are_hit.iter().filter(|line| is_read(line)).count();
    let is_comment = are_hit.iter().any(|line| text(bytes, *line).starts_with(b"#"));
    assert!(are_hit.iter().all(is_quiet) || !told.is_empty(), "{}", context());
    assert!(!lost || is_comment || !told.is_empty(), "an entry is gone: {}", context());
    let next = Entry::new(
        EntryId::new("eeeeeeeeee"),
        parse_instant("2026-11-25T09:00:00Z").expect("an instant"),
        "dana",
    );
    let recorded = journal(&appended(bytes, &next)).expect("its head is as it was");
    let (last, whole) = recorded.entries.split_last().expect("one was appended");
    assert_eq!(last.entry, next, "{}", context());
    assert_eq!(whole, after.entries, "{}", context());
}
