//! `ticklist portfolio`

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Outcome;
use super::options::{Reporting, one_of};
use super::reading::command_about;
use super::records::{Records, named, of_each};
use crate::domain::owners::FullNames;
use crate::record::builtin::newer;
use crate::reports::events::next_checkpoint;
use crate::reports::portfolio::{Customer, Order, customer, portfolio};
use crate::session::{Failure, Session};

/// Show many customers, a row each, with what needs attention first
///
/// A folder stands for the records in it or, where it has none, for those in the folders right
/// below it. `--as-of` takes a date or an instant here.
///
/// Example: ticklist portfolio . --sort next
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders and records; this folder where none is named
    #[arg(value_name = "FOLDER or FILE")]
    paths: Vec<PathBuf>,
    /// What stands first
    #[arg(long, value_name = "BY", default_value = "health", value_parser = one_of(&ORDERS))]
    sort: Order,
    #[command(flatten)]
    reporting: Reporting,
}

/// What can stand first.
const ORDERS: [(&str, Order); 7] = [
    ("health", Order::Health),
    ("customer", Order::Customer),
    ("overdue", Order::Overdue),
    ("blocked", Order::Blocked),
    ("progress", Order::Progress),
    ("quiet", Order::Quiet),
    ("next", Order::Next),
];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let (reporting, paths) = (&args.reporting, named("portfolio", args.paths, session)?);
    let is_calendar = reporting.writes_calendar();
    let Records { made, unreadable, as_of, today, exit } =
        of_each("portfolio", &paths, reporting, session, |reading, source| {
            let reading = reading.of_what_it_shows(reporting);
            let engagement = reading.engagement();
            let before = reading.engagement_at(engagement.since_last());
            let next_event = is_calendar.then(|| next_checkpoint(&engagement)).flatten();
            let behind = newer(&engagement).map(|builtin| builtin.name.to_owned());
            let row = customer(&engagement, &before, source.clone());
            drop((engagement, before));
            let row = Customer { next_event, behind, ..row };
            Ok((reading, row))
        })?;
    let rows = made.into_iter().map(|made| made.1).collect();
    let report = portfolio(rows, unreadable, args.sort, as_of, today, reporting.internal);
    if let Some(first) = report.customers.first()
        && is_calendar
        && report.customers.iter().all(|row| row.next_event.is_none())
    {
        let next = ["checkpoint", "--next", "DATE"];
        let line = command_about(&next, Path::new(&first.source.file), session);
        bail!(Failure::new("no next checkpoint has a date, for a calendar").hint(line));
    }
    let folder = paths.first().map_or(PathBuf::new(), |path| match path.is_dir() {
        true => path.join("."),
        false => path.clone(),
    });
    let reporting = reporting.with_brand_beside(&folder);
    reporting.show("portfolio", today, FullNames::new(), session, &report)?;
    Ok(exit)
}
