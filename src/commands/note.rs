//! `ticklist note`

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, lacking};
use super::recording::record;
use crate::domain::decide::{Remark, Wish};
use crate::session::Session;

/// Note something about items
///
/// Example: ticklist note A3 -m "They asked for a second workshop"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items: A3, A1..A3, or several
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    /// What there is to say
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
    /// It is not for the customer
    #[arg(long)]
    internal: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    if args.note.is_none() {
        bail!(lacking("a note", "note", &args.items, ["-m", "NOTE"], session));
    }
    let remark = Remark { note: args.note, internal: args.internal, ..Remark::default() };
    record(&Wish::Note(args.items, remark), &args.acting, session)
}
