//! `ticklist hold` and `ticklist resume`

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::options::Acting;
use super::recording::record_wish;
use crate::domain::dates::Direction;
use crate::domain::decide::{Remark, Wish};
use crate::render::CommandLine;
use crate::session::{Failure, Session};

/// Put the engagement on hold, with the reason
///
/// Days on hold make nothing late, quiet or old. Where it is on hold already, this changes the
/// reason and the day until which it is.
///
/// Example: ticklist hold -m "The budget is decided in January" --until 2027-01-11
#[derive(Debug, clap::Args)]
pub(crate) struct HoldArgs {
    /// Why
    #[arg(short = 'm', long = "note", value_name = "WHY", allow_hyphen_values = true)]
    note: Option<String>,
    /// The day on which work goes on by itself
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// The first day on hold, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    /// The reason is not for the customer
    #[arg(long)]
    internal: bool,
    #[command(flatten)]
    acting: Acting,
}

/// End the hold
///
/// With `--shift` the dates of what is open move by the days that were held; without it they stay,
/// and what fell due meanwhile is late only by the days since.
///
/// Example: ticklist resume --shift
#[derive(Debug, clap::Args)]
pub(crate) struct ResumeArgs {
    /// Move what is open by the days that were held
    #[arg(long)]
    shift: bool,
    /// A note for the journal
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
    /// The day on which work went on, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    /// The note is not for the customer
    #[arg(long, requires = "note")]
    internal: bool,
    #[command(flatten)]
    acting: Acting,
}

impl HoldArgs {
    /// Is it not said why?
    pub(crate) fn lacks_a_reason(&self) -> bool {
        self.note.is_none()
    }
}

pub(crate) fn hold(args: HoldArgs, session: &Session) -> Outcome {
    if args.lacks_a_reason() {
        let line = CommandLine::new(session.args.clone()).and(["-m", "WHY"]);
        bail!(Failure::usage("`hold` needs a reason").hint(session.beside_others(line)));
    }
    let until = day(args.until.as_deref(), "--until", Direction::Forward, session)?;
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let remark = Remark { note: args.note, internal: args.internal, on, ..Remark::default() };
    record_wish(&Wish::Hold(until, remark), &args.acting, session)
}

pub(crate) fn resume(args: ResumeArgs, session: &Session) -> Outcome {
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let remark = Remark { note: args.note, internal: args.internal, on, ..Remark::default() };
    record_wish(&Wish::Resume { shifted: args.shift, remark }, &args.acting, session)
}
