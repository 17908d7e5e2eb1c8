//! `ticklist man`

use clap::Command;

use super::Outcome;
use crate::domain::select::nearest;
use crate::session::{Exit, Failure, Session};
use crate::shell::{page, show_page};

/// Show the manual of a command, or write it as a man page
///
/// On a terminal it is shown; into a file or a pipe it goes as roff, from which `man` shows it.
///
/// Example: ticklist man done
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The command; without one, all of them in short
    command: Option<String>,
}

pub(crate) fn run(args: Args, mut cli: Command, session: &Session) -> Outcome {
    let names: Vec<String> =
        cli.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = match &args.command {
        Some(word) => {
            cli.find_subcommand_mut(word).ok_or_else(|| unknown(word, &names, session))?
        }
        None => &mut cli,
    };
    let help = command.render_long_help();
    let help = match session.ui.look.color {
        true => help.ansi().to_string(),
        false => help.to_string(),
    };
    let page =
        page(command).map_err(|why| Failure::new(format!("no page could be made: {why}")))?;
    match session.ui.is_terminal() {
        false => session.ui.write(&page)?,
        true if show_page(&page) => {}
        true => session.ui.write(&help)?,
    }
    Ok(Exit::Done)
}

fn unknown(word: &str, names: &[String], session: &Session) -> Failure {
    let failure = Failure::usage(format!("there is no command `{word}`"));
    match nearest(word, names.iter().map(String::as_str)) {
        Some(near) => failure.hint(session.corrected(word, near)),
        None => failure.hint("see the commands:  ticklist help"),
    }
}
