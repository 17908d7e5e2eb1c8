//! `ticklist completions`

use super::Outcome;
use crate::session::{Exit, Failure, Session};
use crate::shell::{Shell, script};

/// Print what makes a shell complete ids, owners, checkpoints and options
///
/// bash: put `source <(ticklist completions bash)` into ~/.bashrc;
/// zsh: `source <(ticklist completions zsh)` into ~/.zshrc, below compinit;
/// fish: `ticklist completions fish | source` into ~/.config/fish/config.fish;
/// PowerShell: `ticklist completions powershell | Out-String | Invoke-Expression` into $PROFILE.
///
/// Example: ticklist completions bash
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// For which shell
    shell: Shell,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let script = script(args.shell)
        .map_err(|why| Failure::new(format!("no script could be made: {why}")))?;
    session.ui.write(&script)?;
    Ok(Exit::Done)
}
