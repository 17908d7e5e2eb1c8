//! What is written is read.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ticklist::domain::checklist::Head;
use ticklist::domain::entry::Entry;
use ticklist::domain::ids::EntryId;
use ticklist::domain::text::is_unseen;
use ticklist::domain::{Fingerprint, record::Record};
use ticklist::record::{self, File, Hashes, Journal, decode_line, encode, write_head};

use crate::flow::by_hand;
use crate::generate::{any_entry, any_head, config, head};

/// A change of a byte, or of several, as disks, editors and other programs make it.
type Edit = (Index, u8, Vec<u8>);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let tokens = [
        "\n",
        "\r",
        "\t",
        "#",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "\"",
        "'",
        "\\",
        "\\u",
        "\\ud800",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "? ",
        "---",
        "...",
        "%YAML",
        "journal:\n",
        "\0",
        "\u{feff}",
        "\u{2028}",
        "<<<<<<<",
        "null",
    ];
    let token = select(tokens.to_vec()).prop_map(|token| token.as_bytes().to_vec());
    let inserted = prop_oneof![token, vec(any::<u8>(), 0..3)];
    vec((any::<Index>(), 0..4_u8, inserted), 1..6)
}

fn edited(mut bytes: Vec<u8>, edits: &[Edit]) -> Vec<u8> {
    for (index, removed, inserted) in edits {
        let start = index.index(bytes.len() + 1);
        let end = (start + usize::from(*removed)).min(bytes.len());
        bytes.splice(start..end, inserted.iter().copied());
    }
    bytes
}

fn file(head: &Head, entries: &[Entry]) -> String {
    let lines: String = entries.iter().map(|entry| encode(entry) + "\n").collect();
    write_head(head) + &lines
}

fn record(bytes: &[u8]) -> (Head, Journal) {
    match record::read(bytes) {
        Ok(File::Record(head, journal)) => (head, journal),
        other => panic!("this was a record: {other:?}"),
    }
}

fn entries(journal: &Journal) -> Vec<Entry> {
    journal.entries.iter().map(|located| located.entry.clone()).collect()
}

fn fingerprint(record: &Record) -> Fingerprint {
    Hashes::new(&record.head, record.entries()).fingerprint()
}

