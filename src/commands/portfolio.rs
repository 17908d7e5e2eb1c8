//! `ticklist portfolio`

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::bail;

use super::Outcome;
use super::dates::{TypedDate, today};
use super::explain::{explain, unfinished, warning};
use super::options::{Reporting, one_of};
use super::reading::{command_about, find, in_copies, say_of_copies};
use crate::domain::dates::{self, DateFault, Direction};
use crate::domain::owners::FullNames;
use crate::domain::{Day, Instant, Zone};
use crate::record::{self, DiskError, Listed, Listing, Loaded};
use crate::render::CommandLine;
use crate::reports::events::next_checkpoint;
use crate::reports::portfolio::{Customer, LeftOut, Order, Unreadable, customer, portfolio};
use crate::reports::warnings::warnings;
use crate::session::{Exit, Failure, Session};

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

/// So many files are named in a hint.
const MOST: usize = 5;

/// What somebody asked for: a day ends in each record where that counts its days.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Day(Day),
    At(Instant),
}

impl Asked {
    fn instant(self, zone: Zone) -> Instant {
        match self {
            Asked::Day(day) => zone.end_of(day),
            Asked::At(at) => at,
        }
    }
}

/// A row, or why there is none.
type Row = Result<Customer, Unreadable>;

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let asked = args.reporting.as_of.as_deref().map(|text| moment(text, session)).transpose()?;
    let paths = args.paths.into_iter().map(|path| record::file_meant(path, &session.whereabouts));
    let paths: Vec<PathBuf> = paths.collect();
    let Listing { files, empty, failed } = listing(&paths, session)?;
    let waiting = session.ui.waiting(files.len());
    let is_calendar = args.reporting.writes_calendar();
    let threads = available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let rows = record::load_each(&files, threads, |listed, loaded| {
        let loaded = loaded.map(|loaded| args.reporting.of_what_it_shows(loaded, session));
        let row = row(listed, loaded, asked, is_calendar, session);
        waiting.step();
        row
    });
    drop(waiting);
    let failed = failed.into_iter().map(|(folder, error)| Err(unreadable(&folder, error, session)));
    let rows: Vec<Row> = failed.chain(rows.into_iter().flatten()).collect();
    if rows.is_empty() {
        bail!(no_records(&paths));
    }
    for folder in empty {
        session.ui.warn(&format!("there are no records in {}", folder.display()));
    }
    let as_of = asked.map_or(session.clock, |asked| asked.instant(session.zone));
    let today = session.zone.day(as_of);
    let report = portfolio(rows, args.sort, as_of, today, args.reporting.internal);
    say_what_is_left_out(&report.customers, &report.unreadable, session);
    if let Some(first) = report.customers.first()
        && is_calendar
        && report.customers.iter().all(|row| row.next_event.is_none())
    {
        let next = ["checkpoint", "--next", "DATE"];
        let line = command_about(&next, Path::new(&first.file), session);
        bail!(Failure::new("no next checkpoint has a date, for a calendar").hint(line));
    }
    let folder = paths.first().map_or(PathBuf::new(), |path| match path.is_dir() {
        true => path.join("."),
        false => path.clone(),
    });
    let reporting = args.reporting.with_brand_beside(&folder);
    reporting.show("portfolio", today, FullNames::new(), session, &report)?;
    Ok(match report.is_whole() {
        true => Exit::Done,
        false => Exit::Damaged,
    })
}

/// The files that were named, by `-f` too, or that are in this folder.
fn listing(paths: &[PathBuf], session: &Session) -> anyhow::Result<Listing> {
    match (paths, &session.file) {
        ([], None) => Ok(record::list(&[PathBuf::from(".")])),
        ([], Some(_)) => Ok(record::list(&[find(session)?])),
        (paths, None) => Ok(record::list(paths)),
        (_, Some(_)) => bail!(
            Failure::usage("`-f` names one record, and `portfolio` others")
                .hint("leave out `-f`, and name all of them:  ticklist portfolio FILE FILE")
        ),
    }
}

