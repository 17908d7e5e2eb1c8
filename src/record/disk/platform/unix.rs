//! Unix: Linux and macOS.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use nix::errno::Errno;
use nix::sys::signal::{SigSet, SigmaskHow, Signal};
use signal_hook::{consts, flag};

/// Are some names those of devices in every folder?
pub(crate) const HAS_DEVICE_NAMES: bool = false;

/// A record to be read, and written at its end. (Elsewhere there is none where another process
/// holds it.)
pub(crate) fn open_to_write(path: &Path) -> io::Result<Option<File>> {
    OpenOptions::new().read(true).append(true).open(path).map(Some)
}

/// Keeps other writers away as long as the file is open: `Some(true)` where this file system knows
/// no locks, none where another process has it.
pub(crate) fn guard(file: &File) -> io::Result<Option<bool>> {
    match file.try_lock() {
        Ok(()) => Ok(Some(false)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) if is_unsupported(&why) => Ok(Some(true)),
        Err(TryLockError::Error(why)) => Err(why),
    }
}

/// Has this file system no locks, or (over NFS) nobody who keeps them?
fn is_unsupported(why: &io::Error) -> bool {
    why.kind() == ErrorKind::Unsupported || why.raw_os_error() == Some(Errno::ENOLCK as i32)
}

/// Did another program's use of the file refuse this? Here none can.
pub(crate) fn is_in_use(_: &io::Error) -> bool {
    false
}

/// What no two files have in common at one time: the device that one is on, and its number there.
pub(crate) fn identity(path: &Path) -> io::Result<(u64, u64)> {
    fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()))
}

/// The same, of a file that is open.
pub(crate) fn identity_of(file: &File) -> io::Result<(u64, u64)> {
    file.metadata().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// How many names (hard links) a file has.
pub(crate) fn names(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|metadata| metadata.nlink())
}

/// Gives a file to the owner and the group of another, as far as the user may.
pub(crate) fn keep_owner(file: &File, old: &Metadata) {
    let (owner, group) = (old.uid(), old.gid());
    let _ = fchown(file, Some(owner), Some(group)).or_else(|_| fchown(file, None, Some(group)));
}

/// Puts a file in the place of another.
pub(crate) fn rename(new: &Path, path: &Path) -> io::Result<()> {
    fs::rename(new, path)
}

/// So that the new name of a file survives a power cut too. Not every file system can do it.
pub(crate) fn sync_name(_: &Path, folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// A folder, under a name below which names may be of any length.
pub(crate) fn any_length(folder: &Path) -> PathBuf {
    folder.to_owned()
}

/// As long as this lives, Ctrl-C and the like wait. Then the system does what it does with them,
/// so a command ends before its entry, or after it was confirmed, but never inside.
///
/// They are held back, not caught, so one that the user told the shell to ignore (`nohup`) is
/// ignored.
#[derive(Debug)]
#[must_use = "signals wait only as long as this lives"]
pub struct Uninterrupted {
    /// What was held back before.
    before: Option<SigSet>,
}

impl Uninterrupted {
    /// From here on, signals wait.
    pub(crate) fn begin() -> Self {
        let asking = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT];
        let asking: SigSet = asking.into_iter().collect();
        Self { before: asking.thread_swap_mask(SigmaskHow::SIG_BLOCK).ok() }
    }
}

impl Drop for Uninterrupted {
    fn drop(&mut self) {
        if let Some(before) = self.before {
            let _ = before.thread_set_mask();
        }
    }
}

/// From here on, Ctrl-C and the like are for another program, which runs meanwhile.
pub(crate) fn leave_interrupts_to_others() {
    for signal in [consts::SIGINT, consts::SIGQUIT] {
        let _ = flag::register(signal, Arc::default());
    }
}
