//! What meetings deal with beside the checklist: matters are raised, closed and listed.

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::lacking::{completed, names_items};
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::record_wish;
use super::showing::look_each;
use super::tasks::{ONE, as_one, tasks};
use crate::domain::MatterKind;
use crate::domain::dates::Direction;
use crate::domain::decide::{Raising, Remark, Wish};
use crate::reports::raid::{RaidFilter, raid};
use crate::session::{Failure, Session};

/// What is wished.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Raise a decision that somebody has to take
    ///
    /// Example: ticklist decision "Hybrid join or cloud only?" --owner "Priya Rao" --due friday
    Decision(Raise),
    /// Raise a risk that somebody has to watch
    ///
    /// Example: ticklist risk "The licences come too late" --owner "Dana Cruz"
    Risk(Raise),
    /// Raise an action that somebody took on
    ///
    /// Example: ticklist action "Send the network plan" --owner Lee --due +3d
    Action(Raise),
    /// Close decisions, risks and actions, with what came of them
    ///
    /// What is closed already takes the new outcome instead of the one that it had. Of two who
    /// closed one without seeing each other, both outcomes stand until somebody closes it again.
    ///
    /// Example: ticklist close D-7kd -m "Hybrid, for two years"
    Close {
        /// Decisions, risks and actions: D-7kd, or several
        #[arg(required = true, value_name = "MATTER")]
        matters: Vec<String>,
        /// What was decided, or what came of it
        #[arg(short = 'm', long = "note", value_name = "OUTCOME", allow_hyphen_values = true)]
        note: Option<String>,
        /// The outcome is not for the customer
        #[arg(long, requires = "note")]
        internal: bool,
        /// The day it really happened, if not today
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        on: Option<String>,
        #[command(flatten)]
        acting: Acting,
    },
}

// A doc comment would be the help of the commands, which have none of their own.
#[derive(Debug, clap::Args)]
pub(crate) struct Raise {
    /// What it is about, in quotes; `-` reads one a line from stdin
    #[arg(required = true, value_name = "TEXT")]
    task: Vec<String>,
    /// Who has to decide, watch or do it
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,
    /// What came of it, where it is closed at once
    #[arg(long, value_name = "OUTCOME", allow_hyphen_values = true)]
    outcome: Option<String>,
    /// Why, for those who read what changed
    #[arg(short = 'm', long = "note", value_name = "WHY", allow_hyphen_values = true)]
    note: Option<String>,
    /// It is not for the customer, and nothing of what it says
    #[arg(long)]
    internal: bool,
    #[command(flatten)]
    acting: Acting,
}

/// List the decisions that are needed, risks, actions, and as issues what is blocked
///
/// Example: ticklist raid --owner priya --overdue
#[derive(Debug, clap::Args)]
pub(crate) struct RaidArgs {
    /// Also what is closed, with the outcome
    #[arg(long, short = 'a')]
    all: bool,
    /// Those of this owner
    #[arg(long, value_name = "NAME", conflicts_with = "mine")]
    owner: Option<String>,
    /// Your own
    #[arg(long)]
    mine: bool,
    /// Those that are overdue
    #[arg(long)]
    overdue: bool,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(command: Command, session: &Session) -> Outcome {
    let (wish, acting) = match command {
        Command::Decision(args) => raised(MatterKind::Decision, args, session)?,
        Command::Risk(args) => raised(MatterKind::Risk, args, session)?,
        Command::Action(args) => raised(MatterKind::Action, args, session)?,
        Command::Close { matters, note: None, acting, .. } if !names_items(&matters, session) => {
            let line = completed("close", &matters, ["-m", "OUTCOME"], &acting, session);
            bail!(Failure::usage("`close` needs the outcome").hint(line))
        }
        Command::Close { matters, note, internal, on, acting } => {
            let on = day(on.as_deref(), "--on", Direction::Back, session)?;
            (Wish::Close(matters, Remark { note, internal, on, ..Remark::default() }), acting)
        }
    };
    record_wish(&wish, &acting, session)
}

fn raised(kind: MatterKind, args: Raise, session: &Session) -> anyhow::Result<(Wish, Acting)> {
    let Raise { task, owner, due, outcome, note, internal, acting } = args;
    if task.len() > 1 {
        bail!(Failure::usage(ONE).hint(as_one(&[kind.word()], &task, session)));
    }
    let due = day(due.as_deref(), "--due", Direction::Forward, session)?;
    let raising = Raising { kind, tasks: tasks(task)?, owner, due, outcome, internal };
    let why = Remark { note, internal, ..Remark::default() };
    Ok((Wish::Raise(raising).because(why), acting))
}

pub(crate) fn show(args: RaidArgs, session: &Session) -> Outcome {
    let mine = args.mine.then(|| session.by(args.acting.by.as_deref())).transpose()?;
    let filter = RaidFilter { all: args.all, owner: args.owner.or(mine), overdue: args.overdue };
    let raid = |reading: &Reading| Ok(raid(&reading.engagement(), &filter));
    look_each("raid", &args.reporting, session, raid)
}
