//! `ticklist na`

use super::Outcome;
use super::options::Ticking;
use crate::domain::decide::Verb;
use crate::session::Session;

/// Mark items as not applicable, with the reason
///
/// Example: ticklist na G15 -m "New tenant: nothing to remove"
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
    args.tick.run(Verb::NotApplicable, session)
}
