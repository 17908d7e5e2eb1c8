//! Creating a file, whole or not at all, and never over another.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::{StoreError, io};
use super::uninterrupted::Uninterrupted;

/// Writes a new file. Signals wait until what it returns is dropped.
///
/// # Errors
/// When there is one already, or the folder can't be written.
pub fn create(path: &Path, text: &str) -> Result<Uninterrupted, StoreError> {
    let folder = folder_of(path);
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let uninterrupted = Uninterrupted::begin();
    let mut file = new_file(folder)?;
    file.write_all(text.as_bytes()).map_err(io("write", path))?;
    file.as_file().sync_all().map_err(io("write", path))?;
    file.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        _ => io("write", path)(error.error),
    })?;
    sync_folder(folder);
    Ok(uninterrupted)
}

/// The folder in which a file is.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or_else(|| Path::new("."))
}

/// A file that has no name yet which anybody looks for.
pub(super) fn new_file(folder: &Path) -> Result<NamedTempFile, StoreError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ticklist-");
    #[cfg(unix)]
    builder.permissions(as_usual());
    let place = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    builder.tempfile_in(folder).map_err(|why| io("write in", &place)(why.kind().into()))
}

/// The permissions of any new file, less what the user's mask takes away.
#[cfg(unix)]
fn as_usual() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// So that the name of the new file survives a power cut too. Not every system can do it.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
