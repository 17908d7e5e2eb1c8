//! Windows.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use winapi_util::file::information;

/// Are some names those of devices in every folder?
pub(crate) const HAS_DEVICE_NAMES: bool = true;

/// What others may do meanwhile: read.
const FILE_SHARE_READ: u32 = 1;
/// What others may do meanwhile: delete, and put another file in the place.
const FILE_SHARE_DELETE: u32 = 4;
/// A folder can be opened, too.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;

const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_LOCK_VIOLATION: i32 = 33;

/// How a program ends that Ctrl-C ends: STATUS_CONTROL_C_EXIT.
const ENDED_BY_CTRL_C: i32 = 0xC000_013A_u32 as i32;

/// A record to be read and written, by nobody else as long as it is open; none where another
/// process holds it. (A lock on its bytes would keep readers away, ourselves among them.)
pub(crate) fn open_to_write(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).share_mode(FILE_SHARE_READ | FILE_SHARE_DELETE);
    match options.open(path) {
        Err(why) if is_in_use(&why) => Ok(None),
        opened => opened.map(Some),
    }
}

/// Keeps other writers away as long as the file is open: it was opened so.
pub(crate) fn guard(_: &File) -> io::Result<Option<bool>> {
    Ok(Some(false))
}

/// Did another program's use of the file refuse this?
pub(crate) fn is_in_use(why: &io::Error) -> bool {
    [ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION].map(Some).contains(&why.raw_os_error())
}

/// What no two files have in common at one time: the volume that one is on, and its number there.
pub(crate) fn identity(path: &Path) -> io::Result<(u64, u64)> {
    identity_of(&open_to_look(path)?)
}

/// The same, of a file that is open.
pub(crate) fn identity_of(file: &File) -> io::Result<(u64, u64)> {
    information(file).map(|of| (of.volume_serial_number(), of.file_index()))
}

/// How many names (hard links) a file has.
pub(crate) fn names(path: &Path) -> io::Result<u64> {
    information(&open_to_look(path)?).map(|of| of.number_of_links())
}

/// A file or a folder about which something is asked, whoever has it open.
fn open_to_look(path: &Path) -> io::Result<File> {
    OpenOptions::new().access_mode(0).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)
}

/// A new file belongs to whoever makes it, and its folder says who else may use it.
pub(crate) fn keep_owner(_: &File, _: &Metadata) {}

/// Puts a file in the place of another. One that is open can't be replaced, or only if all who
/// have it open allow it to be deleted; the system then denies the access.
pub(crate) fn rename(new: &Path, path: &Path) -> io::Result<()> {
    fs::rename(new, path).map_err(|why| match why.raw_os_error() {
        Some(ERROR_ACCESS_DENIED) => io::Error::from_raw_os_error(ERROR_SHARING_VIOLATION),
        _ => why,
    })
}

/// So that the new name of a file survives a power cut too: with a file, what the system noted
/// before is written. Not every file system can do it.
pub(crate) fn sync_name(path: &Path, _: &Path) {
    if let Ok(file) = OpenOptions::new().write(true).open(path) {
        let _ = file.sync_all();
    }
}

/// A folder, under a name below which names may be of any length, and not only of 260 characters.
pub(crate) fn any_length(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// As long as this lives, Ctrl-C waits. Then it ends the program, so a command ends before its
/// entry, or after it was confirmed, but never inside. (A window that is closed kills at once: what
/// is then unfinished is left out.)
#[derive(Debug)]
#[must_use = "Ctrl-C waits only as long as this lives"]
pub struct Uninterrupted(());

#[derive(Debug)]
struct Interruptions {
    /// So many keep them waiting.
    held: usize,
    /// One waits.
    came: bool,
    /// They are for another program.
    for_others: bool,
}

static INTERRUPTIONS: Mutex<Interruptions> =
    Mutex::new(Interruptions { held: 0, came: false, for_others: false });

/// While somebody looks at them, the program neither begins to write nor ends.
fn interruptions() -> MutexGuard<'static, Interruptions> {
    INTERRUPTIONS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Interruptions {
    #[expect(clippy::disallowed_methods, reason = "as Ctrl-C ends a program that does not ask")]
    fn obey(&self) {
        if self.came && self.held == 0 && !self.for_others {
            exit(ENDED_BY_CTRL_C);
        }
    }
}

/// From here on, Ctrl-C is noted, and obeyed when nothing keeps it waiting.
fn watch() {
    static WATCH: Once = Once::new();
    WATCH.call_once(|| {
        // Where it can't be had, Ctrl-C kills as ever, which costs an unfinished entry at most.
        let _ = ctrlc::set_handler(|| {
            let mut interruptions = interruptions();
            interruptions.came = true;
            interruptions.obey();
        });
    });
}

impl Uninterrupted {
    /// From here on, Ctrl-C waits.
    pub(crate) fn begin() -> Self {
        watch();
        interruptions().held += 1;
        Self(())
    }
}

impl Drop for Uninterrupted {
    fn drop(&mut self) {
        let mut interruptions = interruptions();
        interruptions.held -= 1;
        interruptions.obey();
    }
}

/// From here on, Ctrl-C is for another program, which runs meanwhile. It may come late: when the
/// other has ended by it, and this one goes on.
pub(crate) fn leave_interrupts_to_others() {
    watch();
    interruptions().for_others = true;
}
