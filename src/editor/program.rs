//! The program that is the user's editor.

use std::io::{IsTerminal, Result, stdin};
use std::path::Path;
use std::process::{Command, ExitStatus};

/// The editors that are looked for where none is named.
const USUAL: [&str; 3] =
    if cfg!(windows) { ["notepad", "edit", "nano"] } else { ["nano", "vim", "vi"] };

/// Lets the user edit a file in the editor that is named, else in a usual one. True where the
/// editor says that all went well; none where there is no editor that can be run.
pub(crate) fn open(named: Option<&str>, path: &Path) -> Option<bool> {
    let usual = if stdin().is_terminal() { &USUAL[..] } else { &[] };
    let editors = named.as_ref().map_or(usual, std::slice::from_ref);
    #[cfg(unix)]
    let _signals = Signals::left_to_the_editor();
    let mut ended = editors.iter().filter_map(|editor| run(editor, path).ok());
    let ended = ended.find(|status| status.code() != Some(NOT_FOUND));
    ended.map(|status| status.success())
}

/// With this code a shell says that there is no such program.
const NOT_FOUND: i32 = 127;

/// Runs an editor: a program, perhaps with blanks in its path, or a line for the shell.
fn run(editor: &str, path: &Path) -> Result<ExitStatus> {
    if cfg!(windows) || Path::new(editor).is_file() {
        return Command::new(editor).arg(path).status();
    }
    Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path).status()
}

/// While the editor runs, Ctrl-C is a key of the editor's.
#[cfg(unix)]
struct Signals(Vec<signal_hook::SigId>);

#[cfg(unix)]
impl Signals {
    fn left_to_the_editor() -> Self {
        use signal_hook::consts::{SIGINT, SIGQUIT};
        let note = |signal| signal_hook::flag::register(signal, std::sync::Arc::default()).ok();
        Self([SIGINT, SIGQUIT].into_iter().filter_map(note).collect())
    }
}

#[cfg(unix)]
impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.0.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}
