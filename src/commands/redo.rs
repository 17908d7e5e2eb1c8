//! `ticklist redo`

use super::Outcome;
use super::options::Acting;
use super::recording::record;
use crate::domain::decide::Wish;
use crate::session::Session;

/// Take back your last undo
///
/// Example: ticklist redo
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    acting: Acting,
}

/// Runs the command.
///
/// # Errors
/// When the wish is refused, or can't be recorded.
pub fn run(args: Args, session: &Session) -> Outcome {
    record(&Wish::Redo, &args.acting, session)
}
