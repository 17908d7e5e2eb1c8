//! `ticklist reopen`

use super::Outcome;
use super::options::Ticking;
use crate::domain::decide::Verb;
use crate::session::Session;

/// Open items again that are done or not applicable
///
/// Example: ticklist reopen A4 -m "Scope has changed"
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    tick: Ticking,
}

/// Runs the command.
///
/// # Errors
/// When the wish is refused, or can't be recorded.
pub fn run(args: Args, session: &Session) -> Outcome {
    args.tick.run(Verb::Reopen, session)
}
