//! Tasks, as they are typed: one in quotes, or one a line from stdin.

use std::io::stdin;

use crate::render::CommandLine;
use crate::session::{Failure, Session};
use crate::shell::names_in_quotes;

/// What is wrong with a task that is typed as several words.
pub(super) const ONE: &str = "a task is one sentence, in quotes";

/// The tasks; where `-` stands for them, one a line from stdin.
pub(super) fn tasks(typed: Vec<String>) -> Result<Vec<String>, Failure> {
    if typed != ["-"] {
        return Ok(typed);
    }
    let lines: Result<Vec<String>, _> = stdin().lines().collect();
    let lines = lines.map_err(|why| Failure::usage(format!("stdin can't be read: {why}")))?;
    let tasks: Vec<String> =
        lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    match tasks.is_empty() {
        true => Err(Failure::usage("stdin holds no task").hint("give it one task a line")),
        false => Ok(tasks),
    }
}

/// The line with the words of a task as one, behind what the command begins with.
pub(super) fn as_one(begin: &[&str], task: &[String], session: &Session) -> CommandLine {
    let (args, one) = (&session.args, task.join(" "));
    let together = args.windows(task.len()).position(|some| some == task);
    let line = match together {
        Some(at) => CommandLine::new([&args[..at], &[one], &args[at + task.len()..]].concat()),
        None => names_in_quotes(args, &task[1])
            .unwrap_or_else(|| CommandLine::new([begin, &[&one]].concat())),
    };
    session.beside_others(line)
}
