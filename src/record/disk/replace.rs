//! Replacing a file, whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::Write;
use std::path::Path;

use super::append::Lock;
use super::create::{folder_of, new_file, sync_folder};
use super::error::{StoreError, io};
use super::load::read_file;
use super::uninterrupted::Uninterrupted;

impl Lock {
    /// Puts other bytes in the place of the record, which keeps its permissions and, where that
    /// is allowed, its owner. Where the bytes are the same, nothing happens. Signals wait until
    /// what it returns is dropped.
    ///
    /// # Errors
    /// When the folder can't be written, the record has several names, or somebody wrote to it
    /// since it was read. The record is then as it was.
    pub fn replace(self, bytes: &[u8]) -> Result<Uninterrupted, StoreError> {
        let uninterrupted = Uninterrupted::begin();
        if bytes == self.bytes() {
            return Ok(uninterrupted);
        }
        let path = fs::canonicalize(self.path()).map_err(io("read", self.path()))?;
        if has_several_names(&path)? {
            return Err(StoreError::Linked(path));
        }
        put(&path, bytes, || match read_file(&path)? == self.bytes() {
            true => Ok(()),
            false => Err(StoreError::Changed(path.clone())),
        })?;
        Ok(uninterrupted)
    }
}

/// Puts these bytes in the place of a file, which keeps its permissions and, where that is
/// allowed, its owner if it is there, and of which never a part is seen. `last_look` may refuse
/// when all but the last step is done.
pub(super) fn put(
    path: &Path,
    bytes: &[u8],
    last_look: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let folder = folder_of(path);
    let mut file = new_file(folder)?;
    file.write_all(bytes).map_err(io("write", path))?;
    if let Ok(metadata) = fs::metadata(path) {
        keep_owner(file.as_file(), &metadata);
        file.as_file().set_permissions(metadata.permissions()).map_err(io("write", path))?;
    }
    file.as_file().sync_all().map_err(io("write", path))?;
    last_look()?;
    file.persist(path).map_err(|error| io("write", path)(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Would a new file in its place leave other names behind with the old one?
fn has_several_names(path: &Path) -> Result<bool, StoreError> {
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
