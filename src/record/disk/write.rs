//! Writing files whole or not at all: new ones, never over another, and others in their place.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::{DiskError, io, patiently};
use super::load::read_file;
use super::lock::Lock;
use super::name::{folder_of, is_named_like_a_record, is_possible};
use super::platform::{self, Uninterrupted};
use crate::record::format;

/// Writes a new file. Signals wait until what it returns is dropped.
///
/// # Errors
/// When there is one already, or can't be, or the folder can't be written.
pub fn create(path: &Path, text: &str) -> Result<Uninterrupted, DiskError> {
    refuse_impossible(path)?;
    if path.symlink_metadata().is_ok() {
        return Err(DiskError::Exists(path.to_owned()));
    }
    let uninterrupted = Uninterrupted::begin();
    let file = prepared(path, text.as_bytes(), None)?;
    let folder = platform::any_length(folder_of(path));
    let target = folder.join(path.file_name().unwrap_or_default());
    file.persist_noclobber(target).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => DiskError::Exists(path.to_owned()),
        _ => io("write", path)(error.error),
    })?;
    platform::sync_name(path, &folder);
    Ok(uninterrupted)
}

impl Lock {
    /// Puts other bytes in the place of the record, which keeps its permissions and, where that
    /// is allowed, its owner. Where the bytes are the same, nothing happens. Signals wait until
    /// what it returns is dropped.
    ///
    /// # Errors
    /// When the folder can't be written, the record has several names, or somebody wrote to it
    /// since it was read. The record is then as it was.
    pub fn replace(self, bytes: &[u8]) -> Result<Uninterrupted, DiskError> {
        let uninterrupted = Uninterrupted::begin();
        if bytes == self.bytes {
            return Ok(uninterrupted);
        }
        let path = dunce::canonicalize(&self.path).map_err(io("read", &self.path))?;
        if platform::names(&path).map_err(io("read", &path))? > 1 {
            return Err(DiskError::Linked(path));
        }
        put(&path, bytes, Some(self.file), || match read_file(&path)? == self.bytes {
            true => Ok(()),
            false => Err(DiskError::Changed(path.clone())),
        })?;
        Ok(uninterrupted)
    }
}

/// Writes a report in the place of whatever is there, whole or not at all, but never over a
/// record. Where the path is a link, what it leads to is replaced, and the link stays. A folder that
/// is not there is made.
///
/// # Errors
/// When a record is there, or something that is no file, or no file can be, or the folder can't be
/// made or written.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    refuse_impossible(path)?;
    let target = target(path)?;
    if is_named_like_a_record(path) || is_named_like_a_record(&target) {
        return Err(DiskError::IsRecord(path.to_owned()));
    }
    match read_file(&target) {
        Ok(old) if matches!(format::read(&old), Ok(format::File::Record(..))) => {
            return Err(DiskError::IsRecord(path.to_owned()));
        }
        Ok(_) | Err(DiskError::Missing(_) | DiskError::TooLarge(_)) => {}
        Err(error) => return Err(error),
    }
    let folder = folder_of(&target);
    fs::create_dir_all(folder).map_err(io("make the folder of", path))?;
    put(&target, bytes, None, || Ok(()))
}

/// What the path leads to, through links, be it there or not.
fn target(path: &Path) -> Result<PathBuf, DiskError> {
    match dunce::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(why) if why.kind() == ErrorKind::NotFound => match fs::read_link(path) {
            Ok(next) => target(&folder_of(path).join(next)),
            Err(_) => Ok(path.to_owned()),
        },
        Err(why) => Err(io("write", path)(why)),
    }
}

/// Puts these bytes in the place of a file, which keeps its permissions and, where that is
/// allowed, its owner if it is there, and of which never a part is seen. `last_look` may refuse
/// when all but the last step is done.
///
/// The file is `held` until the other is in its place, so that no writer comes in between. Where
/// Windows can't replace a file that is open (on a network drive, an old system), it is let go, and
/// looked at again right before each further attempt: whoever writes then holds it meanwhile, so
/// the attempt fails, and the next look sees what was written. To be lost, an entry would have to
/// be written, synced and read back, from opening to closing, between a look and its attempt.
fn put(
    path: &Path,
    bytes: &[u8],
    mut held: Option<File>,
    last_look: impl Fn() -> Result<(), DiskError>,
) -> Result<(), DiskError> {
    let mut new = prepared(path, bytes, fs::metadata(path).ok())?.into_temp_path();
    patiently(|| {
        last_look()?;
        platform::rename(&new, path).map_err(|why| {
            held = None;
            io("write", path)(why)
        })
    })?;
    new.disable_cleanup(true);
    platform::sync_name(path, folder_of(path));
    Ok(())
}

/// Refuses a name that no file can have here.
fn refuse_impossible(path: &Path) -> Result<(), DiskError> {
    match is_possible(path) {
        true => Ok(()),
        false => Err(DiskError::Impossible(path.to_owned())),
    }
}

/// A file with these bytes, on the disk beside the path whose place it is to take. It has no name
/// yet which anybody looks for, and the owner and the permissions of the `old` file, if any, else
/// those of any new file.
fn prepared(path: &Path, bytes: &[u8], old: Option<Metadata>) -> Result<NamedTempFile, DiskError> {
    let folder = platform::any_length(folder_of(path));
    let shown = std::path::absolute(folder_of(path)).unwrap_or_else(|_| folder.clone());
    let new = |path: &Path| File::options().read(true).write(true).create_new(true).open(path);
    let file = tempfile::Builder::new().prefix(".ticklist-").make_in(folder, new);
    let mut file = file.map_err(|why| io("write in", &shown)(why.kind().into()))?;
    file.write_all(bytes).map_err(io("write", path))?;
    if let Some(old) = old {
        platform::keep_owner(file.as_file(), &old);
        file.as_file().set_permissions(old.permissions()).map_err(io("write", path))?;
    }
    file.as_file().sync_all().map_err(io("write", path))?;
    Ok(file)
}
