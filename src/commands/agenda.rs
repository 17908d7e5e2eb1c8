//! `ticklist agenda`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::reports::agenda::agenda;
use crate::session::Session;

/// Show what the meeting has to talk about, the most pressing first
///
/// An item is named once, where it is most pressing.
///
/// Example: ticklist agenda --as-of yesterday
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    reading.show(&args.reporting, &agenda(&reading.engagement()))
}
