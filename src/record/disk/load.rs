//! Reading files. Readers take no lock.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::{DiskError, io, patiently};
use crate::domain::{Checklist, Entry, Head, Record};
use crate::record::format::fault::Fault;
use crate::record::format::{self, Journal};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// The largest file from strangers that is read, in bytes.
const LARGEST_FOREIGN: u64 = 4 * 1024 * 1024;

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

/// Reads the record in this file.
///
/// # Errors
/// When there is none; not when only lines of its journal can't be read.
pub fn load(path: &Path) -> Result<Loaded, DiskError> {
    decode(path, &read_file(path)?)
}

pub(super) fn decode(path: &Path, bytes: &[u8]) -> Result<Loaded, DiskError> {
    let (head, Journal { entries, faults, unfinished, foreign }) = parts(path, bytes)?;
    let entries = entries.into_iter().map(|located| located.entry).collect();
    let record = Record::new(head, entries);
    Ok(Loaded { path: path.to_owned(), record, faults, unfinished, foreign })
}

/// The entries of the record in this file as they stand there, one after the other.
///
/// # Errors
/// As [`load`].
pub fn lines(path: &Path) -> Result<Vec<Entry>, DiskError> {
    let (_, journal) = parts(path, &read_file(path)?)?;
    Ok(journal.entries.into_iter().map(|located| located.entry).collect())
}

/// The head and the journal of the record of these bytes.
fn parts(path: &Path, bytes: &[u8]) -> Result<(Head, Journal), DiskError> {
    match read(path, bytes)? {
        format::File::Record(head, journal) => Ok((head, journal)),
        format::File::Checklist(_) => Err(DiskError::IsChecklist(path.to_owned())),
    }
}

fn read(path: &Path, bytes: &[u8]) -> Result<format::File, DiskError> {
    format::read(bytes).map_err(|faults| DiskError::Faulty { path: path.to_owned(), faults })
}

/// Reads the checklist in this file; of a record, the one that was pinned.
///
/// # Errors
/// When there is none, or it has faults.
pub fn load_checklist(path: &Path) -> Result<Checklist, DiskError> {
    Ok(match read(path, &read_file(path)?)? {
        format::File::Checklist(checklist) => checklist,
        format::File::Record(head, _) => head.checklist,
    })
}

/// The bytes of a regular file.
///
/// # Errors
/// When it is not there, no regular file, or larger than any record.
pub fn read_file(path: &Path) -> Result<Vec<u8>, DiskError> {
    patiently(|| read_open(&open(path)?, path))
}

/// The bytes of a regular file from strangers.
///
/// # Errors
/// When it is not there, no regular file, or larger than any list.
pub fn read_foreign(path: &Path) -> Result<Vec<u8>, DiskError> {
    let bytes = read_at_most_of(LARGEST_FOREIGN, path)?;
    bytes.ok_or_else(|| DiskError::LargerThanLists(path.to_owned()))
}

/// The bytes of a regular file, unless there are more than `most`.
pub(super) fn read_at_most_of(most: u64, path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    patiently(|| read_at_most(most, &open(path)?, path))
}

pub(super) fn read_open(file: &File, path: &Path) -> Result<Vec<u8>, DiskError> {
    let bytes = read_at_most(LARGEST, file, path)?;
    bytes.ok_or_else(|| DiskError::TooLarge(path.to_owned()))
}

/// The bytes of a file, unless there are more than `most`.
fn read_at_most(most: u64, file: &File, path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    let length = file.metadata().map_err(io("read", path))?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(most + 1).read_to_end(&mut bytes).map_err(io("read", path))?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

/// All that is in a folder, by path.
pub(super) fn paths_in(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let entries = std::fs::read_dir(folder).map_err(io("list", folder))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    paths.sort();
    Ok(paths)
}

/// A regular file, to be read.
pub(super) fn open(path: &Path) -> Result<File, DiskError> {
    refuse_special(path)?;
    File::open(path).map_err(io("read", path))
}

/// Refuses what is no regular file, before it is opened: a pipe would block.
pub(super) fn refuse_special(path: &Path) -> Result<(), DiskError> {
    let metadata = fs::metadata(path).map_err(io("read", path))?;
    if !metadata.is_file() {
        Err(DiskError::NotAFile(path.to_owned()))
    } else if metadata.len() > LARGEST {
        Err(DiskError::TooLarge(path.to_owned()))
    } else {
        Ok(())
    }
}
