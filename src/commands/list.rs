//! `ticklist list`

use clap::ValueEnum;

use super::Outcome;
use super::options::{Acting, Reporting, day};
use super::reading::Reading;
use super::showing::{Report, Sheets};
use crate::domain::dates::Direction;
use crate::domain::engagement::Engagement;
use crate::domain::status::Status;
use crate::render::formats::json;
use crate::render::phrasing::command_line;
use crate::render::views;
use crate::render::workbook::{Sheet, Workbook};
use crate::reports::list::{ListFilter, Sort, list};
use crate::reports::sheet::sheet;
use crate::reports::status::header;
use crate::session::{Failure, Session};

/// List the open items, and say how many are hidden
///
/// Example: ticklist list assess --owner dana --due friday
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Phases or items: assess, A3, A1..A3; items named by their id are always shown
    #[arg(value_name = "PHASE or ITEM")]
    items: Vec<String>,
    /// Also what is done, n/a, optional and not taken up, or a duty that is met
    #[arg(long, short = 'a')]
    all: bool,
    /// Those of these statuses, separated by commas: not-started, in-progress, blocked, done, n/a
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// Those of this owner
    #[arg(long, value_name = "NAME", conflicts_with_all = ["mine", "unowned"])]
    owner: Option<String>,
    /// Your own
    #[arg(long, conflicts_with = "unowned")]
    mine: bool,
    /// Those without an owner
    #[arg(long)]
    unowned: bool,
    /// Those that are overdue
    #[arg(long)]
    overdue: bool,
    /// Those due on this day or before
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    due: Option<String>,
    /// Those with this text in them
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// In which order
    #[arg(long, value_name = "ORDER", default_value = "id")]
    sort: Order,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    Id,
    Due,
    Owner,
    Status,
    Changed,
}

/// Runs the command.
///
/// # Errors
/// When the record can't be read, or an id names nothing.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let filter = filter(&args, &reading, &engagement, session)?;
    let items = list(&engagement, &filter);
    let (header, calendar) = (header(&engagement), session.calendar(&engagement));
    let phases = &engagement.head.checklist.phases;
    let table = || views::sheet(&sheet(&engagement, &filter), &calendar);
    reading.show(
        &args.reporting,
        &calendar,
        &Report {
            document: &|| views::list(&items, &about(&args, &filter), &header, &calendar),
            json: &|| json::list(&items, &header, phases, args.reporting.internal),
            sheets: Some(Sheets {
                table: &table,
                workbook: &|| Workbook { sheets: vec![Sheet::new("Items", table())] },
            }),
        },
    )
}

fn filter(
    args: &Args,
    reading: &Reading<'_>,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Result<ListFilter, Failure> {
    let selection =
        reading.select(&args.items, engagement).map_err(|failure| filter_meant(args, failure))?;
    let statuses =
        args.status.iter().map(|word| status(word)).collect::<Result<Vec<Status>, _>>()?;
    let due = args.due.as_deref().map(|due| day(due, "--due", Direction::Forward, session));
    let mine = args.mine.then(|| session.by(args.acting.by.as_deref())).transpose()?;
    Ok(ListFilter {
        selection,
        all: args.all,
        statuses,
        owner: args.owner.clone().or(mine),
        unowned: args.unowned,
        overdue: args.overdue,
        due: due.transpose()?,
        search: args.search.clone(),
        sort: match args.sort {
            Order::Id => Sort::Id,
            Order::Due => Sort::Due,
            Order::Owner => Sort::Owner,
            Order::Status => Sort::Status,
            Order::Changed => Sort::Changed,
        },
    })
}

/// `list blocked` instead of `list --status blocked`.
fn filter_meant(args: &Args, failure: Failure) -> Failure {
    let [word] = args.items.as_slice() else {
        return failure;
    };
    let option = match word.as_str() {
        "overdue" | "mine" | "unowned" | "all" => vec![format!("--{word}")],
        _ if Status::from_word(word).is_some() => vec!["--status".to_owned(), word.clone()],
        _ => return failure,
    };
    let line = ["list".to_owned()].into_iter().chain(option);
    Failure { hints: vec![command_line(line)], ..failure }
}

fn status(word: &str) -> Result<Status, Failure> {
    Status::from_word(&word.to_lowercase()).ok_or_else(|| {
        Failure::usage(format!("`{word}` is no status"))
            .hint("they are: not-started, in-progress, blocked, done, n/a")
    })
}

/// What the list is of: `open items of assess, owned by Dana`.
fn about(args: &Args, filter: &ListFilter) -> String {
    let kind = match (args.all, args.status.is_empty()) {
        (_, false) => format!("{} items", args.status.join(" or ")),
        (true, true) => "all items".to_owned(),
        (false, true) => "open items".to_owned(),
    };
    let of = (!args.items.is_empty()).then(|| format!(" of {}", args.items.join(", ")));
    let owner = filter.owner.as_ref().map(|owner| format!(", owned by {owner}"));
    let unowned = args.unowned.then(|| ", without owner".to_owned());
    let overdue = args.overdue.then(|| ", overdue".to_owned());
    let due = filter.due.map(|due| format!(", due by {}", due.format("%a %-d %b %Y")));
    let search = args.search.as_ref().map(|text| format!(", with “{text}”"));
    let parts = [of, owner, unowned, overdue, due, search].into_iter().flatten();
    parts.fold(kind, |about, part| about + &part)
}
