//! What a fuzzer once found (`tests/fuzz`), kept so that it stays mended.

use std::fs;
use std::path::Path;

use ticklist::domain::entry::Entry;
use ticklist::domain::ids::EntryId;
use ticklist::domain::record::Record;
use ticklist::domain::time::parse_instant;
use ticklist::record::{self, File, LONGEST_LINE, Tail, encode, tail, union};

fn record(bytes: &[u8]) -> Record {
    match record::read(bytes) {
        Ok(File::Record(head, journal)) => {
            let entries = journal.entries.into_iter().map(|located| located.entry);
            Record::new(head, entries.collect())
        }
        other => panic!("this was a record: {other:?}"),
    }
}

fn finds() -> impl Iterator<Item = (String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz");
    fs::read_dir(folder).expect("the folder is there").map(|file| {
        let path = file.expect("it can be listed").path();
        (path.display().to_string(), fs::read(&path).expect("it can be read"))
    })
}

/// The bytes once the next command has appended the entry.
fn appended(bytes: &[u8], entry: &Entry) -> Vec<u8> {
    let (end, between) = match tail(bytes) {
        Tail::Whole => (bytes.len(), ""),
        Tail::WithoutNewline => (bytes.len(), "\n"),
        Tail::Unfinished(start) => (start, "# unfinished\n"),
    };
    [&bytes[..end], between.as_bytes(), encode(entry).as_bytes(), b"\n"].concat()
}

fn assert_kept_by_the_next_writer(bytes: &[u8], about: &str) {
    let mut entry = Entry::new(
        EntryId::new("fuzzed0000"),
        parse_instant("2027-01-15").expect("an instant"),
        "mia",
    );
    entry.note = Some("Appended".to_owned());
    let after = record(&appended(bytes, &entry));
    assert_eq!(after, record(bytes).with(entry), "{about}");
}

/// Merging a damaged copy with itself, again and again, changes nothing that can be read of it.
/// Catches: a driver that takes lines for an entry which were not one before, an entry that is
/// none any more where it comes to stand behind a line that can't be read.
#[test]
fn a_damaged_copy_merged_with_itself_says_what_it_said() {
    for (name, bytes) in finds() {
        let before = record(&bytes);
        let once = union(&bytes, &bytes, &bytes).expect("it can be merged");
        let twice = union(&once, &once, &once).expect("it can be merged");
        assert_eq!(record(&once), before, "{name}");
        assert_eq!(record(&twice), before, "{name}");
    }
}

/// An entry that is appended to a damaged record costs nothing that could be read.
/// Catches: a line `journal: # …` without its newline that is cut off as an unfinished entry.
#[test]
fn the_next_writer_loses_nothing_of_a_damaged_record() {
    for (name, bytes) in finds() {
        assert_kept_by_the_next_writer(&bytes, &name);
    }
}

/// The longest entry that can be read counts as whole, also with half a line end of Windows.
/// Catches: a reader and a writer that differ on which lines are too long.
#[test]
fn the_longest_entry_with_half_a_line_end_is_whole() {
    let (_, find) = finds().next().expect("something was found");
    let (head, _) = record::parts(&find).expect("it is a record");
    let line = "- {\"at\":\"2027-01-12\",\"by\":\"mia\"}";
    let line = format!("\n{line}{}\r", " ".repeat(LONGEST_LINE - line.len()));
    let bytes = [head, line.as_bytes()].concat();
    assert_eq!(record(&bytes).entries().len(), 1);
    assert_kept_by_the_next_writer(&bytes, "the longest line");
}
