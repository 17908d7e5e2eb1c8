//! `ticklist week`

use std::path::PathBuf;

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, Reporting, one_of};
use super::records::{Records, named, of_each};
use super::showing::is_folder;
use crate::domain::owners::FullNames;
use crate::render::Report;
use crate::render::phrasing::{Reader, file_name};
use crate::reports::week::{Asked, PerWeek, RecordWeek, Week, record_week, week};
use crate::session::{Failure, Session};

/// Show what has to be done this week, over all customers, and which of them meet
///
/// What is overdue or due until then, blocked, or to be decided, a row each. Records are found as
/// `portfolio` finds them. `--per owner -o FOLDER` writes a text for each owner of each customer,
/// fit to be sent to him.
///
/// Example: ticklist week --per owner
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders and records; this folder where none is named
    #[arg(value_name = "FOLDER or FILE")]
    paths: Vec<PathBuf>,
    /// So many days ahead
    #[arg(long, value_name = "N", default_value = "7", value_parser = clap::value_parser!(u64).range(0..=366))]
    days: u64,
    /// What this owner has to do
    #[arg(long, value_name = "NAME", conflicts_with = "mine")]
    owner: Option<String>,
    /// What you have to do
    #[arg(long)]
    mine: bool,
    /// How it is grouped
    #[arg(long, value_name = "WHAT", default_value = "customer", value_parser = one_of(&GROUPS))]
    per: PerWeek,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

/// How it can be grouped.
const GROUPS: [(&str, PerWeek); 2] = [("customer", PerWeek::Customer), ("owner", PerWeek::Owner)];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let Args { paths, days, owner, mine, per, acting, reporting } = args;
    let is_for_each = per == PerWeek::Owner && reporting.output.iter().any(|path| is_folder(path));
    if is_for_each && reporting.internal {
        bail!(
            Failure::usage("what is written for each owner holds no internal notes")
                .hint("leave out `--internal`, or write one file:  -o week.html")
        );
    }
    let mine = mine.then(|| session.by(acting.by.as_deref())).transpose()?;
    let (owner, paths) = (owner.or(mine), named("week", paths, session)?);
    let is_calendar = reporting.writes_calendar();
    let Records { made, unreadable, as_of, today, exit } =
        of_each("week", &paths, &reporting, session, |reading, source| {
            let reading = reading.of_what_it_shows(&reporting);
            let engagement = reading.engagement();
            let week = record_week(&engagement, source.clone(), days, owner.as_deref());
            let week = if is_calendar { week.with_events(&engagement) } else { week };
            drop(engagement);
            Ok((reading, week))
        })?;
    let records: Vec<RecordWeek> = made.into_iter().map(|made| made.1).collect();
    let asked = Asked { as_of, today, days, owner, per, internal: reporting.internal };
    let report = week(records, unreadable, asked);
    if is_for_each {
        let audience = reporting.audience(&[reporting.file_format()], session, today)?;
        let each = report.each();
        let audience = audience.read_by(Reader::Customer(FullNames::new()));
        let each = each.iter().map(|week| (name(week), &audience, week as &dyn Report));
        reporting.show_each("week", today, session, &report, each)?;
    } else {
        reporting.show("week", today, FullNames::new(), session, &report)?;
    }
    Ok(exit)
}

/// The owner and the customer, as a file is called.
fn name(week: &Week) -> String {
    let recipient = week.recipient.as_ref();
    let owner = recipient.and_then(|own| own.owner.as_deref()).unwrap_or("no owner");
    let customer = recipient.map(|own| own.customer.as_str()).unwrap_or_default();
    format!("{}-{}", file_name(owner), file_name(customer))
}
