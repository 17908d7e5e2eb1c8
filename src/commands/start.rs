//! `ticklist start`

use super::Outcome;
use super::options::Ticking;
use crate::domain::decide::Verb;
use crate::session::Session;

/// Begin with items, or go on with blocked ones
///
/// Example: ticklist start A3 -m "Workshop booked"
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
    args.tick.run(Verb::Start, session)
}
