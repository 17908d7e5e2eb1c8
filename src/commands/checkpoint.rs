//! `ticklist checkpoint`

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::record_wish;
use crate::domain::Health;
use crate::domain::dates::Direction;
use crate::domain::decide::{Meeting, Refusal, Wish};
use crate::reports::checkpoints::checkpoints;
use crate::session::{Failure, Session};

/// Mark a checkpoint meeting, set the date of the next, or list them
///
/// Example: ticklist checkpoint "Week 1" --next 2026-12-09
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What the meeting is called
    name: Option<String>,
    /// The date of the next one
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    next: Option<String>,
    /// Who takes part: names, separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    present: Vec<String>,
    /// The health in the place of the rule's, until the next one or its day: green, amber or red
    #[arg(long, value_name = "WORD")]
    health: Option<String>,
    /// A note; with `--health`, the reason
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let says = args.next.is_some() || args.health.is_some() || args.note.is_some();
    if args.name.is_none() && !says && args.present.is_empty() {
        return list(&args.reporting, session);
    }
    if args.name.is_none() && !args.present.is_empty() {
        let present = args.present.join(",");
        bail!(
            Failure::usage("those present need the name of the checkpoint")
                .hint(args.acting.command(["checkpoint", "NAME", "--present", &present], session))
        );
    }
    if let (None, Some(note), None) = (&args.name, &args.note, &args.health) {
        bail!(
            Failure::usage("a note needs the name of the checkpoint")
                .hint(args.acting.command(["checkpoint", "NAME", "-m", note], session))
        );
    }
    if args.health.is_some() && (args.name.is_none() || args.note.is_none()) {
        bail!(Refusal::HealthAlone);
    }
    let next = day(args.next.as_deref(), "--next", Direction::Forward, session)?;
    let health = args.health.as_deref().map(health).transpose()?;
    let meeting = Meeting {
        name: args.name,
        next,
        present: args.present,
        health,
        note: args.note,
        internal: args.reporting.internal,
    };
    record_wish(&Wish::Checkpoint(meeting), &args.acting, session)
}

fn health(word: &str) -> Result<Health, Failure> {
    word.parse().map_err(|_| {
        Failure::usage(format!("`{word}` is no health")).hint("it is green, amber or red")
    })
}

fn list(reporting: &Reporting, session: &Session) -> Outcome {
    let reading = Reading::open(reporting, session)?;
    reading.show(reporting, &checkpoints(&reading.engagement()))
}
