//! How a command line could go on: the answer to a shell that asks.

use std::ffi::OsStr;

use clap::{Arg, Command, ValueEnum};
use clap_complete::engine::ValueCompleter;
use clap_complete::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter};

use super::parse::whole;
use crate::domain::dates::Direction;
use crate::domain::decide::Verb;
use crate::render::formats::text::visible;
use crate::session::{ColorChoice, Exit, Session, Ui, home};
use crate::shell::{Candidate, Shell, Subject, candidates};

/// Answers a shell, which asks with `--` and the words up to the one that is completed; nothing
/// where none asks so. Whatever goes wrong, there are no candidates and nothing is said: somebody
/// is typing.
pub(super) fn complete(shell: &str, words: &[String]) -> Option<Exit> {
    let words = words.strip_prefix(&["--".to_owned()]).filter(|words| !words.is_empty())?;
    let Ok(shell) = Shell::from_str(shell, true) else {
        return Some(Exit::Done);
    };
    let home = home().map(|home| home.display().to_string() + "/");
    // The others don't take a path in the home folder as it was typed.
    let home = home.filter(|_| [Shell::Bash, Shell::Fish].contains(&shell));
    let bare = |word: &String| match shell {
        Shell::Powershell => word.trim_start_matches(['"', '\'']).to_owned(),
        _ => in_home(bare(word), word, home.as_deref()),
    };
    let is_in_home = words.last().is_some_and(|word| word.starts_with(HOME));
    let words: Vec<String> = words.iter().map(bare).collect();
    let mut command = command(shell, &words);
    let (mut answer, words) = (Vec::new(), words.iter().map(Into::into).collect());
    let folder = std::path::Path::new(".");
    if shell.protocol().write_complete(&mut command, words, Some(folder), &mut answer).is_ok() {
        let told = String::from_utf8_lossy(&answer);
        let told = match &home {
            Some(home) if is_in_home => {
                told.split_inclusive('\n').map(|line| from_home(line, home)).collect()
            }
            _ => told.into_owned(),
        };
        let _ = Ui::new(ColorChoice::Never, false).write(told);
    }
    Some(Exit::Done)
}

/// How a path in the home folder begins.
const HOME: &str = "~/";

/// A word as the shells of Unix hand it on: without quotes and backslashes.
fn bare(word: &str) -> String {
    let (mut bare, mut quote, mut chars) = (String::new(), None, word.chars());
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None | Some('"'), '\\') => bare.extend(chars.next()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => bare.push(c),
        }
    }
    bare
}

/// The word as a path, where it was typed as one in the home folder.
fn in_home(bare: String, typed: &str, home: Option<&str>) -> String {
    match home.zip(bare.strip_prefix(HOME)) {
        Some((home, rest)) if typed.starts_with(HOME) => format!("{home}{rest}"),
        _ => bare,
    }
}

/// A candidate in the home folder, as the word was typed that it goes on.
fn from_home(line: &str, home: &str) -> String {
    line.strip_prefix(home).map_or(line.to_owned(), |rest| format!("{HOME}{rest}"))
}

/// The command line, each argument of which knows what it could be. Options are offered where one
/// is begun, or where there is nothing else.
fn command(shell: Shell, words: &[String]) -> Command {
    let begins_option = words.last().is_some_and(|word| word.starts_with('-'));
    let file = file_of(words);
    let knowing = |command: &str, arg: Arg| {
        let arg = if arg.is_positional() || begins_option { arg } else { arg.hide(true) };
        let id = arg.get_id().as_str();
        if (command, id) == ("man", "command") {
            return arg.add(ArgValueCandidates::new(commands));
        }
        match subject(command, id) {
            Some(subject) => {
                let or_path = ["file", "checklist"].contains(&id);
                let known = Known { subject, or_path, shell, file: file.clone() };
                arg.add(ArgValueCompleter::new(known))
            }
            None => arg,
        }
    };
    let cli = whole().mut_args(|arg| knowing("", arg));
    cli.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let nested = command.mut_args(|arg| knowing(&name, arg));
        nested.mut_subcommands(|command| {
            let name = format!("{name} {}", command.get_name());
            command.mut_args(|arg| knowing(&name, arg))
        })
    })
}

