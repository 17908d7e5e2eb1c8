//! `ticklist list`

use super::Outcome;
use super::filtering::{Filter, about};
use super::options::Reporting;
use super::reading::Reading;
use super::showing::{Report, Sheets};
use crate::render::formats::json;
use crate::render::views;
use crate::render::workbook::{Sheet, Workbook};
use crate::reports::list::list;
use crate::reports::sheet::sheet;
use crate::reports::status::header;
use crate::session::Session;

/// List the open items, and say how many are hidden
///
/// Example: ticklist list assess --owner dana --due friday
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    reporting: Reporting,
}

/// Runs the command.
///
/// # Errors
/// When the record can't be read, or an id names nothing.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let filter = args.filter.understood(&engagement, session)?;
    let items = list(&engagement, &filter);
    let (header, calendar) = (header(&engagement), session.calendar(&engagement));
    let table = || views::sheet(&sheet(&engagement, &filter), &calendar);
    reading.show(
        &args.reporting,
        &calendar,
        &Report {
            document: &|| views::list(&items, &about(&args.filter, &filter), &header, &calendar),
            json: &|| json::list(&items, &header, args.reporting.internal),
            sheets: Some(Sheets {
                table: &table,
                workbook: &|| Workbook { sheets: vec![Sheet::new("Items", table())] },
            }),
        },
    )
}