/// The row of a file; none of a checklist that only lies in the folder.
fn row(
    listed: &Listed,
    loaded: Result<Loaded, DiskError>,
    asked: Option<Asked>,
    is_calendar: bool,
    session: &Session,
) -> Option<Row> {
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(DiskError::IsChecklist(_)) if !listed.named => return None,
        Err(error) => return Some(Err(unreadable(&listed.path, error, session))),
    };
    let record = &loaded.record;
    let now = record.now(session.clock);
    let zone = session.in_zone_of(record, now).zone;
    let engagement = session.state_at(record, asked.map_or(now, |asked| asked.instant(zone)));
    let before = session.state_at(record, engagement.since_last());
    let left_out = LeftOut {
        lines: loaded.faults.iter().map(|fault| fault.place.line).collect(),
        unfinished: loaded.unfinished,
        warnings: warnings(record, &engagement, session.clock),
        copies: in_copies(&loaded, &listed.copies),
    };
    let file = listed.path.display().to_string();
    let next_event = is_calendar.then(|| next_checkpoint(&engagement)).flatten();
    Some(Ok(Customer { next_event, ..customer(file, &engagement, &before, left_out) }))
}

/// Why a file has no row, in one line.
fn unreadable(path: &Path, error: DiskError, session: &Session) -> Unreadable {
    let failure = explain(&error.into(), session);
    let first = failure.excerpts.first();
    let first = first.map(|fault| format!(", the first at {}: {}", fault.place, fault.problem));
    let file = path.display().to_string();
    Unreadable { file, problem: failure.problem + &first.unwrap_or_default() }
}

/// Says on stderr too what of the records is not in the rows, and why.
fn say_what_is_left_out(customers: &[Customer], unreadable: &[Unreadable], session: &Session) {
    let ui = &session.ui;
    unreadable.iter().for_each(|row| ui.warn(&row.problem));
    for Customer { file, left_out, .. } in customers {
        for line in &left_out.lines {
            ui.warn(&format!("line {line} of {file} can't be read"));
        }
        if let Some(line) = left_out.unfinished {
            ui.warn(&unfinished(line, file));
        }
        for left_out in &left_out.warnings {
            ui.warn(&format!("{file}: {}", warning(left_out, session)));
        }
        let merge = CommandLine::new(["merge", "-f", file]);
        say_of_copies(&left_out.copies, &format!("in {file}"), merge, session);
    }
    let damaged = customers.iter().filter(|row| !row.left_out.lines.is_empty());
    let there = unreadable.iter().map(|row| &row.file).filter(|file| Path::new(file).is_file());
    let files = there.chain(damaged.map(|row| &row.file));
    let files: Vec<String> = files.take(MOST).cloned().collect();
    if !files.is_empty() {
        let line = CommandLine::new(["check"]).and(files);
        ui.note(&format!("hint: what to do about it:  {line}"));
    }
}

/// The instant that somebody typed. A checkpoint's name means another one in every record.
fn moment(text: &str, session: &Session) -> Result<Asked, Failure> {
    let (origin, direction) = (today(session), Direction::Back);
    let typed = TypedDate { text, option: "--as-of", origin, direction };
    let refused = |fault| typed.refused(fault, "date or instant", session);
    match dates::day(text, origin, direction) {
        Ok(day) => Ok(Asked::Day(day)),
        Err(DateFault::NoDate) => session.zone.parse(text).map(Asked::At).ok_or_else(|| {
            refused(DateFault::NoDate).hint(
                "checkpoints are each record's own:  ticklist status -f NAME --as-of CHECKPOINT",
            )
        }),
        Err(fault) => Err(refused(fault)),
    }
}

fn no_records(paths: &[PathBuf]) -> Failure {
    let folders: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let (place, them) = match folders.len() {
        0 => ("this folder".to_owned(), "it"),
        1 => (folders.join(", "), "it"),
        _ => (folders.join(", "), "them"),
    };
    Failure::new(format!("there are no records in {place}, nor in the folders right below {them}"))
        .hint("name the folder that has them, or the files:  ticklist portfolio FOLDER")
        .hint("or begin one here:  ticklist init CUSTOMER")
}
