//! The commands and their arguments, as clap reads them.

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::{
    Acting, Outcome, Reporting, accept, change, check, checklists, checkpoint, demo, hold, import,
    init, look, matters, merge, minutes, portfolio, print, set, snapshot, tui, upgrade, week,
};
use crate::session::{ColorChoice, Session};

/// Where the help puts what every command takes.
const EVERYWHERE: &str = "Options of every command";

/// Plain-text onboarding: a checklist, a journal of who did what, and every report derived from
/// the two.
///
/// Alone, it shows the status of the record in this folder, or the portfolio of several.
#[derive(Debug, Parser)]
#[command(name = "ticklist", version, disable_help_subcommand = false, max_term_width = 100)]
pub(super) struct Cli {
    /// The record: a path, or the name of a record here or above [env: TICKLIST_FILE]
    #[arg(short, long, global = true, value_name = "FILE", help_heading = EVERYWHERE)]
    pub(super) file: Option<String>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = EVERYWHERE)]
    pub(super) color: ColorChoice,
    /// Show only ASCII on the terminal, for fonts that lack other signs
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub(super) ascii: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The command line with all there is to every command, for those who look through it.
pub(super) fn whole() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// Each is made only when it is asked for.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    Init(init::Args),
    /// Show what it is about: five weeks of an onboarding, in demo.ticklist.yaml
    ///
    /// Example: ticklist demo
    Demo,
    Checklists(checklists::Args),
    Check(check::Args),
    Schema(print::SchemaArgs),
    Status(look::StatusArgs),
    List(look::ListArgs),
    Show(look::ShowArgs),
    Log(look::LogArgs),
    #[command(flatten)]
    Change(change::Command),
    #[command(flatten)]
    Matter(matters::Command),
    Raid(matters::RaidArgs),
    Accept(accept::Args),
    Hold(hold::HoldArgs),
    Resume(hold::ResumeArgs),
    Set(set::Args),
    Merge(merge::Args),
    Checkpoint(checkpoint::Args),
    Changes(look::ChangesArgs),
    Agenda(look::AgendaArgs),
    Gate(look::GateArgs),
    Minutes(minutes::Args),
    Snapshot(snapshot::Args),
    /// Draw how scope and what is done grew, day by day, and where that leads
    ///
    /// Example: ticklist chart -o chart.svg
    Chart(Reporting),
    Plan(look::PlanArgs),
    Portfolio(portfolio::Args),
    Week(week::Args),
    Import(import::Args),
    Upgrade(upgrade::Args),
    /// Tick items off on a screen, in a meeting
    ///
    /// Every key records what its command would have; `?` shows the keys.
    ///
    /// Example: ticklist tui
    Tui(Acting),
    Completions(print::CompletionsArgs),
    Man(print::ManArgs),
}

impl Command {
    /// Is it about one record, which has to be named beside others?
    pub(super) fn is_about_a_record(&self) -> bool {
        use Command::{
            Check, Checklists, Completions, Demo, Init, Man, Merge, Portfolio, Schema, Week,
        };
        !matches!(
            self,
            Check(_)
                | Checklists(_)
                | Completions(_)
                | Demo
                | Init(_)
                | Man(_)
                | Merge(_)
                | Portfolio(_)
                | Schema(_)
                | Week(_)
        )
    }

    pub(super) fn run(self, session: &Session) -> Outcome {
        match self {
            Command::Init(args) => init::run(args, session),
            Command::Demo => demo::run(session),
            Command::Checklists(args) => checklists::run(args, session),
            Command::Check(args) => check::run(args, session),
            Command::Schema(args) => print::schema(args, session),
            Command::Status(args) => look::status(args, session),
            Command::List(args) => look::list(args, session),
            Command::Show(args) => look::show(args, session),
            Command::Log(args) => look::log(args, session),
            Command::Change(command) => change::run(command, session),
            Command::Matter(command) => matters::run(command, session),
            Command::Raid(args) => matters::show(args, session),
            Command::Accept(args) => accept::run(args, session),
            Command::Hold(args) => hold::hold(args, session),
            Command::Resume(args) => hold::resume(args, session),
            Command::Set(args) => set::run(args, session),
            Command::Merge(args) => merge::run(args, session),
            Command::Checkpoint(args) => checkpoint::run(args, session),
            Command::Changes(args) => look::changes(args, session),
            Command::Agenda(args) => look::agenda(&args, session),
            Command::Gate(args) => look::gate(args, session),
            Command::Minutes(args) => minutes::run(args, session),
            Command::Snapshot(args) => snapshot::run(args, session),
            Command::Chart(args) => look::chart(&args, session),
            Command::Plan(args) => look::plan(args, session),
            Command::Portfolio(args) => portfolio::run(args, session),
            Command::Week(args) => week::run(args, session),
            Command::Import(args) => import::run(args, session),
            Command::Upgrade(args) => upgrade::run(args, session),
            Command::Tui(args) => tui::run(&args, session),
            Command::Completions(args) => print::completions(args, session),
            Command::Man(args) => print::man(args, whole(), session),
        }
    }
}
