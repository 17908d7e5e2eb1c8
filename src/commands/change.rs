//! The commands that record what one wish comes to.

use std::path::Path;

use anyhow::bail;

use super::Outcome;
use super::dates::{day, shift, typed};
use super::explain::Hint;
use super::filtering::Filter;
use super::lacking::{PHASE, completed, is_nothing, phases, with_none};
use super::options::{Acting, Reason, Reporting};
use super::reading::Reading;
use super::recording::{Asked, record_asked, record_wish};
use super::tasks::{ONE, as_one, tasks};
use crate::domain::dates::Direction;
use crate::domain::decide::{Remark, Verb, Wish};
use crate::domain::{Id, Waiting};
use crate::editor::{EditorFault, Ended, edit_items};
use crate::render::CommandLine;
use crate::session::{Exit, Failure, Session};

/// What is wished.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Begin with items, or go on with blocked ones
    ///
    /// Example: ticklist start A3 -m "Workshop booked"
    Start(Tick),
    /// Mark items as done
    ///
    /// Example: ticklist done A1..A3 -m "Signed off in the workshop"
    Done(Tick),
    /// Mark items as blocked, with the reason
    ///
    /// Of what is blocked already, `--for` and `--until` say for whom it waits from now on.
    ///
    /// Example: ticklist block A5 -m "No licences yet" --for Microsoft --until friday
    Block(Block),
    /// Make blocked items what they were before
    ///
    /// Example: ticklist unblock A5 -m "The licences are there"
    Unblock(Tick),
    /// Mark items as not applicable, with the reason
    ///
    /// Example: ticklist na G15 -m "New tenant: nothing to remove"
    Na(Tick),
    /// Open items again that are done or not applicable, and matters that are closed
    ///
    /// What was done is what it was before that, what was not applicable is not started.
    ///
    /// Example: ticklist reopen A4 -m "Scope has changed"
    Reopen(Tick),
    /// Confirm that duties are still met
    ///
    /// Example: ticklist confirm G2 G3
    Confirm(Tick),
    /// Give items, matters, a role, or all that somebody owns an owner
    ///
    /// Example: ticklist assign A3..A5 --to "Dana Cruz"
    Assign {
        /// Items or matters: A3, A1..A3, assess, D-7kd, or several
        #[arg(
            value_name = "ITEM",
            required_unless_present_any = ["role", "from"],
            conflicts_with = "role"
        )]
        items: Vec<String>,
        /// The owner of all items with this role that have none of their own
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
        /// All that this person owns: items and matters, also those that are over, and roles
        #[arg(long, value_name = "OWNER", conflicts_with_all = ["items", "role"])]
        from: Option<String>,
        /// The owner; a word of the name of a known one, or how it starts, is enough
        #[arg(long, value_name = "OWNER", alias = "owner", conflicts_with = "none")]
        to: Option<String>,
        /// No owner
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        reason: Reason,
        #[command(flatten)]
        acting: Acting,
    },
    /// Move items to another phase, with all that was recorded of them
    ///
    /// Example: ticklist move A5 --to remediate -m "Needs the new tenant"
    Move {
        /// Items: A3, A1..A3, assess, or several
        #[arg(required = true, value_name = "ITEM")]
        items: Vec<String>,
        /// The phase, by id or name
        #[arg(long, value_name = "PHASE", alias = "phase")]
        to: Option<String>,
        #[command(flatten)]
        reason: Reason,
        #[command(flatten)]
        acting: Acting,
    },
    /// Give items, matters or phases a due date, or move the dates that they have
    ///
    /// `--on +1w` counts from today, `--shift +1w` from each date: distances stay. It moves what is
    /// open and named, a phase with its items; where nothing is named, all phases and items that are
    /// open.
    ///
    /// Example: ticklist due --shift +1w -m "The licences come later"
    Due {
        /// Items, matters or a phase: items without a date of their own have their phase's
        #[arg(required_unless_present = "shift", value_name = "ITEM or PHASE")]
        items: Vec<String>,
        /// The date: 2026-12-05, friday, "5 dec", +3d, +5wd, start+10d
        #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "none")]
        on: Option<String>,
        /// By how much the dates move: +1w, -3d, +5wd
        #[arg(
            long,
            value_name = "SPAN",
            allow_hyphen_values = true,
            conflicts_with_all = ["on", "none"]
        )]
        shift: Option<String>,
        /// No date
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        reason: Reason,
        #[command(flatten)]
        acting: Acting,
    },
    /// Note something about items, matters, phases, or the engagement as a whole
    ///
    /// Example: ticklist note A3 -m "They asked for a second workshop"
    Note {
        /// Items, matters or phases: A3, A1..A3, D-7kd, assess; nothing for the engagement
        #[arg(value_name = "ITEM")]
        items: Vec<String>,
        /// What there is to say
        #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
        note: Option<String>,
        /// It is not for the customer
        #[arg(long)]
        internal: bool,
        #[command(flatten)]
        acting: Acting,
    },
    /// Add an item to a phase
    ///
    /// Example: ticklist add remediate "Upgrade the AD FS farm" --owner Dana --due friday
    Add {
        /// The phase that it joins
        phase: String,
        /// What is to be done, in quotes; `-` reads one task a line from stdin
        #[arg(required = true)]
        task: Vec<String>,
        /// Who owns it
        #[arg(long, value_name = "OWNER")]
        owner: Option<String>,
        /// When it is due
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        due: Option<String>,
        #[command(flatten)]
        reason: Reason,
        #[command(flatten)]
        acting: Acting,
    },
    /// Edit items in your editor: status, owner and due date, a line each
    ///
    /// One item, named by its id, is shown with all its fields. What you change is recorded as one
    /// entry when you save and close the editor. A mistake opens it again, with the fault marked.
    ///
    /// Example: ticklist edit assess --overdue
    Edit(Filter),
    /// Take back your newest entry, or another
    ///
    /// Example: ticklist undo
    Undo {
        /// The id of an entry, or how it starts, as `ticklist log` shows it
        entry: Option<String>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Bring back what your last undo took back, or another entry
    ///
    /// Without an entry it works until you record something else.
    ///
    /// Example: ticklist redo
    Redo {
        /// The id of an entry, or how it starts, as `ticklist log` shows it
        entry: Option<String>,
        #[command(flatten)]
        acting: Acting,
    },
}

