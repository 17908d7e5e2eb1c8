//! `ticklist due`

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::options::Acting;
use super::recording::record;
use crate::domain::dates::{Direction, is_date};
use crate::domain::decide::Wish;
use crate::session::{Failure, Session};

/// Give items or phases a due date
///
/// Example: ticklist due assess --on 2026-12-04
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items, or a phase: items without a date of their own have their phase's
    #[arg(required = true, value_name = "ITEM or PHASE")]
    items: Vec<String>,
    /// The date: 2026-12-05, friday, "5 dec", +3d, +5wd, start+10d
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "none")]
    on: Option<String>,
    /// No date
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    if args.on.is_none() && !args.none {
        bail!(without_date(&args.items, session));
    }
    let on = day(args.on.as_deref(), "--on", Direction::Forward, session)?;
    record(&Wish::Due(args.items, on), &args.acting, session)
}

/// `due A3 friday` instead of `due A3 --on friday`.
fn without_date(words: &[String], session: &Session) -> Failure {
    let date_from = (1..words.len()).find(|at| is_date(&words[*at..].join(" ")));
    let (items, date) = words.split_at(date_from.unwrap_or(words.len()));
    let date = if date.is_empty() { "DATE".to_owned() } else { date.join(" ") };
    let line = session.command([&["due".to_owned()], items, &["--on".to_owned(), date]].concat());
    Failure::usage("`due` needs a date").hint(line)
}
