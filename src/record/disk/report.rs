//! Writing a report to a file.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{StoreError, io};
use super::load::read_file;
use super::name::is_named_like_a_record;
use super::replace::put;
use crate::record::file::{self, File};

/// Writes a report in the place of whatever is there, whole or not at all, but never over a
/// record. Where the path is a link, what it leads to is replaced, and the link stays.
///
/// # Errors
/// When a record is there, or something that is no file, or the folder can't be written.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = target(path)?;
    if is_named_like_a_record(path) || is_named_like_a_record(&target) {
        return Err(StoreError::IsRecord(path.to_owned()));
    }
    match read_file(&target) {
        Ok(old) if matches!(file::read(&old), Ok(File::Record(..))) => {
            return Err(StoreError::IsRecord(path.to_owned()));
        }
        Ok(_) | Err(StoreError::Missing(_) | StoreError::TooLarge(_)) => {}
        Err(error) => return Err(error),
    }
    put(&target, bytes, || Ok(()))
}

/// What the path leads to, through links, be it there or not.
fn target(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(why) if why.kind() == ErrorKind::NotFound => match fs::read_link(path) {
            Ok(next) => target(&super::create::folder_of(path).join(next)),
            Err(_) => Ok(path.to_owned()),
        },
        Err(why) => Err(io("write", path)(why)),
    }
}
