//! Replacing a record, whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::Write;

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
        let folder = folder_of(&path);
        let metadata = fs::metadata(&path).map_err(io("read", &path))?;
        if has_several_names(&metadata) {
            return Err(StoreError::Linked(path));
        }
        let mut file = new_file(folder)?;
        keep_owner(file.as_file(), &metadata);
        file.write_all(bytes)
            .and_then(|()| file.as_file().set_permissions(metadata.permissions()))
            .and_then(|()| file.as_file().sync_all())
            .map_err(io("write", &path))?;
        if read_file(&path)? != self.bytes() {
            return Err(StoreError::Changed(path));
        }
        file.persist(&path).map_err(|error| io("write", &path)(error.error))?;
        sync_folder(folder);
        Ok(uninterrupted)
    }
}

/// Would a new file in its place leave other names behind with the old one?
fn has_several_names(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(metadata) > 1;
    #[cfg(not(unix))]
    false
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
