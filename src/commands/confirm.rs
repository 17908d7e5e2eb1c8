//! `ticklist confirm`

use super::Outcome;
use super::options::Ticking;
use crate::domain::decide::Verb;
use crate::session::Session;

/// Confirm that duties are still met
///
/// Example: ticklist confirm G2 G3
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
    args.tick.run(Verb::Confirm, session)
}
