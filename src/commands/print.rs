//! The commands that print what comes with the program.

use clap::Command;

use super::Outcome;
use super::options::one_of;
use crate::domain::select::nearest;
use crate::record::SCHEMA;
use crate::render::views::REPORTS;
use crate::session::{Exit, Failure, Session};
use crate::shell::{Shell, page, script, show_page};

/// Print the JSON Schema of checklists and records, or that of a report
///
/// Example: ticklist schema > ticklist.schema.json
#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    /// The report whose JSON is described
    #[arg(value_parser = one_of(&REPORTS))]
    report: Option<fn() -> String>,
}

pub(crate) fn schema(args: SchemaArgs, session: &Session) -> Outcome {
    let report = args.report.map(|schema| schema());
    session.ui.write(report.as_deref().unwrap_or(SCHEMA))?;
    Ok(Exit::Done)
}

/// Print what makes a shell complete ids, owners, checkpoints and options
///
/// bash: put `source <(ticklist completions bash)` into ~/.bashrc;
/// zsh: `source <(ticklist completions zsh)` into ~/.zshrc, below compinit;
/// fish: `ticklist completions fish | source` into ~/.config/fish/config.fish;
/// PowerShell: `ticklist completions powershell | Out-String | Invoke-Expression` into $PROFILE.
///
/// Example: ticklist completions bash
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// For which shell
    shell: Shell,
}

pub(crate) fn completions(args: CompletionsArgs, session: &Session) -> Outcome {
    let script = script(args.shell)
        .map_err(|why| Failure::new(format!("no script could be made: {why}")))?;
    session.ui.write(&script)?;
    Ok(Exit::Done)
}

/// Show the manual of a command, or write it as a man page
///
/// On a terminal it is shown; into a file or a pipe it goes as roff, from which `man` shows it.
///
/// Example: ticklist man done
#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {
    /// The command; without one, all of them in short
    command: Option<String>,
}

pub(crate) fn man(args: ManArgs, mut cli: Command, session: &Session) -> Outcome {
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
