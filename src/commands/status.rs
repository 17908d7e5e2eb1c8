//! `ticklist status`

use clap::ValueEnum;

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::reports::progress;
use crate::reports::status::status;
use crate::session::Session;

/// Show where the engagement is, and what needs attention
///
/// Example: ticklist status --per owner
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// What the rows of the table stand for
    #[arg(long, value_name = "WHAT", default_value = "phase")]
    per: Per,
    #[command(flatten)]
    reporting: Reporting,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Per {
    #[default]
    Phase,
    Owner,
    Role,
}

/// Runs the command.
///
/// # Errors
/// When the record can't be read.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    reading.show(&args.reporting, &status(&reading.engagement(), args.per.into()))
}

impl From<Per> for progress::Per {
    fn from(per: Per) -> Self {
        match per {
            Per::Phase => progress::Per::Phase,
            Per::Owner => progress::Per::Owner,
            Per::Role => progress::Per::Role,
        }
    }
}
