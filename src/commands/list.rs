//! `ticklist list`

use super::Outcome;
use super::filtering::{Filter, about};
use super::options::Reporting;
use super::reading::Reading;
use crate::reports::list::list;
use crate::session::Session;

/// List the open items, and say how many are hidden
///
/// Example: ticklist list assess --owner dana --due friday
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let filter = args.filter.understood(&engagement, session)?;
    let asked = about(&args.filter, &filter);
    reading.show(&args.reporting, &list(&engagement, &filter, asked))
}
