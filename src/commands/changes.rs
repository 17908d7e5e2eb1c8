//! `ticklist changes`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::reports::changes::changes_report;
use crate::session::Session;

/// Show what changed since the last checkpoint, and what did not move
///
/// Two states are compared: what was done and undone in between is no change.
///
/// Example: ticklist changes --since "Week 1"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// From then on: a date, an instant, a checkpoint's name, or `last` for the last checkpoint
    #[arg(long, value_name = "WHEN", default_value = "last", allow_hyphen_values = true)]
    since: String,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let since = reading.since(&args.since)?;
    let (before, after) = (reading.engagement_at(since), reading.engagement());
    let to_now = args.reporting.as_of.is_none();
    reading.show(&args.reporting, &changes_report(&before, &after, to_now))
}
