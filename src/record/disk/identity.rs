//! Which file is it, under whatever name, and has it changed? Without reading it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// What no two files have in common at one time: the device that one is on, and its number there.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// The same, where files have no number that can be read: when one was created, and its length.
#[cfg(not(unix))]
pub(super) type Identity = (Option<SystemTime>, u64);

/// Which file this was read of.
#[cfg(unix)]
pub(super) fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Which file this was read of.
#[cfg(not(unix))]
pub(super) fn identity(metadata: &Metadata) -> Identity {
    (metadata.created().ok(), metadata.len())
}

/// Do both paths name one regular file?
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let [one, other] = [one, other].map(|path| {
        let metadata = fs::metadata(path).ok().filter(Metadata::is_file);
        metadata.as_ref().map(identity)
    });
    one.is_some() && one == other
}

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
