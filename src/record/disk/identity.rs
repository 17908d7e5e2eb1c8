//! Which file is it, under whatever name, and has it changed? Without reading it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::platform::identity;

/// Do both paths name one regular file?
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one.is_file() && is_same(one, other)
}

/// Do both paths name one file, or one folder?
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    identity(one).is_ok_and(|own| identity(other).is_ok_and(|theirs| own == theirs))
}

/// What the system says of a file, which is another after every append and every replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    file: (u64, u64),
}

/// What the system says of this file; none where it is not there.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp {
        length: metadata.len(),
        modified: metadata.modified().ok(),
        file: identity(path).ok()?,
    })
}