// A doc comment would be the help of the verbs, which have none of their own.
#[derive(Debug, clap::Args)]
pub(crate) struct Tick {
    /// Items: A3, A1..A3, assess, or several
    #[arg(required = true, value_name = "ITEM")]
    pub(super) items: Vec<String>,
    /// A note for the journal
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// The note is not for the customer
    #[arg(long, requires = "note")]
    internal: bool,
    /// The day it really happened, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    /// Where the result can be seen
    #[arg(long, value_name = "URL")]
    link: Option<String>,
    #[command(flatten)]
    pub(super) acting: Acting,
}

// A doc comment would be the help of `block`, which has its own.
#[derive(Debug, clap::Args)]
pub(crate) struct Block {
    #[command(flatten)]
    pub(super) tick: Tick,
    /// For whom it waits; a word of the name of a known one, or how it starts, is enough
    #[arg(long = "for", alias = "waiting-for", value_name = "WHOM")]
    party: Option<String>,
    /// The day until which it waits
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
}

impl Command {
    /// The line that has what this one lacks, if it lacks anything.
    pub(crate) fn completed(&self, session: &Session) -> Option<CommandLine> {
        lacking(self, session).map(|lacking| lacking.line)
    }
}

pub(crate) fn run(command: Command, session: &Session) -> Outcome {
    if let Some(Lacking { problem, line }) = lacking(&command, session) {
        bail!(Failure::usage(problem).hint(line));
    }
    if matches!(&command, Command::Assign { to: Some(to), .. } if to == "NAME") {
        bail!(
            Failure::usage("`NAME` stands for the name of the owner")
                .hint("write who it is in its place, in quotes where that is several words")
        );
    }
    let (wish, acting) = match command {
        Command::Start(args) => tick(Verb::Start, args, Waiting::default(), session)?,
        Command::Done(args) => tick(Verb::Done, args, Waiting::default(), session)?,
        Command::Block(Block { tick: args, party, until }) => {
            let until = day(until.as_deref(), "--until", Direction::Forward, session)?;
            tick(Verb::Block, args, Waiting { party, until }, session)?
        }
        Command::Unblock(args) => tick(Verb::Unblock, args, Waiting::default(), session)?,
        Command::Na(args) => tick(Verb::NotApplicable, args, Waiting::default(), session)?,
        Command::Reopen(args) => tick(Verb::Reopen, args, Waiting::default(), session)?,
        Command::Confirm(args) => tick(Verb::Confirm, args, Waiting::default(), session)?,
        Command::Assign { items, role, from, to, reason, acting, .. } => {
            let wish = match (from, role) {
                (Some(from), _) => Wish::Reassign(from, to),
                (None, Some(role)) => Wish::AssignRole(role, to),
                (None, None) => Wish::Assign(items, to),
            };
            (reason.of(wish), acting)
        }
        Command::Move { items, to, reason, acting } => {
            (reason.of(Wish::Move(items, to.unwrap_or_default())), acting)
        }
        Command::Due { items, shift: Some(by), reason, acting, .. } => {
            (reason.of(Wish::Shift(items, shift(&by)?)), acting)
        }
        Command::Due { items, on, reason, acting, .. } => {
            let on = typed(on.as_deref(), "--on", Direction::Forward, session)?;
            let wish = reason.of(Wish::Due(items, on.map(|on| on.day)));
            let from_today = on.and_then(|on| on.from_today);
            return record_asked(&Asked { wish: &wish, acting: &acting, from_today }, session);
        }
        Command::Note { items, note, internal, acting } => {
            (Wish::Note(items, Remark { note, internal, ..Remark::default() }), acting)
        }
        Command::Add { phase, task, owner, due, reason, acting } => {
            let due = day(due.as_deref(), "--due", Direction::Forward, session)?;
            let tasks = tasks(task)?;
            (reason.of(Wish::Add { phase, tasks, owner, due }), acting)
        }
        Command::Edit(filter) => return edit(&filter, session),
        Command::Undo { entry, acting } => (Wish::Undo(entry), acting),
        Command::Redo { entry, acting } => (Wish::Redo(entry), acting),
    };
    record_wish(&wish, &acting, session)
}

