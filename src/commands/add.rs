//! `ticklist add`

use std::io::stdin;

use super::Outcome;
use super::dates::day;
use super::options::Acting;
use super::recording::record;
use crate::domain::dates::Direction;
use crate::domain::decide::Wish;
use crate::session::{Failure, Session};

/// Add an item to a phase
///
/// Example: ticklist add remediate "Upgrade the AD FS farm" --owner Dana --due friday
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The phase that it joins
    phase: String,
    /// What is to be done, in quotes; `-` reads one task a line from stdin
    #[arg(required = true)]
    task: Vec<String>,
    /// Who owns it
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// When it is due
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let due = day(args.due.as_deref(), "--due", Direction::Forward, session)?;
    let tasks = tasks(&args.phase, args.task, session)?;
    let wish = Wish::Add { phase: args.phase, tasks, owner: args.owner, due };
    record(&wish, &args.acting, session)
}

fn tasks(phase: &str, words: Vec<String>, session: &Session) -> Result<Vec<String>, Failure> {
    match words.as_slice() {
        [dash] if dash == "-" => from_stdin(),
        [_] => Ok(words),
        _ => Err(Failure::usage("a task is one sentence, in quotes").hint(session.command([
            "add",
            phase,
            &words.join(" "),
        ]))),
    }
}

fn from_stdin() -> Result<Vec<String>, Failure> {
    let lines: Result<Vec<String>, _> = stdin().lines().collect();
    let lines = lines.map_err(|why| Failure::usage(format!("stdin can't be read: {why}")))?;
    let tasks: Vec<String> =
        lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    match tasks.is_empty() {
        true => Err(Failure::usage("stdin holds no task").hint("give it one task a line")),
        false => Ok(tasks),
    }
}
