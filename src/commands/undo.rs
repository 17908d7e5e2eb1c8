//! `ticklist undo` and `redo`

use super::Outcome;
use super::options::Acting;
use super::recording::record;
use crate::domain::decide::Wish;
use crate::session::Session;

/// What is taken back.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Take back your newest entry, or another
    ///
    /// Example: ticklist undo
    Undo {
        /// The id of an entry, or how it starts, as `ticklist log` shows it
        entry: Option<String>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Take back your last undo
    ///
    /// Example: ticklist redo
    Redo {
        #[command(flatten)]
        acting: Acting,
    },
}

pub(crate) fn run(command: Command, session: &Session) -> Outcome {
    match command {
        Command::Undo { entry, acting } => record(&Wish::Undo(entry), &acting, session),
        Command::Redo { acting } => record(&Wish::Redo, &acting, session),
    }
}