fn edit(filter: &Filter, session: &Session) -> Outcome {
    let reading = Reading::whole(&Reporting::default(), session)?;
    let engagement = reading.engagement();
    let wanted = filter.understood(&engagement, session)?;
    let record = |edits| record_wish(&Wish::Edit(edits), &filter.acting, session);
    match edit_items(&engagement, &wanted, session.editor().as_deref(), record)? {
        Ended::Recorded(exit) => Ok(exit),
        Ended::Unchanged => {
            session.ui.write("Nothing was changed, and nothing recorded.\n")?;
            Ok(Exit::Done)
        }
        Ended::Faulty(faults, kept) => {
            let said = faults.iter().map(|(line, fault)| format!("line {line}: {fault}"));
            let failure = Failure::new("what you wrote has mistakes: nothing was recorded");
            bail!(failure.choices(said.collect()).hint(kept_in(&kept)))
        }
        Ended::Unrecorded(error, kept) => Err(error).hint(kept_in(&kept)),
        Ended::Failed(fault, kept) => bail!(editor_failed(&fault, kept.as_deref(), session)),
    }
}

fn kept_in(path: &Path) -> String {
    format!("what you wrote is kept in {}", path.display())
}

/// An editor that most people have.
const EXAMPLE: &str = if cfg!(windows) { "notepad" } else { "nano" };

fn editor_failed(fault: &EditorFault, kept: Option<&Path>, session: &Session) -> Failure {
    let failure = Failure::new(format!("{fault}: nothing was recorded"));
    let line = CommandLine::new(session.args.clone());
    match kept {
        Some(path) => failure.hint(kept_in(path)),
        None => failure.hint(format!("name another one:  {}", line.with("VISUAL", EXAMPLE))),
    }
}

fn tick(
    verb: Verb,
    args: Tick,
    waiting: Waiting,
    session: &Session,
) -> anyhow::Result<(Wish, Acting)> {
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let Tick { note, internal, link, .. } = args;
    let remark = Remark { note, internal, on, link, waiting };
    Ok((Wish::Tick(verb, args.items, remark), args.acting))
}

/// What a command lacks, in words, and the line that has it.
struct Lacking {
    problem: String,
    line: CommandLine,
}

/// What the command lacks, if anything.
fn lacking(command: &Command, session: &Session) -> Option<Lacking> {
    let needs = |what: &str, verb: &str, line| {
        Some(Lacking { problem: format!("`{verb}` needs {what}"), line })
    };
    let with = |verb: &str, items: &[String], gives, acting: &Acting| {
        completed(verb, items, gives, acting, session)
    };
    let none = |option: &str| Lacking {
        problem: format!("`{option}` takes what there is, and `--none` says that there is nothing"),
        line: with_none(&session.args),
    };
    let reason = |verb: &str, items: &[String], acting: &Acting| {
        needs("a reason", verb, with(verb, items, ["-m", "WHY"], acting))
    };
    match command {
        Command::Assign { to, .. } if is_nothing(to.as_ref()) => Some(none("--to")),
        Command::Assign { role: Some(role), to: None, none: false, acting, .. } => {
            let words = ["assign", "--role", role, "--to", "NAME"];
            needs("an owner", "assign", acting.command(words, session))
        }
        Command::Assign { from: Some(from), to: None, none: false, acting, .. } => {
            let words = ["assign", "--from", from, "--to", "NAME"];
            needs("an owner", "assign", acting.command(words, session))
        }
        Command::Assign { items, to: None, none: false, acting, .. } => {
            needs("an owner", "assign", with("assign", items, ["--to", "NAME"], acting))
        }
        Command::Move { items, to: None, acting, .. } => {
            let phases: Vec<String> = phases(session).iter().map(Id::to_string).collect();
            let what = format!("a phase: {}", phases.join(", "));
            needs(what.trim_end_matches(": "), "move", with("move", items, ["--to", PHASE], acting))
        }
        Command::Due { on, .. } if is_nothing(on.as_ref()) => Some(none("--on")),
        Command::Due { items, on: None, shift: None, none: false, acting, .. } => {
            needs("a date", "due", with("due", items, ["--on", "DATE"], acting))
        }
        Command::Note { items, note: None, acting, .. } => {
            needs("a note", "note", with("note", items, ["-m", "NOTE"], acting))
        }
        Command::Block(Block { tick, party: None, until: None }) if tick.note.is_none() => {
            reason("block", &tick.items, &tick.acting)
        }
        Command::Na(tick) if tick.note.is_none() => reason("na", &tick.items, &tick.acting),
        Command::Add { phase, task, .. } if task.len() > 1 => {
            let line = as_one(&["add", phase], task, session);
            Some(Lacking { problem: ONE.to_owned(), line })
        }
        _ => None,
    }
}
