//! Replacing a record, whole or not at all.

use std::fs;
use std::io::Write;

use super::append::Lock;
use super::create::{folder_of, new_file, sync_folder};
use super::error::{StoreError, io};

impl Lock {
    /// Puts other bytes in the place of the record, which keeps its permissions. Where the bytes
    /// are the same, nothing happens.
    ///
    /// # Errors
    /// When the folder can't be written. The record is then as it was.
    pub fn replace(self, bytes: &[u8]) -> Result<(), StoreError> {
        if bytes == self.bytes() {
            return Ok(());
        }
        let path = fs::canonicalize(self.path()).map_err(io("read", self.path()))?;
        let folder = folder_of(&path);
        let permissions = fs::metadata(&path).map_err(io("read", &path))?.permissions();
        let mut file = new_file(folder)?;
        file.write_all(bytes)
            .and_then(|()| file.as_file().set_permissions(permissions))
            .and_then(|()| file.as_file().sync_all())
            .map_err(io("write", &path))?;
        file.persist(&path).map_err(|error| io("write", &path)(error.error))?;
        sync_folder(folder);
        Ok(())
    }
}
