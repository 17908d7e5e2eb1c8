//! `ticklist undo`

use super::Outcome;
use super::options::Acting;
use super::recording::record;
use crate::domain::decide::Wish;
use crate::session::Session;

/// Take back your newest entry, or another
///
/// Example: ticklist undo
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of an entry, or how it starts, as `ticklist log` shows it
    entry: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

/// Runs the command.
///
/// # Errors
/// When the wish is refused, or can't be recorded.
pub fn run(args: Args, session: &Session) -> Outcome {
    record(&Wish::Undo(args.entry), &args.acting, session)
}
