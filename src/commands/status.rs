//! `ticklist status`

use super::Outcome;
use super::options::{Reporting, one_of};
use super::reading::Reading;
use crate::reports::progress::Per;
use crate::reports::status::status;
use crate::session::Session;

/// Show where the engagement is, and what needs attention
///
/// Example: ticklist status --per owner
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Args {
    /// What the rows of the table stand for
    #[arg(long, value_name = "WHAT", default_value = "phase", value_parser = one_of(&ROWS))]
    per: Per,
    #[command(flatten)]
    reporting: Reporting,
}

/// What the rows can stand for.
const ROWS: [(&str, Per); 3] = [("phase", Per::Phase), ("owner", Per::Owner), ("role", Per::Role)];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    reading.show(&args.reporting, &status(&reading.engagement(), args.per))
}
