//! A whole record from a stranger: what can be read of it is folded, merged with itself and
//! appended to, and nothing of it is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ticklist::record::{self, File, Tail, encode, tail, union};
use ticklist::domain::engagement::Engagement;
use ticklist::domain::entry::Entry;
use ticklist::domain::ids::EntryId;
use ticklist::domain::record::Record;
use ticklist::domain::time::{Instant, Zone, parse_instant};

fn now() -> Instant {
    parse_instant("2026-11-25").expect("a date")
}

fn record(bytes: &[u8]) -> Option<Record> {
    let Ok(File::Record(head, journal)) = record::read(bytes) else { return None };
    let entries = journal.entries.into_iter().map(|located| located.entry);
    Some(Record::new(head, entries.collect()))
}

/// The bytes once the next command has appended an entry.
fn appended(bytes: &[u8], entry: &Entry) -> Vec<u8> {
    let (end, between) = match tail(bytes) {
        Tail::Whole => (bytes.len(), ""),
        Tail::WithoutNewline => (bytes.len(), "\n"),
        Tail::Unfinished(start) => (start, "# unfinished\n"),
    };
    [&bytes[..end], between.as_bytes(), encode(entry).as_bytes(), b"\n"].concat()
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(File::Record(_, journal)) = record::read(bytes) else { return };
    let before = record(bytes).expect("it was just read");
    Engagement::fold(&before, before.now(now()), now(), Zone::Utc);

    if let Ok(once) = union(bytes, bytes, bytes) {
        let twice = union(&once, &once, &once).expect("it merged before");
        assert_eq!(record(&once).as_ref(), Some(&before));
        assert_eq!(record(&twice).as_ref(), Some(&before));
        // Lines that can't be read may come to stand together, and are then taken as one.
        assert!(once == twice || !journal.faults.is_empty() || journal.unfinished.is_some());
    }

    if journal.foreign.is_none() {
        let mut entry = Entry::new(EntryId::new("fuzzed0000"), now(), "fuzzer");
        entry.note = Some("Appended".to_owned());
        let after = record(&appended(bytes, &entry)).expect("it is a record still");
        assert_eq!(after, before.with(entry));
    }
});
