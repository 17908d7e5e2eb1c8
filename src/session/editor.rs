//! The user's editor.

use std::io::{IsTerminal, stdin};
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::environment::text;
use super::{Failure, Session};
use crate::render::phrasing::CommandLine;

/// The editors that are looked for where none is named.
const USUAL: [&str; 3] =
    if cfg!(windows) { ["notepad", "edit", "nano"] } else { ["nano", "vim", "vi"] };

impl Session {
    /// Lets the user edit a file, in `VISUAL`, else `EDITOR`, else a usual editor. True where the
    /// editor says that all went well.
    ///
    /// # Errors
    /// When there is no editor, or it can't be run.
    pub fn edit(&self, path: &Path) -> Result<bool, Failure> {
        let named = text("VISUAL").or_else(|| text("EDITOR"));
        let editors: Vec<String> = match &named {
            Some(named) => vec![named.clone()],
            None if stdin().is_terminal() => USUAL.map(str::to_owned).to_vec(),
            None => Vec::new(),
        };
        let _signals = Signals::left_to_the_editor();
        for editor in editors {
            match run(&editor, path) {
                Ok(status) if status.code() == Some(127) => {}
                Ok(status) => return Ok(status.success()),
                Err(_) => {}
            }
        }
        let problem = match named {
            Some(named) => format!("the editor `{named}` can't be run"),
            None => "no editor is named, and none can be run here".to_owned(),
        };
        let line = CommandLine::new(self.args.clone());
        Err(Failure::new(problem).hint(format!("name one:  EDITOR=nano {line}")))
    }
}

/// Runs an editor: a program, perhaps with blanks in its path, or a line for the shell.
fn run(editor: &str, path: &Path) -> std::io::Result<ExitStatus> {
    if cfg!(windows) || Path::new(editor).is_file() {
        return Command::new(editor).arg(path).status();
    }
    Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path).status()
}

/// While the editor runs, Ctrl-C is a key of the editor's.
struct Signals {
    #[cfg(unix)]
    noted: Vec<signal_hook::SigId>,
}

impl Signals {
    #[cfg(unix)]
    fn left_to_the_editor() -> Self {
        use signal_hook::consts::{SIGINT, SIGQUIT};
        let note = |signal| signal_hook::flag::register(signal, std::sync::Arc::default()).ok();
        Self { noted: [SIGINT, SIGQUIT].into_iter().filter_map(note).collect() }
    }

    #[cfg(not(unix))]
    fn left_to_the_editor() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.noted.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}
