//! What can go wrong on the disk.

use std::io;
use std::path::{Path, PathBuf};

use crate::codec::fault::Fault;

/// Why a file could not be found, read, created or appended to. Every one names its path.
#[derive(Debug)]
pub enum StoreError {
    /// The operating system refused.
    Io {
        /// What was tried: "read", "lock".
        tried: &'static str,
        /// On which file.
        path: PathBuf,
        /// Why it failed.
        why: io::Error,
    },
    /// There is no such file.
    Missing(PathBuf),
    /// It is a folder, a pipe or a device.
    NotAFile(PathBuf),
    /// It is larger than any record.
    TooLarge(PathBuf),
    /// It is larger than so many MiB, the most for its kind.
    LargerThan(PathBuf, u64),
    /// It can't be read as what it is.
    Faulty {
        /// The file.
        path: PathBuf,
        /// All that is wrong with it.
        faults: Vec<Fault>,
    },
    /// It is a checklist, where a record is needed.
    IsChecklist(PathBuf),
    /// It is there already, and never written over.
    Exists(PathBuf),
    /// It is a record, and a report is never written over one.
    IsRecord(PathBuf),
    /// Another process has held the record for ten seconds.
    Busy(PathBuf),
    /// An entry would make a line that no reader takes.
    TooMuch,
    /// The folder, and those above it, hold no record.
    NoRecord(PathBuf),
    /// The folder holds several.
    SeveralRecords {
        /// The folder.
        folder: PathBuf,
        /// The records in it.
        records: Vec<PathBuf>,
    },
    /// No record has this name.
    NoRecordNamed {
        /// The name.
        name: String,
        /// The records that were found instead.
        records: Vec<PathBuf>,
    },
    /// Another engagement's record was put in its place.
    OtherEngagement(PathBuf),
    /// Somebody, who did not ask for the lock, wrote to it or replaced it.
    Changed(PathBuf),
    /// It has several names, of which a replacement would take only one along.
    Linked(PathBuf),
    /// What was written is not in the file, however often it was tried.
    NotKept(PathBuf),
}

/// An entry was written, but whether it is in the file can't be seen.
pub(super) fn read_back(error: StoreError, path: &Path) -> StoreError {
    let why = match error {
        StoreError::Io { why, .. } => why,
        StoreError::Missing(_) => io::ErrorKind::NotFound.into(),
        _ => io::Error::other("it is no record any more"),
    };
    StoreError::Io { tried: "read back", path: path.to_owned(), why }
}

/// Notes what was tried, and on which file.
pub(super) fn io(tried: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |why| match why.kind() {
        io::ErrorKind::NotFound => StoreError::Missing(path),
        io::ErrorKind::IsADirectory => StoreError::NotAFile(path),
        _ => StoreError::Io { tried, path, why },
    }
}