proptest! {
    #![proptest_config(config())]

    /// Records that differ have different fingerprints, also where they have as many entries.
    #[test]
    fn records_that_differ_have_different_fingerprints(
        heads in [any_head(), any_head()],
        lines in [vec(any_entry(), 0..3), vec(any_entry(), 0..3)],
        other_head in any::<bool>(),
        other_lines in any::<bool>(),
    ) {
        let one = Record::new(heads[0].clone(), lines[0].clone());
        let (head, entries) = (usize::from(other_head), usize::from(other_lines));
        let other = Record::new(heads[head].clone(), lines[entries].clone());
        let hash = |record| Fingerprint { entries: 0, ..fingerprint(record) };
        prop_assert_eq!(hash(&one) == hash(&other), one == other);
    }

    /// An entry that was written is read as the same entry, down to the case of its ids.
    #[test]
    fn what_is_encoded_is_decoded(entry in any_entry()) {
        let line = encode(&entry);
        let read = decode_line(&line);
        prop_assert_eq!(read.as_ref(), Ok(&entry), "{}", line);
        prop_assert_eq!(encode(&read.expect("it was just compared")), line);
    }

    /// An entry is one line, in which nothing drives a terminal, reorders the line or hides.
    #[test]
    fn a_line_is_one_line_that_no_terminal_obeys(entry in any_entry()) {
        let line = encode(&entry);
        prop_assert_eq!((&line[..3], &line[line.len() - 1..]), ("- {", "}"));
        prop_assert_eq!(line.chars().find(|c| is_unseen(*c) && *c < '\u{10000}'), None);
    }

    /// A line is YAML: its YAML reader reads the same entry from it as its JSON reader.
    #[test]
    fn a_line_is_the_same_in_yaml(entry in any_entry()) {
        let line = encode(&entry) + " # a comment, which JSON has not";
        prop_assert_eq!(decode_line(&line), Ok(entry), "{}", line);
    }

    /// An entry written by hand in YAML's flow style is the entry that the program would write.
    #[test]
    fn what_is_written_by_hand_is_the_same(entry in any_entry()) {
        let line = by_hand(&entry);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(decode_line(&line), Ok(entry), "{}", line);
    }

    /// The id of an entry that was written without one follows from what it says, not from how.
    #[test]
    fn an_entry_without_an_id_is_named_after_its_content(entry in any_entry()) {
        let entry = Entry { id: EntryId::new("x"), ..entry };
        let json = decode_line(&encode(&entry).replacen("\"id\":\"x\",", "", 1)).expect("it needs no id");
        let yaml = decode_line(&by_hand(&entry).replacen("id: x, ", "", 1)).expect("it needs no id");
        prop_assert_eq!(json.id.as_str().len(), 10);
        prop_assert_eq!(&json, &yaml);
        prop_assert_eq!(Entry { id: entry.id.clone(), ..json }, entry);
    }

    /// A record that was written is read as the same head and the same entries: also with the
    /// line ends of Windows, and with a byte order mark.
    #[test]
    fn a_record_is_read_as_it_was_written(head in any_head(), written in vec(any_entry(), 0..3)) {
        let text = file(&head, &written);
        for text in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text] {
            let (read, journal) = record(text.as_bytes());
            prop_assert_eq!(write_head(&read), write_head(&head));
            prop_assert_eq!(&read, &head);
            prop_assert_eq!(&journal.faults, &[]);
            prop_assert_eq!(journal.unfinished, None);
            prop_assert_eq!(entries(&journal), &written[..]);
        }
    }

    /// No line makes the reader panic.
    #[test]
    fn a_damaged_line_never_panics(entry in any_entry(), hand in any::<bool>(), edits in edits()) {
        let line = if hand { by_hand(&entry) } else { encode(&entry) };
        let line = edited(line.into_bytes(), &edits);
        let _ = decode_line(&String::from_utf8_lossy(&line));
    }

    /// No file makes the reader panic.
    #[test]
    fn a_damaged_file_never_panics(head in any_head(), entries in vec(any_entry(), 0..3), edits in edits()) {
        let _ = record::read(&edited(file(&head, &entries).into_bytes(), &edits));
    }

    /// Damage to one line of the journal costs that line: every other entry is read as before,
    /// and the damage is told, or the line is an entry or a comment all the same.
    #[test]
    fn one_bad_line_costs_one_line(
        written in vec((any_entry(), any::<bool>()), 2..5),
        hit in any::<Index>(),
        edits in edits(),
    ) {
        let lines: Vec<Vec<u8>> = written
            .iter()
            .map(|(entry, hand)| if *hand { by_hand(entry) } else { encode(entry) }.into_bytes())
            .collect();
        let hit = hit.index(lines.len());
        let damaged = edited(lines[hit].clone(), &edits);
        let first = write_head(&head()).lines().count() + 1;
        let more = damaged.iter().filter(|byte| **byte == b'\n').count();
        let mut bytes = write_head(&head()).into_bytes();
        for (at, line) in lines.iter().enumerate() {
            bytes.extend(if at == hit { &damaged } else { line });
            bytes.push(b'\n');
        }
        let (_, journal) = record(&bytes);
        let is_hit = |line: usize| (first + hit..=first + hit + more).contains(&line);
        let others: Vec<Entry> = journal
            .entries
            .iter()
            .filter(|located| !is_hit(located.line))
            .map(|located| located.entry.clone())
            .collect();
        let whole: Vec<Entry> = written
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != hit)
            .map(|(_, (entry, _))| entry.clone())
            .collect();
        prop_assert_eq!(others, whole);
        prop_assert!(journal.faults.iter().all(|fault| is_hit(fault.place.line)));
        prop_assert_eq!(journal.unfinished, None);
        for (at, line) in damaged.split(|byte| *byte == b'\n').enumerate() {
            let number = first + hit + at;
            let says_nothing = line.trim_ascii().is_empty() || line.trim_ascii_start().starts_with(b"#");
            let is_read = journal.entries.iter().any(|located| located.line == number);
            let is_told = journal.faults.iter().any(|fault| fault.place.line <= number);
            prop_assert!(says_nothing || is_read || is_told, "nothing is said of line {}", number);
        }
    }

    /// A record that was cut in its last line has lost at most that entry, and says so.
    #[test]
    fn a_record_cut_in_its_last_line_loses_that_entry_only(
        written in vec(any_entry(), 1..4),
        cut in any::<Index>(),
    ) {
        let text = file(&head(), &written);
        let last = encode(&written[written.len() - 1]).len();
        let kept = cut.index(last);
        let (_, journal) = record(&text.as_bytes()[..text.len() - 1 - last + kept]);
        prop_assert_eq!(entries(&journal), &written[..written.len() - 1]);
        prop_assert_eq!(&journal.faults, &[]);
        prop_assert_eq!(journal.unfinished.is_some(), kept > 0);
    }
}
