//! A head or a checklist from a stranger: read or refused, and what is read is written so that it
//! is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ticklist::record::{self, File};

fuzz_target!(|bytes: &[u8]| {
    match record::read(bytes) {
        Ok(File::Record(head, _)) => {
            let written = record::write_head(&head);
            match record::read(written.as_bytes()) {
                Ok(File::Record(again, _)) => assert_eq!(again, head, "{written}"),
                other => panic!("{other:?} in {written}"),
            }
        }
        Ok(File::Checklist(checklist)) => assert!(checklist.item_count() < bytes.len()),
        Err(faults) => assert!(!faults.is_empty()),
    }
});
