//! Has a file changed? Without reading it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::identity::{Identity, identity};

/// What the system says of a file, which is another after every append and every replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    file: Identity,
}

/// What the system says of this file; none where it is not there.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp {
        length: metadata.len(),
        modified: metadata.modified().ok(),
        file: identity(&metadata),
    })
}
