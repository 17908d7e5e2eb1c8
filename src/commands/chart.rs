//! `ticklist chart`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use super::showing::Report;
use crate::render::formats::json;
use crate::render::views;
use crate::reports::burn_up::burn_up;
use crate::reports::status::header;
use crate::session::Session;

/// Draw how scope and what is done grew, day by day, and where that leads
///
/// Example: ticklist chart -o chart.svg
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    reporting: Reporting,
}

/// Runs the command.
///
/// # Errors
/// When the record can't be read, or the file not written.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let (report, header) = (burn_up(&engagement), header(&engagement));
    let calendar = session.calendar(&engagement);
    let document = || views::burn_up(&report, &header, &calendar);
    let json = || json::burn_up(&report, &header, args.reporting.internal);
    reading.show(
        &args.reporting,
        &calendar,
        &Report { document: &document, json: &json, sheets: None },
    )
}
