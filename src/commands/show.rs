//! `ticklist show`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use super::showing::Report;
use crate::domain::select::select;
use crate::render::document::Document;
use crate::render::formats::json;
use crate::render::views;
use crate::reports::item::{ItemDetail, item_detail};
use crate::reports::status::header;
use crate::session::Session;

/// Show everything about an item, with its history
///
/// Example: ticklist show A5
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Items: A3, A1..A3, assess, or several
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
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
    let selection = select(&args.items, &engagement)?;
    let items = selection.items.iter().map(|picked| &engagement.items[picked.item]);
    let items: Vec<ItemDetail> = items.map(|item| item_detail(item, &engagement)).collect();
    let (header, calendar) = (header(&engagement), session.calendar(&engagement));
    let shown = || items.iter().map(|item| views::show(item, &header, &calendar));
    reading.show(
        &args.reporting,
        &calendar,
        &Report {
            document: &|| Document::joined(shown()),
            json: &|| json::show(&items, &header, args.reporting.internal),
            sheets: None,
        },
    )
}
