//! `ticklist chart`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::reports::burn_up::burn_up_report;
use crate::session::Session;

/// Draw how scope and what is done grew, day by day, and where that leads
///
/// Example: ticklist chart -o chart.svg
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    reading.show(&args.reporting, &burn_up_report(&reading.engagement()))
}
