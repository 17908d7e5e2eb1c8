//! Options for a list that is already running.

use std::path::PathBuf;

use anyhow::bail;

use super::Outcome;
use super::explain::{Hint, explain, guessed};
use super::options::{Acting, one_of};
use crate::domain::decide::Wish;
use crate::domain::{Entry, Record, Zone};
use crate::render::{Calendar, CommandLine};
use crate::session::{Exit, Failure, Session, random};
use crate::sheets::adopted::{Running, Wording};
use crate::sheets::table::DayOrder;

/// In which order the days and months of dates stand.
const ORDERS: [(&str, DayOrder); 2] = [("dmy", DayOrder::DayFirst), ("mdy", DayOrder::MonthFirst)];

// A doc comment would be the help of `init`, which has its own.
#[derive(Debug, clap::Args)]
pub(crate) struct From {
    /// A list that is already running, with statuses, owners and dates: .xlsx, .csv or .md
    #[arg(
        long = "from",
        value_name = "SHEET",
        requires = "customer",
        conflicts_with = "checklist"
    )]
    pub(super) sheet: Option<PathBuf>,
    /// What a column of it is, like "Bucket Name=phase": id, phase, task, detail, role, optional,
    /// ongoing, link, parent, status, percent, done, owner, due, waiting for, until, note, or none
    #[arg(long, value_name = "COLUMN=WHAT", requires = "sheet", allow_hyphen_values = true)]
    map: Vec<String>,
    /// What a word of status means there, like "Fulfilled=done"
    #[arg(long, value_name = "WORD=STATUS", requires = "sheet", allow_hyphen_values = true)]
    status: Vec<String>,
    /// How its dates with slashes are written: dmy or mdy
    #[arg(long, value_name = "ORDER", requires = "sheet", value_parser = one_of(&ORDERS))]
    dates: Option<DayOrder>,
    /// Show what would become of its columns and words, and begin nothing
    #[arg(long, requires = "sheet")]
    pub(super) dry_run: bool,
}

/// What is said of columns.
pub(super) fn wording(maps: &[String], session: &Session) -> Result<Wording, Failure> {
    said(maps, &[], None, session)
}

fn said(
    maps: &[String],
    statuses: &[String],
    order: Option<DayOrder>,
    session: &Session,
) -> Result<Wording, Failure> {
    Wording::of(maps, statuses, order).map_err(|fault| {
        let help =
            CommandLine::new([session.args.first().map_or("init", String::as_str), "--help"]);
        Failure::usage(&fault).hint(format!("see what can be said:  {help}"))
    })
}

impl From {
    /// The list, if one is named.
    pub(super) fn read(&self, session: &Session) -> anyhow::Result<Option<Running>> {
        let Some(path) = &self.sheet else { return Ok(None) };
        let wording = said(&self.map, &self.status, self.dates, session)?;
        let warn = || session.ui.warn(&(guessed(path.display()) + ": look at its umlauts"));
        let running = Running::read(path, &wording, session.today(), warn)?;
        if self.dry_run {
            return Ok(Some(running));
        }
        let dry_run = CommandLine::new(&session.args).and(["--dry-run"]);
        let hint = format!("see what would become of the whole:  {dry_run}");
        Ok(Some(running.sure().map_err(|why| why.of(path)).hint(hint)?))
    }

    /// Shows what would become of the list, and what is not sure.
    pub(super) fn rehearse(&self, running: &Running, session: &Session) -> Outcome {
        let calendar = Calendar::new(Zone::Utc, session.today());
        session.ui.show(&running.shown(), &calendar)?;
        match (running.unsure(), &self.sheet) {
            (Some(why), Some(path)) => {
                let error = why.of(path).into();
                bail!(explain(&error, session).exit(Exit::No))
            }
            _ => Ok(Exit::Done),
        }
    }
}

/// The entries that say what a list says: one for all that has no day of its own, and one for each
/// day on which something was done, each a little later than the one before.
pub(super) fn entries(
    running: &Running,
    mut record: Record,
    acting: &Acting,
    session: &Session,
) -> anyhow::Result<Vec<Entry>> {
    let by = session.by(acting.by.as_deref())?;
    let mut entries = Vec::new();
    for edits in running.edits.values() {
        let decision = Wish::Edit(edits.clone()).decide(&session.before(&record), &by, random)?;
        let Some(entry) = decision.entry else { continue };
        record = record.with_all(vec![entry.clone()]);
        entries.push(entry);
    }
    Ok(entries)
}
