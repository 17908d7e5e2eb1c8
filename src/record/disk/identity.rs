//! Which file is it, under whatever name?

use std::fs::{self, Metadata};
use std::path::Path;

/// What no two files have in common at one time: the device that one is on, and its number there.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// The same, where files have no number that can be read: when one was created, and its length.
#[cfg(not(unix))]
pub(super) type Identity = (Option<std::time::SystemTime>, u64);

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
