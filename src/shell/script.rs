//! What makes a shell ask how a command line could go on.

use std::io;

use clap::ValueEnum;
use clap_complete::env::{EnvCompleter, Fish, Powershell, Zsh};

use crate::session::COMPLETE;

/// A shell that completes command lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// The GNU shell
    Bash,
    /// The Z shell
    Zsh,
    /// The friendly interactive shell
    Fish,
    /// That of Windows
    Powershell,
}

impl Shell {
    /// How the shell asks, and how it is answered. Bash is told what each candidate is, as fish is.
    pub(crate) fn protocol(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash | Shell::Fish => &Fish,
            Shell::Zsh => &Zsh,
            Shell::Powershell => &Powershell,
        }
    }
}

/// The script for this shell.
///
/// # Errors
/// When clap can't make one.
pub(crate) fn script(shell: Shell) -> io::Result<String> {
    const NAME: &str = "ticklist";
    if shell == Shell::Bash {
        return Ok(include_str!("ticklist.bash").to_owned());
    }
    let mut script = Vec::new();
    shell.protocol().write_registration(COMPLETE, NAME, NAME, NAME, &mut script)?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}
