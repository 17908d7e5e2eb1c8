//! `ticklist due`

use super::Outcome;
use super::options::{Acting, day};
use super::recording::record;
use crate::domain::dates::{self, Direction};
use crate::domain::decide::Wish;
use crate::render::phrasing::command_line;
use crate::session::{Failure, Session};

/// Give items or phases a due date
///
/// Example: ticklist due assess --on 2026-12-04
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Items, or a phase: items without a date of their own have their phase's
    #[arg(required = true, value_name = "ITEM or PHASE")]
    items: Vec<String>,
    /// The date: 2026-12-05, tomorrow, friday, +3d, +2w
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "none")]
    on: Option<String>,
    /// No date
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    acting: Acting,
}

/// Runs the command.
///
/// # Errors
/// When the wish is refused, or can't be recorded.
pub fn run(args: Args, session: &Session) -> Outcome {
    if args.on.is_none() && !args.none {
        return Err(without_date(&args.items, session));
    }
    let on = args.on.map(|on| day(&on, "--on", Direction::Forward, session)).transpose()?;
    record(&Wish::Due(args.items, on), &args.acting, session)
}

/// `due A3 friday` instead of `due A3 --on friday`.
fn without_date(items: &[String], session: &Session) -> Failure {
    let today = session.zone.day(session.clock);
    let is_date = |word: &&String| dates::parse(word, today, Direction::Forward).is_some();
    let (date, items) = match items.split_last() {
        Some((last, items)) if !items.is_empty() && is_date(&last) => (last.as_str(), items),
        _ => ("DATE", items),
    };
    let line = [&["due".to_owned()], items, &["--on".to_owned(), date.to_owned()]].concat();
    Failure::usage("`due` needs a date").hint(command_line(line))
}
