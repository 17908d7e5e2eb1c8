//! `ticklist show`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::domain::select::select;
use crate::reports::item::show;
use crate::session::Session;

/// Show everything about an item, with its history
///
/// Example: ticklist show A5
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items: A3, A1..A3, assess, or several
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let selection = select(&args.items, &engagement)?;
    let items = selection.items.iter().map(|picked| &engagement.items[picked.item]);
    reading.show(&args.reporting, &show(items, &engagement))
}
