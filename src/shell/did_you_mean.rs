//! What people type by instinct, and what they mean.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::dates::is_date;
use crate::domain::select::{is_slip, nearest};
use crate::record::builtin::near;
use crate::render::CommandLine;

/// The commands, and the words that other programs use for what they mean here.
const WORDS: &str = include_str!("instinct.txt");

/// Words for looking something up.
const SEARCH: [&str; 4] = ["search", "find", "grep", "filter"];

/// Words for giving an item another task.
const RENAME: [&str; 3] = ["rename", "retitle", "reword"];

/// Options that people try, by the ones that they mean.
const OPTIONS: [(&[&str], &[&str]); 16] = [
    (&["-m"], &["--reason", "--why", "--because", "--message", "--msg", "--comment", "--text"]),
    (&["--on"], &["--date", "--due", "--when", "--day", "--deadline", "--at"]),
    (&["--due"], &["--date", "--on", "--when", "--deadline", "--by-date"]),
    (&["--next"], &["--date", "--on", "--when", "--due"]),
    (&["--present"], &["--attendees", "--attended", "--participants", "--who", "--with"]),
    (&["--started"], &["--start", "--date", "--on", "--from", "--begin"]),
    (&["--as-of"], &["--on", "--at", "--date", "--when"]),
    (&["--to"], &["--assignee", "--person", "--assign", "--name"]),
    (&["--owner"], &["--assignee", "--person", "--assigned-to", "--to", "--who"]),
    (&["--mine"], &["--me", "--my"]),
    (&["--unowned"], &["--unassigned", "--no-owner"]),
    (&["--overdue"], &["--late"]),
    (&["--search"], &["--find", "--grep", "--text", "--contains"]),
    (&["--status", "blocked"], &["--blocked"]),
    (&["--status", "done"], &["--done", "--completed", "--closed"]),
    (&["--status", "in-progress"], &["--in-progress", "--started", "--doing"]),
];

/// What is wrong with a command line.
pub(crate) fn problem(error: &clap::Error) -> String {
    match said(error, ContextKind::InvalidSubcommand) {
        Some(typed) if error.kind() == ErrorKind::InvalidSubcommand => {
            format!("there is no command `{typed}`")
        }
        _ => first_sentence(error),
    }
}

/// Where to look where it is not known what is meant.
pub(crate) fn where_to_look(words: &[String], cli: &Command) -> String {
    match command_of(words, cli).filter(|command| command.get_name() != "help") {
        Some(command) => format!("how it is used:  ticklist {} --help", command.get_name()),
        None => "see the commands:  ticklist help".to_owned(),
    }
}

/// The command line that is meant by these words, in a place where there are these records.
pub(crate) fn meant(
    error: &clap::Error,
    words: &[String],
    cli: &Command,
    records: &[String],
) -> Option<CommandLine> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            command_meant(said(error, ContextKind::InvalidSubcommand)?, words, cli, records)
        }
        ErrorKind::UnknownArgument => {
            let typed = said(error, ContextKind::InvalidArg)?;
            date_in_quotes(words)
                .or_else(|| name_in_quotes(words))
                .or_else(|| names_in_quotes(words, ""))
                .or_else(|| option_meant(typed, words, cli))
                .or_else(|| all_phases(typed, words))
                .or_else(|| slip(error, words))
        }
        ErrorKind::ArgumentConflict => names_in_quotes(words, ""),
        ErrorKind::MissingRequiredArgument => with_places(error, words),
        _ => with_value(error, words).or_else(|| slip(error, words)),
    }
}

fn said(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(said)) => Some(said.as_str()),
        _ => None,
    }
}

/// The line with the word that is called nearly as what was typed.
fn slip(error: &clap::Error, words: &[String]) -> Option<CommandLine> {
    let both = |typed, near| said(error, typed).zip(said(error, near));
    let (typed, near) = both(ContextKind::InvalidArg, ContextKind::SuggestedArg)
        .or_else(|| both(ContextKind::InvalidValue, ContextKind::SuggestedValue))?;
    is_slip(typed, near).then(|| replaced(words, typed, &[near]))
}

/// The line with a value for the option that stands at its end without one.
fn with_value(error: &clap::Error, words: &[String]) -> Option<CommandLine> {
    let (option, value) = said(error, ContextKind::InvalidArg)?.split_once(" <")?;
    let value = match value.trim_end_matches('>') {
        "SPAN" => "+1w",
        "DATE" => "DATE",
        _ => return None,
    };
    (words.last()? == option).then(|| CommandLine::new(words.to_vec()).and([value]))
}

/// `plan --items` instead of `plan assess`: the plan is that of all phases.
fn all_phases(typed: &str, words: &[String]) -> Option<CommandLine> {
    let is_plan = words.iter().any(|word| word == "plan") && !typed.starts_with('-');
    is_plan.then(|| replaced(words, typed, &["--items"]))
}

/// The option that was typed without its dashes, or that of another program, as it is called here.
fn option_meant(typed: &str, words: &[String], cli: &Command) -> Option<CommandLine> {
    let command = command_of(words, cli)?;
    let takes = |option: &str| {
        let is_it = |arg: &clap::Arg| match option.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short() == option.chars().nth(1),
        };
        command.get_arguments().any(is_it)
    };
    let dashed = format!("--{typed}");
    if takes(&dashed) {
        return Some(replaced(words, typed, &[&dashed]));
    }
    let mut options = OPTIONS.iter();
    let (right, _) = options.find(|(right, wrong)| wrong.contains(&typed) && takes(right[0]))?;
    Some(replaced(words, typed, right))
}

