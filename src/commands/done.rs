//! `ticklist done`

use super::Outcome;
use super::options::Ticking;
use crate::domain::decide::Verb;
use crate::session::Session;

/// Mark items as done
///
/// Example: ticklist done A1..A3 -m "Signed off in the workshop"
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
    args.tick.run(Verb::Done, session)
}
