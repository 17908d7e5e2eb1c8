//! `ticklist checklists`

use std::path::PathBuf;

use anyhow::bail;

use super::Outcome;
use super::explain::guessed;
use super::running::wording;
use crate::domain::Zone;
use crate::record::builtin::{BUILTIN, Builtin, near};
use crate::record::{DiskError, create, is_named_like_a_record, write_checklist};
use crate::render::views;
use crate::render::{Calendar, CommandLine};
use crate::session::{Exit, Failure, Session};
use crate::sheets::adopted::{Adopted, adopt};

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
    New(New),
}

/// Make a checklist of a list that you have: Markdown, a spreadsheet, or plain lines
///
/// Example: ticklist checklists new onboarding.md -o onboarding.yaml
#[derive(Debug, clap::Args)]
struct New {
    /// The list: .md, .xlsx, .csv or .txt
    #[arg(value_name = "LIST")]
    list: PathBuf,
    /// What a column of it is, like "Bucket Name=phase": id, phase, task, detail, role, optional,
    /// ongoing, link, owner, note, or none
    #[arg(long, value_name = "COLUMN=WHAT")]
    map: Vec<String>,
    /// Write the checklist to this file, never over another
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    match args.command {
        Some(Command::Show { name }) => session.ui.write(builtin(&name)?.text)?,
        Some(Command::New(args)) => new(&args, session)?,
        None => {
            let named = BUILTIN.map(|builtin| (builtin.name, builtin.checklist()));
            let calendar = Calendar::new(Zone::Utc, session.today());
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

fn new(args: &New, session: &Session) -> anyhow::Result<()> {
    if let Some(path) = args.output.as_deref().filter(|path| is_named_like_a_record(path)) {
        let problem =
            format!("{} is the name of a record, and this is a checklist", path.display());
        bail!(Failure::new(problem).hint("name another file: -o MINE.yaml"));
    }
    let warn = || session.ui.warn(&(guessed(args.list.display()) + ": look at its umlauts"));
    let adopted = adopt(&args.list, &wording(&args.map, session)?, warn)?;
    let text = write_checklist(&adopted.checklist);
    match &args.output {
        None => session.ui.write(&text)?,
        Some(path) => {
            create(path, &text).map(drop).map_err(not_created)?;
            session.ui.note(&format!("wrote {}", path.display()));
        }
    }
    say(&adopted, args, session);
    Ok(())
}

fn not_created(error: DiskError) -> anyhow::Error {
    match error {
        DiskError::Exists(path) => {
            let problem = format!("{} is there already, and is never written over", path.display());
            Failure::new(problem).hint("name another file: -o OTHER.yaml").into()
        }
        error => error.into(),
    }
}

/// Says what was found, what was left out, and what to do next.
fn say(adopted: &Adopted, args: &New, session: &Session) {
    session.ui.note(&format!("{} from {}", adopted.found(), args.list.display()));
    adopted.left_out.lines().iter().for_each(|line| session.ui.note(line));
    if let Some(path) = &args.output {
        let path = path.display().to_string();
        let line = CommandLine::new(["init", "CUSTOMER", "--checklist", &path]);
        session.ui.note(&format!("begin a record with it:  {line}"));
    }
}
