//! Writing files whole or not at all: new ones, never over another, and others in their place.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::{DiskError, io};
use super::load::read_file;
use super::lock::Lock;
use super::name::{folder_of, is_named_like_a_record};
use super::signals_held::Uninterrupted;
use crate::record::format;

/// Writes a new file. Signals wait until what it returns is dropped.
///
/// # Errors
/// When there is one already, or the folder can't be written.
pub fn create(path: &Path, text: &str) -> Result<Uninterrupted, DiskError> {
    if path.symlink_metadata().is_ok() {
        return Err(DiskError::Exists(path.to_owned()));
    }
    let uninterrupted = Uninterrupted::begin();
    let file = prepared(path, text.as_bytes(), None)?;
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => DiskError::Exists(path.to_owned()),
        _ => io("write", path)(error.error),
    })?;
    sync_folder(path);
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
        if bytes == self.bytes() {
            return Ok(uninterrupted);
        }
        let path = fs::canonicalize(&self.path).map_err(io("read", &self.path))?;
        if has_several_names(&path)? {
            return Err(DiskError::Linked(path));
        }
        put(&path, bytes, || match read_file(&path)? == self.bytes() {
            true => Ok(()),
            false => Err(DiskError::Changed(path.clone())),
        })?;
        Ok(uninterrupted)
    }
}

/// Writes a report in the place of whatever is there, whole or not at all, but never over a
/// record. Where the path is a link, what it leads to is replaced, and the link stays.
///
/// # Errors
/// When a record is there, or something that is no file, or the folder can't be written.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
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
    put(&target, bytes, || Ok(()))
}

/// What the path leads to, through links, be it there or not.
fn target(path: &Path) -> Result<PathBuf, DiskError> {
    match fs::canonicalize(path) {
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
fn put(
    path: &Path,
    bytes: &[u8],
    last_look: impl FnOnce() -> Result<(), DiskError>,
) -> Result<(), DiskError> {
    let file = prepared(path, bytes, fs::metadata(path).ok())?;
    last_look()?;
    file.persist(path).map_err(|error| io("write", path)(error.error))?;
    sync_folder(path);
    Ok(())
}

/// A file with these bytes, on the disk beside the path whose place it is to take. It has no name
/// yet which anybody looks for, and the owner and the permissions of the `old` file, if any.
fn prepared(path: &Path, bytes: &[u8], old: Option<Metadata>) -> Result<NamedTempFile, DiskError> {
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ticklist-");
    // Those of any new file, less what the user's mask takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let shown = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let file = builder.tempfile_in(folder);
    let mut file = file.map_err(|why| io("write in", &shown)(why.kind().into()))?;
    file.write_all(bytes).map_err(io("write", path))?;
    if let Some(old) = old {
        keep_owner(file.as_file(), &old);
        file.as_file().set_permissions(old.permissions()).map_err(io("write", path))?;
    }
    file.as_file().sync_all().map_err(io("write", path))?;
    Ok(file)
}

/// So that the new name in a file's folder survives a power cut too. Not every system can do it.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}

/// Would a new file in its place leave other names behind with the old one?
fn has_several_names(path: &Path) -> Result<bool, DiskError> {
    let metadata = fs::metadata(path).map_err(io("read", path))?;
    #[cfg(unix)]
    return Ok(std::os::unix::fs::MetadataExt::nlink(&metadata) > 1);
    #[cfg(not(unix))]
    Ok(metadata.is_symlink())
}

/// Gives a file to the owner and the group of another, as far as the user may.
fn keep_owner(file: &File, metadata: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let (owner, group) = (metadata.uid(), metadata.gid());
        let _ = fchown(file, Some(owner), Some(group)).or_else(|_| fchown(file, None, Some(group)));
    }
    #[cfg(not(unix))]
    let _ = (file, metadata);
}
