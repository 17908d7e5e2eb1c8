//! Reading files. Readers take no lock.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::{StoreError, io};
use crate::domain::checklist::Checklist;
use crate::domain::entry::Entry;
use crate::domain::record::Record;
use crate::record::file::fault::Fault;
use crate::record::file::{self, Journal};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A record, and what of it could not be read.
#[derive(Debug)]
pub struct Loaded {
    /// The file.
    pub path: PathBuf,
    /// All that could be read.
    pub record: Record,
    /// What could not be read, line by line.
    pub faults: Vec<Fault>,
    /// The number of the last line, where that was never finished.
    pub unfinished: Option<usize>,
    /// The line where the head of another engagement begins.
    pub foreign: Option<usize>,
}

impl Loaded {
    /// Refuses a file in which the record of another engagement follows: what is appended to it
    /// would not be read.
    pub(super) fn of_one_engagement(self) -> Result<Self, StoreError> {
        match self.foreign {
            Some(_) => Err(StoreError::Faulty { path: self.path, faults: self.faults }),
            None => Ok(self),
        }
    }
}

/// Reads the record in this file.
///
/// # Errors
/// When there is none; not when only lines of its journal can't be read.
pub fn load(path: &Path) -> Result<Loaded, StoreError> {
    decode(path, &read_file(path)?)
}

pub(super) fn decode(path: &Path, bytes: &[u8]) -> Result<Loaded, StoreError> {
    let path = path.to_owned();
    match file::read(bytes) {
        Ok(file::File::Record(head, journal)) => {
            let Journal { entries, faults, unfinished, foreign } = journal;
            let entries = entries.into_iter().map(|located| located.entry).collect();
            let record = Record::new(head, entries);
            Ok(Loaded { path, record, faults, unfinished, foreign })
        }
        Ok(file::File::Checklist(_)) => Err(StoreError::IsChecklist(path)),
        Err(faults) => Err(StoreError::Faulty { path, faults }),
    }
}

/// The entries of the record in this file as they stand there, one after the other.
///
/// # Errors
/// As [`load`].
pub fn lines(path: &Path) -> Result<Vec<Entry>, StoreError> {
    match file::read(&read_file(path)?) {
        Ok(file::File::Record(_, journal)) => {
            Ok(journal.entries.into_iter().map(|located| located.entry).collect())
        }
        Ok(file::File::Checklist(_)) => Err(StoreError::IsChecklist(path.to_owned())),
        Err(faults) => Err(StoreError::Faulty { path: path.to_owned(), faults }),
    }
}

/// Reads the checklist in this file; of a record, the one that was pinned.
///
/// # Errors
/// When there is none, or it has faults.
pub fn load_checklist(path: &Path) -> Result<Checklist, StoreError> {
    match file::read(&read_file(path)?) {
        Ok(file::File::Checklist(checklist)) => Ok(checklist),
        Ok(file::File::Record(head, _)) => Ok(head.checklist),
        Err(faults) => Err(StoreError::Faulty { path: path.to_owned(), faults }),
    }
}

/// The bytes of a regular file.
///
/// # Errors
/// When it is not there, no regular file, or larger than any record.
pub fn read_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    refuse_special(path)?;
    let mut file = File::open(path).map_err(io("read", path))?;
    read_open(&mut file, path)
}

/// The bytes of a regular file from strangers.
///
/// # Errors
/// When it is not there, no regular file, or larger than `most` bytes.
pub fn read_foreign(path: &Path, most: usize) -> Result<Vec<u8>, StoreError> {
    refuse_special(path)?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io("read", path))?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(io("read", path))?;
    match bytes.len() > most {
        true => Err(StoreError::LargerThan(path.to_owned(), most as u64 / (1024 * 1024))),
        false => Ok(bytes),
    }
}

pub(super) fn read_open(file: &mut File, path: &Path) -> Result<Vec<u8>, StoreError> {
    let length = file.metadata().map_err(io("read", path))?.len().min(LARGEST);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(io("read", path))?;
    match bytes.len() as u64 > LARGEST {
        true => Err(StoreError::TooLarge(path.to_owned())),
        false => Ok(bytes),
    }
}

/// Refuses what is no regular file, before it is opened: a pipe would block.
pub(super) fn refuse_special(path: &Path) -> Result<(), StoreError> {
    let metadata = fs::metadata(path).map_err(io("read", path))?;
    if !metadata.is_file() {
        Err(StoreError::NotAFile(path.to_owned()))
    } else if metadata.len() > LARGEST {
        Err(StoreError::TooLarge(path.to_owned()))
    } else {
        Ok(())
    }
}
