//! What a fuzzer once found (`tests/fuzz`), kept so that it stays mended.

use std::fs;
use std::path::Path;

use ticklist::codec::{self, File, union};
use ticklist::domain::record::Record;

fn record(bytes: &[u8]) -> Record {
    match codec::read(bytes) {
        Ok(File::Record(head, journal)) => {
            let entries = journal.entries.into_iter().map(|located| located.entry);
            Record::new(head, entries.collect())
        }
        other => panic!("this was a record: {other:?}"),
    }
}

/// Merging a damaged copy with itself, again and again, changes nothing that can be read of it.
/// Catches: a driver that takes lines for an entry which were not one before.
#[test]
fn a_damaged_copy_merged_with_itself_says_what_it_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz");
    for file in fs::read_dir(folder).expect("the folder is there") {
        let path = file.expect("it can be listed").path();
        let bytes = fs::read(&path).expect("it can be read");
        let before = record(&bytes);
        let once = union(&bytes, &bytes, &bytes).expect("it can be merged");
        let twice = union(&once, &once, &once).expect("it can be merged");
        assert_eq!(record(&once), before, "{}", path.display());
        assert_eq!(record(&twice), before, "{}", path.display());
    }
}
