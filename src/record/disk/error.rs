//! What can go wrong on the disk.

use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::name::short_names;
use super::platform::is_in_use;
use crate::record::format::fault::Fault;

/// Why a file could not be found, read, created or appended to. Every one names its path.
#[derive(Debug, Error)]
pub enum DiskError {
    /// The operating system refused.
    #[error("can't {tried} {}: {why}", path.display())]
    Io {
        /// What was tried: "read", "lock".
        tried: &'static str,
        /// On which file.
        path: PathBuf,
        /// Why it failed.
        why: io::Error,
    },
    /// Another program uses it in a way that refuses this.
    #[error("can't {tried} {}: another program has it open", path.display())]
    InUse {
        /// What was tried.
        tried: &'static str,
        /// On which file.
        path: PathBuf,
    },
    /// There is no such file.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// It is a folder, a pipe or a device.
    #[error("{} is no file", .0.display())]
    NotAFile(PathBuf),
    /// It is larger than any record.
    #[error("{} is larger than any record: more than 256 MiB", .0.display())]
    TooLarge(PathBuf),
    /// It is larger than any list from strangers.
    #[error("{} is larger than 4 MiB", .0.display())]
    LargerThanLists(PathBuf),
    /// It can't be read as what it is.
    #[error("{} can't be read: {}", path.display(), number(faults))]
    Faulty {
        /// The file.
        path: PathBuf,
        /// All that is wrong with it.
        faults: Vec<Fault>,
    },
    /// It does not say who hands out reports.
    #[error("{} can't be read: {}", path.display(), number(faults))]
    FaultyBrand {
        /// The file.
        path: PathBuf,
        /// All that is wrong with it.
        faults: Vec<Fault>,
    },
    /// It is a checklist, where a record is needed.
    #[error("{} is a checklist, not the record of a customer", .0.display())]
    IsChecklist(PathBuf),
    /// It is there already, and never written over.
    #[error("{} is there already, and is never written over", .0.display())]
    Exists(PathBuf),
    /// Windows can't have a file of this name.
    #[error("Windows can't have a file called {}", .0.display())]
    Impossible(PathBuf),
    /// It is a record, and a report is never written over one.
    #[error("{} is a record, and a report is never written over one", .0.display())]
    IsRecord(PathBuf),
    /// Another process has held the record for ten seconds.
    #[error("another process has held {} for ten seconds", .0.display())]
    Busy(PathBuf),
    /// An entry would make a line that no reader takes.
    #[error("this is too much for one entry: more than 64 KiB")]
    TooMuch,
    /// The folder, and those above it, hold no record.
    #[error("no record in {} or the folders above it", .0.display())]
    NoRecord(PathBuf),
    /// The folder holds several.
    #[error("several records in {}: {}", folder.display(), short_names(records))]
    SeveralRecords {
        /// The folder.
        folder: PathBuf,
        /// The records in it.
        records: Vec<PathBuf>,
    },
    /// No record has this name.
    #[error("no record is called `{name}`")]
    NoRecordNamed {
        /// The name.
        name: String,
        /// The records that were found instead.
        records: Vec<PathBuf>,
    },
    /// Another engagement's record was put in its place.
    #[error("another engagement's record was put in the place of {} meanwhile", .0.display())]
    OtherEngagement(PathBuf),
    /// Somebody, who did not ask for the lock, wrote to it or replaced it.
    #[error("another program wrote to {} meanwhile", .0.display())]
    Changed(PathBuf),
    /// It has several names, of which a replacement would take only one along.
    #[error("{} has other names (hard links), which would keep the old head", .0.display())]
    Linked(PathBuf),
    /// What was written is not in the file, however often it was tried.
    #[error("another program keeps replacing {}: the entry is not in it", .0.display())]
    NotKept(PathBuf),
}

fn number(faults: &[Fault]) -> String {
    match faults.len() {
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    }
}

/// An entry was written, but whether it is in the file can't be seen.
pub(super) fn read_back(error: DiskError, path: &Path) -> DiskError {
    let why = match error {
        DiskError::Io { why, .. } => why,
        DiskError::Missing(_) => io::ErrorKind::NotFound.into(),
        DiskError::InUse { .. } => io::Error::other("another program has it open"),
        _ => io::Error::other("it is no record any more"),
    };
    DiskError::Io { tried: "read back", path: path.to_owned(), why }
}

/// Notes what was tried, and on which file.
pub(super) fn io(tried: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.to_owned();
    move |why| match why.kind() {
        io::ErrorKind::NotFound => DiskError::Missing(path),
        io::ErrorKind::InvalidFilename if tried == "read" => DiskError::Missing(path),
        io::ErrorKind::IsADirectory => DiskError::NotAFile(path),
        _ if is_in_use(&why) => DiskError::InUse { tried, path },
        _ => DiskError::Io { tried, path, why },
    }
}

/// So long a file is tried again that another program has open.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to sleep before something is tried again.
pub(super) const PAUSE: Duration = Duration::from_millis(10);

/// Tries again, as long as another program has the file open: a preview and a sync client soon let
/// it go.
pub(super) fn patiently<T>(
    mut attempt: impl FnMut() -> Result<T, DiskError>,
) -> Result<T, DiskError> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(DiskError::InUse { .. }) if begun.elapsed() < PATIENCE => sleep(PAUSE),
            done => return done,
        }
    }
}
