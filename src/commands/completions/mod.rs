//! `ticklist completions`

mod candidates;

use clap::ValueEnum;
use clap_complete::env::{EnvCompleter, Fish, Powershell, Zsh};

use super::Outcome;
use crate::session::{COMPLETE, Exit, Failure, Session};

pub use candidates::{Candidate, Subject, candidates};

/// Print what makes a shell complete ids, owners, checkpoints and options
///
/// bash: put `source <(ticklist completions bash)` into ~/.bashrc;
/// zsh: `source <(ticklist completions zsh)` into ~/.zshrc, below compinit;
/// fish: `ticklist completions fish | source` into ~/.config/fish/config.fish;
/// PowerShell: `ticklist completions powershell | Out-String | Invoke-Expression` into $PROFILE.
///
/// Example: ticklist completions bash
#[derive(Debug, clap::Args)]
pub struct Args {
    /// For which shell
    shell: Shell,
}

/// A shell that completes command lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// The GNU shell
    Bash,
    /// The Z shell
    Zsh,
    /// The friendly interactive shell
    Fish,
    /// That of Windows
    Powershell,
}

/// What bash runs. It is told of each candidate what it is, as fish is.
const BASH: &str = include_str!("ticklist.bash");

impl Shell {
    /// How the shell wants to be told.
    pub fn protocol(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash | Shell::Fish => &Fish,
            Shell::Zsh => &Zsh,
            Shell::Powershell => &Powershell,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When stdout can't be written.
pub fn run(args: Args, session: &Session) -> Outcome {
    let script = match args.shell {
        Shell::Bash => BASH.to_owned(),
        Shell::Zsh | Shell::Fish | Shell::Powershell => script(args.shell)?,
    };
    session.ui.write(&script)?;
    Ok(Exit::Done)
}

fn script(shell: Shell) -> anyhow::Result<String> {
    const NAME: &str = "ticklist";
    let mut script = Vec::new();
    let written = shell.protocol().write_registration(COMPLETE, NAME, NAME, NAME, &mut script);
    written.map_err(|why| Failure::new(format!("no script could be made: {why}")))?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}
