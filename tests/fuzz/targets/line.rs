//! A line of a journal from a stranger: read or refused, and what is read is written on one line
//! that no terminal obeys and that is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ticklist::record::{decode_line, encode};
use ticklist::domain::text::is_unseen;

fuzz_target!(|line: &str| {
    let Ok(entry) = decode_line(line) else { return };
    let written = encode(&entry);
    assert!(!written.contains(|c| is_unseen(c) && c < '\u{10000}'), "{written}");
    assert_eq!(decode_line(&written).as_ref(), Ok(&entry), "{written}");
});
