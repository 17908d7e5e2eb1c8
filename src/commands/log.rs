//! `ticklist log`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::domain::moment::Edge;
use crate::domain::select::select;
use crate::reports::history::{LogFilter, log};
use crate::session::Session;

/// Show what happened, oldest first, with the notes in full
///
/// Example: ticklist log A5 --since yesterday
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items: A3, A1..A3, assess, or several
    #[arg(value_name = "ITEM")]
    items: Vec<String>,
    /// From then on: a date, an instant, a checkpoint's name, or `last` for the last checkpoint
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    since: Option<String>,
    /// What this person did
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let selection = select(&args.items, &engagement)?;
    let since = args.since.as_deref().map(|since| reading.moment(since, "--since", Edge::Start));
    let filter = LogFilter {
        items: selection.items.iter().map(|picked| picked.item).collect(),
        since: since.transpose()?,
        by: args.by,
    };
    reading.show(&args.reporting, &log(&engagement, &filter))
}