/// What an argument of a command is about.
fn subject(command: &str, arg: &str) -> Option<Subject> {
    let verb = command.parse().ok();
    Some(match (command, arg) {
        (_, "items") => match verb {
            Some(Verb::Reopen) => Subject::ToReopen,
            Some(verb) => Subject::ToTick(verb),
            None if ["list", "move"].contains(&command) => Subject::ItemOrPhase,
            None if command == "show" => Subject::Item,
            None => Subject::Anything,
        },
        (_, "matters") => Subject::ToClose,
        (_, "file") => Subject::Record,
        (_, "phase") | ("move", "to") => Subject::Phase,
        ("minutes", "from" | "to") => Subject::Date(Direction::Back),
        (_, "owner" | "to" | "from" | "present") => Subject::Owner,
        ("block", "party") | (_, "waiting_for") => Subject::Party,
        (_, "by") => Subject::Person,
        (_, "role") => Subject::Role,
        (_, "since" | "as_of" | "baseline") | ("minutes", "checkpoint") => Subject::Checkpoint,
        (_, "health") => Subject::Health,
        ("list" | "edit", "status") => Subject::Status,
        ("undo", "entry") => Subject::Entry { stands: true },
        ("redo", "entry") => Subject::Entry { stands: false },
        ("init", "checklist") | ("checklists show", "name") => Subject::Checklist,
        ("init", "started") => Subject::Date(Direction::Nearest),
        (_, "due" | "next" | "until" | "with_checkpoint_by") | ("due", "on") => {
            Subject::Date(Direction::Forward)
        }
        ("set", "value") => Subject::Zone,
        ("due", "shift") => Subject::Shift,
        (_, "on") => Subject::Date(Direction::Back),
        _ => return None,
    })
}

fn commands() -> Vec<CompletionCandidate> {
    let about = |command: &Command| command.get_about().cloned();
    let candidate =
        |command: &Command| CompletionCandidate::new(command.get_name()).help(about(command));
    whole().get_subcommands().map(candidate).collect()
}

/// The record that the words name.
fn file_of(words: &[String]) -> Option<String> {
    let (_, words) = words.split_last()?;
    let value = |at: usize, word: &String| match word.as_str() {
        "-f" | "--file" => words.get(at + 1).cloned(),
        _ => word.strip_prefix("--file=").map(str::to_owned),
    };
    words.iter().enumerate().find_map(|(at, word)| value(at, word))
}

/// What an argument could be.
struct Known {
    subject: Subject,
    /// It may be the path of a file instead.
    or_path: bool,
    shell: Shell,
    file: Option<String>,
}

impl ValueCompleter for Known {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        let typed = current.to_string_lossy();
        let ui = Ui::new(ColorChoice::Never, false);
        let session = Session::begin(Vec::new(), self.file.as_deref(), ui);
        let known = session.map(|session| candidates(self.subject, &typed, &session));
        let known = known.unwrap_or_default().into_iter();
        let known = known.filter_map(|candidate| shown(candidate, self.shell)).enumerate();
        let mut all: Vec<CompletionCandidate> =
            known.map(|(place, candidate)| candidate.display_order(Some(place))).collect();
        if self.or_path {
            let paths = PathCompleter::file().complete(current).into_iter();
            all.extend(paths.map(|path| path.display_order(Some(usize::MAX))));
        }
        all
    }
}

/// As the shell takes it; none where what is typed could not be seen.
fn shown(Candidate { value, about }: Candidate, shell: Shell) -> Option<CompletionCandidate> {
    let plain = |c: char| c.is_alphanumeric() || "-_.+/,".contains(c);
    let value = match shell {
        _ if visible(&value) != value => return None,
        Shell::Powershell if !value.chars().all(plain) => {
            format!("'{}'", value.replace('\'', "''"))
        }
        _ => value,
    };
    let about = Some(visible(&about).into_owned()).filter(|about| !about.is_empty());
    Some(CompletionCandidate::new(value).help(about.map(Into::into)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bare_of_what_the_shell_takes_away() {
        let table = [
            (r"Dana\ Cr", "Dana Cr"),
            (r#""Dana Cr"#, "Dana Cr"),
            (r#"Dana" Cr"#, "Dana Cr"),
            (r"'Max $5\", r"Max $5\"),
            (r#""Max \$5"#, "Max $5"),
            (r"O\'Hara", "O'Hara"),
        ];
        for (word, bare) in table {
            assert_eq!(super::bare(word), bare, "{word}");
        }
    }

    /// What only the user knows.
    const FREE: [&str; 15] = [
        "customer", "name", "task", "note", "message", "verify", "link", "search", "version",
        "map", "help", "color", "outcome", "despite", "days",
    ];

    fn unknown(name: &str, command: &Command, found: &mut Vec<String>) {
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            let from_clap = !arg.get_possible_values().is_empty()
                || arg.get_value_hint() == clap::ValueHint::AnyPath;
            let own = [("man", "command"), ("init", "status")];
            let known = subject(name, id).is_some() || own.contains(&(name, id));
            if arg.get_action().takes_values() && !(from_clap || known || FREE.contains(&id)) {
                found.push(format!("{name} {id}"));
            }
        }
    }

    #[test]
    fn every_argument_that_can_be_known_is() {
        let cli = whole();
        let mut found = Vec::new();
        for command in cli.get_subcommands().filter(|command| command.get_name() != "help") {
            unknown(command.get_name(), command, &mut found);
        }
        assert_eq!(found, Vec::<String>::new());
    }
}
