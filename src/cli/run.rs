//! From the arguments to the exit code.

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use super::instinct::explained;
use super::parse::{Cli, Command};
use crate::commands::{Outcome, status};
use crate::session::{ColorChoice, Exit, Failure, Session};

/// Runs the command that the arguments, without the program's name, make.
pub fn run(args: Vec<std::ffi::OsString>) -> ExitCode {
    let words: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let exit = match parse(&args) {
        Ok(cli) => run_command(cli, words),
        Err(error) => explain(&error, words),
    };
    ExitCode::from(exit as u8)
}

/// Options without a command are those of `status`.
fn parse(args: &[std::ffi::OsString]) -> Result<Cli, clap::Error> {
    let program = || std::iter::once("ticklist".into());
    Cli::try_parse_from(program().chain(args.iter().cloned())).or_else(|error| {
        let status =
            Cli::try_parse_from(program().chain(["status".into()]).chain(args.iter().cloned()));
        match error.kind() {
            ErrorKind::UnknownArgument => status.map_err(|_| error),
            _ => Err(error),
        }
    })
}

fn run_command(cli: Cli, words: Vec<String>) -> Exit {
    let session = match Session::begin(words, cli.file.as_deref(), cli.color) {
        Ok(session) => session,
        Err(failure) => return fail(&failure, cli.color),
    };
    let command = cli.command.unwrap_or_else(|| Command::Status(status::Args::default()));
    finish(command.run(&session), &session)
}

fn finish(outcome: Outcome, session: &Session) -> Exit {
    outcome.unwrap_or_else(|failure| session.fail(failure))
}

fn fail(failure: &Failure, color: ColorChoice) -> Exit {
    crate::session::Ui::new(color).fail(failure);
    failure.exit
}

/// Shows the help that was asked for, or what is wrong with the command line.
fn explain(error: &clap::Error, words: Vec<String>) -> Exit {
    let ui = crate::session::Ui::new(ColorChoice::Auto);
    if error.use_stderr() {
        ui.fail(&explained(error, &words));
        return Exit::Usage;
    }
    let help = match ui.look.color {
        true => error.render().ansi().to_string(),
        false => error.render().to_string(),
    };
    let _ = ui.write(&help);
    Exit::Done
}
