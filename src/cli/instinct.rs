//! What people type by instinct, and what they mean.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::parse::Cli;
use crate::domain::select::nearest;
use crate::render::phrasing::command_line;
use crate::session::Failure;
use clap::CommandFactory;

/// Words that other programs use, and the command that they mean here.
const WORDS: [(&str, &[&str]); 17] = [
    ("status", &["st", "stat", "summary", "progress", "overview", "report", "dashboard"]),
    ("list", &["ls", "l", "items", "tasks", "todo", "all", "next", "ll"]),
    ("show", &["info", "view", "cat", "describe", "get", "open"]),
    ("log", &["history", "journal", "activity", "timeline"]),
    ("done", &["close", "complete", "finish", "tick", "resolve", "do", "x"]),
    ("start", &["begin", "doing", "wip", "progress", "continue", "resume"]),
    ("block", &["wait", "stuck", "hold", "pause"]),
    ("unblock", &["unhold", "unpause"]),
    ("na", &["n/a", "skip", "drop", "remove", "rm", "delete", "cancel", "exclude"]),
    ("reopen", &["undone", "untick", "uncheck", "restart"]),
    ("assign", &["own", "owner", "give", "delegate"]),
    ("due", &["deadline", "schedule", "date", "plan"]),
    ("note", &["comment", "annotate", "remark"]),
    ("init", &["new", "create", "begin-record", "setup"]),
    ("checkpoint", &["meeting", "milestone", "checkpoints"]),
    ("undo", &["revert", "rollback", "back"]),
    ("checklists", &["checklist", "templates", "template"]),
];

/// Words for looking something up.
const SEARCH: [&str; 4] = ["search", "find", "grep", "filter"];

/// What to type instead, where we know better than clap.
pub(super) fn hint(error: &clap::Error, words: &[String]) -> Option<Failure> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand)
            else {
                return None;
            };
            Some(unknown_command(typed, words))
        }
        _ => None,
    }
}

fn unknown_command(typed: &str, words: &[String]) -> Failure {
    let failure = Failure::usage(format!("there is no command `{typed}`"));
    let meant = meant(typed);
    let replaced = |right: &[&str]| {
        let words = words.iter().flat_map(|word| match word == typed {
            true => right.iter().map(|word| (*word).to_owned()).collect(),
            false => vec![word.clone()],
        });
        command_line(words)
    };
    match meant {
        None if SEARCH.contains(&typed) => failure.hint(replaced(&["list", "--search"])),
        Some(command) => failure.hint(replaced(&[&command])),
        None if typed.contains(|c: char| c.is_ascii_digit()) => {
            failure.hint(replaced(&["show", typed]))
        }
        None => failure.hint("see the commands:  ticklist help"),
    }
}

fn meant(typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let synonym = WORDS.iter().find(|(_, words)| words.contains(&typed.as_str()));
    if let Some((command, _)) = synonym {
        return Some((*command).to_owned());
    }
    let cli = Cli::command();
    let commands: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    let near = nearest(&typed, commands.into_iter())?;
    let slips = strsim::damerau_levenshtein(&typed, near);
    (slips == 1 || (slips == 2 && typed.len() > 6)).then(|| near.to_owned())
}
