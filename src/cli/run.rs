//! From the arguments to the exit code.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser};

use super::complete::complete;
use super::parse::{Cli, Command, whole};
use crate::commands::explain;
use crate::render::CommandLine;
use crate::session::{ColorChoice, Exit, Failure, Session, Ui, completing, shell};
use crate::shell::{meant, problem, where_to_look};

/// Runs the command that the arguments, without the program's name, make.
pub fn run(args: Vec<OsString>) -> ExitCode {
    shell().reads();
    // What the help says of itself names no command that is made only when it is asked for.
    let is_twice = args.len() > 1 && args.iter().take(2).all(|arg| arg == "help");
    let args = if is_twice { args[1..].to_vec() } else { args };
    let words: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let answer = || {
        let answered = completing().and_then(|shell| complete(&shell, &words));
        answered.unwrap_or_else(|| match parse(&args) {
            Ok(cli) => run_command(cli, &args, words.clone()),
            Err(error) => help_or_fault(&error, &words),
        })
    };
    let exit = catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| broken_off());
    ExitCode::from(exit as u8)
}

/// Says what to do where a library panicked, and said why: it makes workbooks on a thread of its
/// own, for one, that a system may refuse.
fn broken_off() -> Exit {
    let failure =
        Failure::new("ticklist broke off: the system refused what it needs, or it is wrong")
            .hint("see what is recorded before you try again:  ticklist log");
    Ui::new(ColorChoice::Auto, false).fail(&failure)
}

/// Options without a command are those of what `ticklist` alone is.
fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    understood(&[], args).or_else(|error| match error.kind() {
        ErrorKind::UnknownArgument => match with_command("status", args) {
            Some(cli) => Ok(Cli { command: None, ..cli }),
            None => Err(error),
        },
        _ => Err(error),
    })
}

/// The command line with this command in front, if that can be understood.
fn with_command(command: &str, args: &[OsString]) -> Option<Cli> {
    understood(&[command], args).ok()
}

/// The command line that these words make. What is wrong with it, or the help that it asks for,
/// is said by somebody who knows all commands.
fn understood(first: &[&str], args: &[OsString]) -> Result<Cli, clap::Error> {
    let first = ["ticklist"].iter().chain(first).map(Into::into);
    let words: Vec<OsString> = first.chain(args.iter().cloned()).collect();
    Cli::try_parse_from(&words).or_else(|error| {
        if error.kind() == ErrorKind::DisplayVersion {
            return Err(error);
        }
        let matches = whole().try_get_matches_from(words)?;
        Cli::from_arg_matches(&matches)
    })
}

/// What `ticklist` alone is: `portfolio` of several records, else `status`, to which options may
/// belong that `portfolio` has not.
fn alone(args: &[OsString], session: &Session) -> Command {
    let portfolio = session.is_among_several().then(|| with_command("portfolio", args));
    let command = portfolio.flatten().or_else(|| with_command("status", args));
    let command = command.and_then(|cli| cli.command);
    command.expect("options alone were understood as those of status")
}

fn run_command(cli: Cli, args: &[OsString], words: Vec<String>) -> Exit {
    let ui = Ui::new(cli.color, cli.ascii);
    let session = match Session::begin(words, cli.file.as_deref(), ui) {
        Ok(session) => session,
        Err(failure) => return ui.fail(&failure),
    };
    let command = cli.command.unwrap_or_else(|| alone(args, &session));
    command.run(&session).unwrap_or_else(|error| session.ui.fail(&explain(&error, &session)))
}

/// Shows the help that was asked for, or what is wrong with the command line.
fn help_or_fault(error: &clap::Error, words: &[String]) -> Exit {
    let ui = Ui::new(ColorChoice::Auto, false);
    if error.use_stderr() {
        return ui.fail(&explained(error, words));
    }
    let help = match ui.look.color {
        true => error.render().ansi().to_string(),
        false => error.render().to_string(),
    };
    let _ = ui.write(&help);
    Exit::Done
}

/// So many mistakes in one line are put right.
const MISTAKES: usize = 5;

/// What is wrong with the command line, and one that is right.
fn explained(error: &clap::Error, words: &[String]) -> Failure {
    let failure = Failure::usage(problem(error));
    let cli = whole();
    let ui = Ui::new(ColorChoice::Never, false);
    let records = Session::begin(Vec::new(), None, ui).map(|session| session.records_here());
    let records = records.unwrap_or_default();
    let mut right = meant(error, words, &cli, &records);
    for _ in 0..MISTAKES {
        let Some(line) = right.take() else { break };
        let args: Vec<OsString> = line.words().iter().map(Into::into).collect();
        match parse(&args) {
            Ok(cli) => return failure.hint(completed(cli, line)),
            Err(error) if !error.use_stderr() => return failure.hint(line),
            Err(error) => right = meant(&error, line.words(), &cli, &records),
        }
    }
    failure.hint(where_to_look(words, &cli))
}

/// The line with what its command lacks beside what clap knows of.
fn completed(cli: Cli, line: CommandLine) -> CommandLine {
    let ui = Ui::new(cli.color, cli.ascii);
    let session = Session::begin(line.words().to_vec(), cli.file.as_deref(), ui);
    let (Some(command), Ok(session)) = (cli.command, session) else { return line };
    match command {
        Command::Change(change) => match change.completed(&session) {
            Some(line) => line,
            None => session.beside_others(line),
        },
        Command::Hold(hold) if hold.lacks_a_reason() => {
            session.beside_others(line.and(["-m", "WHY"]))
        }
        command if command.is_about_a_record() => session.beside_others(line),
        _ => line,
    }
}
