//! Has a file changed? Without reading it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What the system says of a file, which is another after every append and every replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Which file it is.
    #[cfg(unix)]
    file: (u64, u64),
}

/// What the system says of this file; none where it is not there.
pub fn stamp(path: &Path) -> Option<Stamp> {
    #[cfg(unix)]
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp {
        length: metadata.len(),
        modified: metadata.modified().ok(),
        #[cfg(unix)]
        file: (metadata.dev(), metadata.ino()),
    })
}
