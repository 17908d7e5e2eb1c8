//! `ticklist start`, `done`, `block` and the other verbs, which differ in a word.

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::options::{Acting, lacking};
use super::recording::record;
use crate::domain::dates::Direction;
use crate::domain::decide::{Remark, Verb, Wish};
use crate::session::Session;

/// A verb, and what it is done to.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Begin with items, or go on with blocked ones
    ///
    /// Example: ticklist start A3 -m "Workshop booked"
    Start(Args),
    /// Mark items as done
    ///
    /// Example: ticklist done A1..A3 -m "Signed off in the workshop"
    Done(Args),
    /// Mark items as blocked, with the reason
    ///
    /// Example: ticklist block A5 -m "Waiting for the tenant licences"
    Block(Args),
    /// Make blocked items what they were before
    ///
    /// Example: ticklist unblock A5 -m "The licences are there"
    Unblock(Args),
    /// Mark items as not applicable, with the reason
    ///
    /// Example: ticklist na G15 -m "New tenant: nothing to remove"
    Na(Args),
    /// Open items again that are done or not applicable
    ///
    /// Example: ticklist reopen A4 -m "Scope has changed"
    Reopen(Args),
    /// Confirm that duties are still met
    ///
    /// Example: ticklist confirm G2 G3
    Confirm(Args),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items: A3, A1..A3, assess, or several
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    /// A note for the journal
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
    /// The note is not for the customer
    #[arg(long, requires = "note")]
    internal: bool,
    /// The day it really happened, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    /// Where the result can be seen
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(command: Command, session: &Session) -> Outcome {
    let (verb, args) = match command {
        Command::Start(args) => (Verb::Start, args),
        Command::Done(args) => (Verb::Done, args),
        Command::Block(args) => (Verb::Block, args),
        Command::Unblock(args) => (Verb::Unblock, args),
        Command::Na(args) => (Verb::NotApplicable, args),
        Command::Reopen(args) => (Verb::Reopen, args),
        Command::Confirm(args) => (Verb::Confirm, args),
    };
    if verb.needs_reason() && args.note.is_none() {
        bail!(lacking("a reason", verb.word(), &args.items, ["-m", "WHY"], session));
    }
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let remark = Remark { note: args.note, internal: args.internal, on, link: args.link };
    record(&Wish::Tick(verb, args.items, remark), &args.acting, session)
}
