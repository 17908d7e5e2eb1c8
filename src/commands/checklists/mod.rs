//! `ticklist checklists`

mod new;

use super::Outcome;
use crate::domain::time::Zone;
use crate::record::builtin::{BUILTIN, Builtin, near};
use crate::render::phrasing::Calendar;
use crate::render::views;
use crate::session::{Exit, Failure, Session};

/// List the built-in checklists, print one, or make one of a list that you have
///
/// Example: ticklist checklists show ems-onboarding > mine.yaml
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print a built-in checklist, to read it or to make one of your own of it
    Show {
        /// Its name
        name: String,
    },
    New(new::Args),
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    match args.command {
        Some(Command::Show { name }) => session.ui.write(builtin(&name)?.text)?,
        Some(Command::New(args)) => new::run(&args, session)?,
        None => {
            let named = BUILTIN.map(|builtin| (builtin.name, builtin.checklist()));
            let calendar = Calendar { zone: Zone::Utc, today: session.today() };
            session.ui.show(&views::checklists(&named), &calendar)?;
        }
    }
    Ok(Exit::Done)
}

fn builtin(name: &str) -> Result<Builtin, Failure> {
    BUILTIN.into_iter().find(|builtin| builtin.name == name).ok_or_else(|| {
        let failure = Failure::new(format!("no checklist is called `{name}`"));
        match near(name) {
            Some(near) => failure.hint(format!("ticklist checklists show {near}")),
            None => failure.hint("see them all:  ticklist checklists"),
        }
    })
}
