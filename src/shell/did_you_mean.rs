//! What people type by instinct, and what they mean.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::dates::is_date;
use crate::domain::select::nearest;
use crate::render::CommandLine;
use crate::session::Failure;

/// The commands, and the words that other programs use for what they mean here.
const WORDS: &str = include_str!("instinct.txt");

/// Words for looking something up.
const SEARCH: [&str; 4] = ["search", "find", "grep", "filter"];

/// What is wrong with the command line of these words, and what to type instead.
pub(crate) fn explained(error: &clap::Error, words: &[String], cli: &Command) -> Failure {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(said)) => Some(said.as_str()),
        _ => None,
    };
    if let (ErrorKind::InvalidSubcommand, Some(typed)) =
        (error.kind(), said(ContextKind::InvalidSubcommand))
    {
        return unknown_command(typed, words, cli);
    }
    let failure = Failure::usage(problem(error));
    let in_quotes = || {
        date_in_quotes(words)
            .or_else(|| name_in_quotes(words))
            .or_else(|| names_in_quotes(words, ""))
    };
    let is_word_too_many =
        matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict);
    if let Some(line) = in_quotes().filter(|_| is_word_too_many) {
        return failure.hint(line);
    }
    let slip = said(ContextKind::InvalidArg).zip(said(ContextKind::SuggestedArg));
    let (near, command) =
        (slip.filter(|(typed, near)| is_slip(typed, near)), command_of(words, cli));
    match (near, command) {
        (Some((typed, near)), _) => failure.hint(replaced(words, typed, &[near])),
        (None, Some(command)) => failure
            .hint(format!("for example:  {}", example(command)))
            .hint(format!("its options:  ticklist {} --help", command.get_name())),
        (None, None) => failure.hint("see the commands:  ticklist help"),
    }
}

/// The command line with quotes around the words behind an option that make a date together:
/// `--on 5 dec`.
pub(crate) fn date_in_quotes(args: &[String]) -> Option<CommandLine> {
    let options = (0..args.len()).filter(|at| args[*at].starts_with("--"));
    let ends = |at: usize| (at + 3..=args.len().min(at + LONGEST)).rev().map(move |end| (at, end));
    let (at, end) =
        options.flat_map(ends).find(|(at, end)| is_date(&args[at + 1..*end].join(" ")))?;
    let date = args[at + 1..end].join(" ");
    Some(CommandLine::new([&args[..=at], &[date], &args[end..]].concat()))
}

/// So many words at most are an option and its date: `--on in 10 working days`.
const LONGEST: usize = 6;

/// The options that take a name, which is often one of several words.
const TAKE_A_NAME: [&str; 7] =
    ["--to", "--from", "--owner", "--role", "--by", "--search", "--file"];

/// The command line with quotes around the words behind each option that takes a name, down to the
/// next option or to what looks like an id: `assign A3 --to Lee Ito`. None where that leaves the
/// `wrong` word as it is.
pub(crate) fn names_in_quotes(args: &[String], wrong: &str) -> Option<CommandLine> {
    let mut quoted: Vec<String> = Vec::new();
    let (mut is_open, mut is_named) = (false, false);
    for arg in args {
        let goes_on = is_named && !arg.starts_with('-') && !arg.contains(|c: char| c.is_numeric());
        match quoted.last_mut().filter(|_| goes_on) {
            Some(name) => *name += &format!(" {arg}"),
            None => quoted.push(arg.clone()),
        }
        is_named = goes_on || is_open && !arg.starts_with('-');
        is_open = TAKE_A_NAME.contains(&arg.as_str());
    }
    let mends = quoted.len() < args.len() && !quoted.iter().any(|arg| arg == wrong);
    mends.then(|| CommandLine::new(quoted))
}

/// The command line with quotes around a name of several words: `checkpoint Week 1`.
fn name_in_quotes(words: &[String]) -> Option<CommandLine> {
    let takes_a_name = |word: &String| ["checkpoint", "init"].contains(&word.as_str());
    let start = words.iter().position(takes_a_name)? + 1;
    let end = words[start..].iter().take_while(|word| !word.starts_with('-')).count() + start;
    let name = words[start..end].join(" ");
    (end > start + 1).then(|| CommandLine::new([&words[..start], &[name], &words[end..]].concat()))
}

/// The first sentence of clap's words, on one line.
fn problem(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let said = text.split("\n\n").next().unwrap_or_default();
    let lines: Vec<&str> = said.lines().map(str::trim).collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}

/// The command that the words begin with.
fn command_of<'c>(words: &[String], cli: &'c Command) -> Option<&'c Command> {
    words.iter().find_map(|word| cli.find_subcommand(word))
}

/// The example in the help of a command.
fn example(command: &Command) -> String {
    let help = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    help.lines().find_map(|line| line.strip_prefix("Example: ")).unwrap_or_default().to_owned()
}

/// The command line with other words in the place of one.
fn replaced(words: &[String], wrong: &str, right: &[&str]) -> CommandLine {
    let is_value =
        |at: usize| at > 0 && ["-f", "--file", "--color"].contains(&words[at - 1].as_str());
    let is_wrong = |word: &str| word == wrong || word.starts_with(&format!("{wrong}="));
    let mut places = (0..words.len()).filter(|at| is_wrong(&words[*at]) && !is_value(*at));
    let at = places.next().unwrap_or(words.len());
    let right = right.iter().map(|word| (*word).to_owned());
    let after = words.iter().skip(at + 1).cloned();
    CommandLine::new(words.iter().take(at).cloned().chain(right).chain(after))
}

fn unknown_command(typed: &str, words: &[String], cli: &Command) -> Failure {
    let failure = Failure::usage(format!("there is no command `{typed}`"));
    match meant(typed, cli) {
        None if SEARCH.contains(&typed) => {
            failure.hint(replaced(words, typed, &["list", "--search"]))
        }
        Some(command) => failure.hint(replaced(words, typed, &[&command])),
        None if typed.contains(|c: char| c.is_ascii_digit()) => {
            failure.hint(replaced(words, typed, &["show", typed]))
        }
        None => failure.hint("see the commands:  ticklist help"),
    }
}

/// Is it so near that nothing else can be meant?
fn is_slip(typed: &str, near: &str) -> bool {
    let slips = strsim::damerau_levenshtein(typed, near);
    slips == 1 || (slips == 2 && typed.len() > 6)
}

fn meant(typed: &str, cli: &Command) -> Option<String> {
    let typed = typed.to_lowercase();
    let mut lines = WORDS.lines().filter_map(|line| line.split_once(": "));
    let synonym = lines.find(|(_, words)| words.split(", ").any(|word| word == typed));
    if let Some((command, _)) = synonym {
        return Some(command.to_owned());
    }
    let commands: Vec<&str> = cli.get_subcommands().map(Command::get_name).collect();
    let near = nearest(&typed, commands.into_iter().rev())?;
    is_slip(&typed, near).then(|| near.to_owned())
}
