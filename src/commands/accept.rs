//! `ticklist accept`

use super::Outcome;
use super::dates::day;
use super::options::Acting;
use super::reading::find;
use super::recording::{Asked, act, lock};
use crate::domain::dates::Direction;
use crate::domain::decide::{Accepting, Remark, Wish};
use crate::record::Hashes;
use crate::session::Session;

/// Record that the customer accepts a phase
///
/// What the gate says at that instant is recorded with it, and the fingerprint of the record; what
/// opens in the phase afterwards is told wherever the acceptance is.
///
/// Example: ticklist accept assess --from "Priya Rao" -m "Mail of 3 Dec"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The phase
    phase: String,
    /// Who accepts it
    #[arg(long, value_name = "NAME")]
    from: String,
    /// Why, where the gate is not ready
    #[arg(long, value_name = "WHY", allow_hyphen_values = true)]
    despite: Option<String>,
    /// Where that can be read
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    /// A note for the journal
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
    /// The day on which it was accepted, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let (lock, loaded) = lock(&find(session)?, session)?;
    let before = session.before(&loaded.record);
    let wish = Wish::Accept(Accepting {
        phase: args.phase,
        from: args.from,
        despite: args.despite,
        fingerprint: Hashes::new(before.head, before.entries()).fingerprint(),
        remark: Remark { note: args.note, on, link: args.link, ..Remark::default() },
    });
    act(&Asked::of(&wish, &args.acting), &loaded, Some(lock), session)
}