/// The line with a place for what it lacks: `done ITEM`.
fn with_places(error: &clap::Error, words: &[String]) -> Option<CommandLine> {
    let Some(ContextValue::Strings(lacking)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let place = |lacking: &String| {
        let (_, name) = lacking.split_once('<')?;
        name.split(['>', ' ']).next().map(str::to_uppercase)
    };
    let places: Vec<String> = lacking.iter().filter_map(place).collect();
    if let [add, task, rest @ ..] = words
        && add == "add"
        && task.contains(' ')
    {
        return Some(CommandLine::new([add.as_str(), "PHASE", task]).and(rest));
    }
    Some(CommandLine::new(words.to_vec()).and(places))
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
fn first_sentence(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let said = text.split("\n\n").next().unwrap_or_default();
    let lines: Vec<&str> = said.lines().map(str::trim).collect();
    lines.join(" ").trim_start_matches("error: ").to_owned()
}

/// The command that the words begin with.
fn command_of<'c>(words: &[String], cli: &'c Command) -> Option<&'c Command> {
    words.iter().find_map(|word| cli.find_subcommand(word))
}

/// The command line with other words in the place of one.
fn replaced(words: &[String], wrong: &str, right: &[&str]) -> CommandLine {
    let is_value =
        |at: usize| at > 0 && ["-f", "--file", "--color"].contains(&words[at - 1].as_str());
    let is_wrong = |word: &str| word == wrong || word.starts_with(&format!("{wrong}="));
    let mut places = (0..words.len()).filter(|at| is_wrong(&words[*at]) && !is_value(*at));
    let at = places.next().unwrap_or(words.len());
    let value = words.get(at).and_then(|word| word.strip_prefix(wrong)?.strip_prefix('='));
    let right = right.iter().copied().chain(value).map(str::to_owned);
    let after = words.iter().skip(at + 1).cloned();
    CommandLine::new(words.iter().take(at).cloned().chain(right).chain(after))
}

fn command_meant(
    typed: &str,
    words: &[String],
    cli: &Command,
    records: &[String],
) -> Option<CommandLine> {
    if words.first().is_some_and(|word| word == "checklists") {
        return checklists_meant(typed, words);
    }
    let behind = || words.iter().skip_while(|word| *word != typed).skip(1);
    let names: Vec<&String> = behind().take_while(|word| !word.starts_with('-')).collect();
    match word_meant(typed, cli) {
        Some(command) if command == "show" && !names.is_empty() && !names.iter().all(is_id) => {
            look_meant(typed, &names, words, records)
        }
        Some(command) => Some(replaced(words, typed, &command.split(' ').collect::<Vec<&str>>())),
        None if RENAME.contains(&typed) => match names.as_slice() {
            [item, ..] if is_id(item) => Some(CommandLine::new(["edit", item.as_str()])),
            _ => None,
        },
        None if SEARCH.contains(&typed) => Some(replaced(words, typed, &["list", "--search"])),
        None if is_id(&&typed.to_owned()) => item_first(typed, words, cli),
        None => None,
    }
}

fn is_id(word: &&String) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && !word.contains(' ')
}

/// `open contoso`, where that is the name of a record, or a word of a task.
fn look_meant(
    typed: &str,
    names: &[&String],
    words: &[String],
    records: &[String],
) -> Option<CommandLine> {
    let name = names.iter().map(|name| name.as_str()).collect::<Vec<&str>>().join(" ");
    let is_record = records.iter().any(|record| record.to_lowercase() == name.to_lowercase());
    let line: &[&str] = if is_record { &["status", "-f"] } else { &["list", "--search"] };
    let at = words.iter().position(|word| word == typed)?;
    let behind = words.iter().skip(at + 1 + names.len());
    let before = words.iter().take(at).map(String::as_str).chain(line.iter().copied());
    Some(CommandLine::new(before.chain([name.as_str()])).and(behind))
}

/// `A3 done`, `A3 friday`, `A3` alone.
fn item_first(typed: &str, words: &[String], cli: &Command) -> Option<CommandLine> {
    let at = words.iter().position(|word| word == typed)?;
    let (before, rest) = (&words[..at], &words[at + 1..]);
    // `start` is a date too.
    let command = rest.first().filter(|next| cli.find_subcommand(next).is_some());
    let verb = command.cloned().or_else(|| word_meant(rest.first()?, cli));
    let items = CommandLine::new(before);
    Some(match verb {
        _ if command.is_none() && is_date(&rest.join(" ")) => {
            items.and(["due", typed, "--on", &rest.join(" ")])
        }
        Some(verb) => items.and(verb.split(' ')).and([typed]).and(&rest[1..]),
        None if rest.iter().all(|word| is_id(&word)) => items.and(["show", typed]).and(rest),
        None => items.and(["show", typed]),
    })
}

/// `checklists ems` instead of `checklists show ems-onboarding`.
fn checklists_meant(typed: &str, words: &[String]) -> Option<CommandLine> {
    if let Some(name) = near(typed) {
        return Some(replaced(words, typed, &["show", name]));
    }
    let is_file = std::path::Path::new(typed).exists();
    is_file.then(|| replaced(words, typed, &["new", typed]))
}

/// The command, perhaps with an option, that somebody means by a word.
fn word_meant(typed: &str, cli: &Command) -> Option<String> {
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
