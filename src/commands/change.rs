//! The commands that record what one wish comes to.

use std::io::stdin;
use std::path::Path;

use anyhow::bail;

use super::Outcome;
use super::dates::day;
use super::filtering::Filter;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::record_wish;
use crate::domain::dates::{Direction, is_date};
use crate::domain::decide::{Remark, Verb, Wish};
use crate::editor::{EditorFault, Ended, edit_items};
use crate::render::CommandLine;
use crate::session::{Exit, Failure, Session};
use crate::shell::names_in_quotes;

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
    /// Example: ticklist block A5 -m "Waiting for the tenant licences"
    Block(Tick),
    /// Make blocked items what they were before
    ///
    /// Example: ticklist unblock A5 -m "The licences are there"
    Unblock(Tick),
    /// Mark items as not applicable, with the reason
    ///
    /// Example: ticklist na G15 -m "New tenant: nothing to remove"
    Na(Tick),
    /// Open items again that are done or not applicable
    ///
    /// What was done is what it was before that, what was not applicable is not started.
    ///
    /// Example: ticklist reopen A4 -m "Scope has changed"
    Reopen(Tick),
    /// Confirm that duties are still met
    ///
    /// Example: ticklist confirm G2 G3
    Confirm(Tick),
    /// Give items, a role, or all that somebody owns an owner
    ///
    /// Example: ticklist assign A3..A5 --to "Dana Cruz"
    Assign {
        /// Items: A3, A1..A3, assess, or several
        #[arg(
            value_name = "ITEM",
            required_unless_present_any = ["role", "from"],
            conflicts_with = "role"
        )]
        items: Vec<String>,
        /// The owner of all items with this role that have none of their own
        #[arg(long, value_name = "ROLE")]
        role: Option<String>,
        /// All that this person owns: items, also those that are done, and roles
        #[arg(long, value_name = "OWNER", conflicts_with_all = ["items", "role"])]
        from: Option<String>,
        /// The owner; a word of the name of a known one, or how it starts, is enough
        #[arg(long, value_name = "OWNER", alias = "owner", conflicts_with = "none")]
        to: Option<String>,
        /// No owner
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        acting: Acting,
    },
    /// Give items or phases a due date
    ///
    /// Example: ticklist due assess --on 2026-12-04
    Due {
        /// Items, or a phase: items without a date of their own have their phase's
        #[arg(required = true, value_name = "ITEM or PHASE")]
        items: Vec<String>,
        /// The date: 2026-12-05, friday, "5 dec", +3d, +5wd, start+10d
        #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "none")]
        on: Option<String>,
        /// No date
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        acting: Acting,
    },
    /// Note something about items
    ///
    /// Example: ticklist note A3 -m "They asked for a second workshop"
    Note {
        /// Items: A3, A1..A3, or several
        #[arg(required = true, value_name = "ITEM")]
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
    items: Vec<String>,
    /// A note for the journal
    #[arg(short = 'm', long = "note", value_name = "NOTE", allow_hyphen_values = true)]
    note: Option<String>,
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
    acting: Acting,
}

pub(crate) fn run(command: Command, session: &Session) -> Outcome {
    let (wish, acting) = match command {
        Command::Start(args) => tick(Verb::Start, args, session)?,
        Command::Done(args) => tick(Verb::Done, args, session)?,
        Command::Block(args) => tick(Verb::Block, args, session)?,
        Command::Unblock(args) => tick(Verb::Unblock, args, session)?,
        Command::Na(args) => tick(Verb::NotApplicable, args, session)?,
        Command::Reopen(args) => tick(Verb::Reopen, args, session)?,
        Command::Confirm(args) => tick(Verb::Confirm, args, session)?,
        Command::Assign { items, role, from, to: None, none: false, .. } => {
            let of_all = role.map(|role| ("--role", role)).or(from.map(|from| ("--from", from)));
            bail!(match of_all {
                Some((option, of)) => Failure::usage("`assign` needs an owner")
                    .hint(session.command(["assign", option, &of, "--to", "NAME"])),
                None => lacking("an owner", "assign", &items, ["--to", "NAME"], session),
            })
        }
        Command::Assign { from: Some(from), to, acting, .. } => (Wish::Reassign(from, to), acting),
        Command::Assign { role: Some(role), to, acting, .. } => {
            (Wish::AssignRole(role, to), acting)
        }
        Command::Assign { items, to, acting, .. } => (Wish::Assign(items, to), acting),
        Command::Due { items, on: None, none: false, .. } => bail!(without_date(&items, session)),
        Command::Due { items, on, acting, .. } => {
            let on = day(on.as_deref(), "--on", Direction::Forward, session)?;
            (Wish::Due(items, on), acting)
        }
        Command::Note { items, note: None, .. } => {
            bail!(lacking("a note", "note", &items, ["-m", "NOTE"], session))
        }
        Command::Note { items, note, internal, acting } => {
            (Wish::Note(items, Remark { note, internal, ..Remark::default() }), acting)
        }
        Command::Add { phase, task, owner, due, acting } => {
            let due = day(due.as_deref(), "--due", Direction::Forward, session)?;
            let tasks = tasks(&phase, task, session)?;
            (Wish::Add { phase, tasks, owner, due }, acting)
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
        None => failure.hint(format!("name another one:  {}", line.with("EDITOR", EXAMPLE))),
    }
}

fn tick(verb: Verb, args: Tick, session: &Session) -> anyhow::Result<(Wish, Acting)> {
    if verb.needs_reason() && args.note.is_none() {
        bail!(lacking("a reason", verb.word(), &args.items, ["-m", "WHY"], session));
    }
    let on = day(args.on.as_deref(), "--on", Direction::Back, session)?;
    let remark = Remark { note: args.note, internal: args.internal, on, link: args.link };
    Ok((Wish::Tick(verb, args.items, remark), args.acting))
}

fn tasks(phase: &str, words: Vec<String>, session: &Session) -> Result<Vec<String>, Failure> {
    match words.as_slice() {
        [dash] if dash == "-" => from_stdin(),
        [] | [_] => Ok(words),
        [_, second, ..] => {
            let (args, task) = (&session.args, words.join(" "));
            let as_one = args.windows(words.len()).position(|some| some == words);
            let line = match as_one {
                Some(at) => {
                    CommandLine::new([&args[..at], &[task], &args[at + words.len()..]].concat())
                }
                None => names_in_quotes(args, second)
                    .unwrap_or_else(|| session.command(["add", phase, &task])),
            };
            Err(Failure::usage("a task is one sentence, in quotes").hint(line))
        }
    }
}

fn from_stdin() -> Result<Vec<String>, Failure> {
    let lines: Result<Vec<String>, _> = stdin().lines().collect();
    let lines = lines.map_err(|why| Failure::usage(format!("stdin can't be read: {why}")))?;
    let tasks: Vec<String> =
        lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    match tasks.is_empty() {
        true => Err(Failure::usage("stdin holds no task").hint("give it one task a line")),
        false => Ok(tasks),
    }
}

/// `due A3 friday` instead of `due A3 --on friday`.
fn without_date(words: &[String], session: &Session) -> Failure {
    let date_from = (1..words.len()).find(|at| is_date(&words[*at..].join(" ")));
    let (items, date) = words.split_at(date_from.unwrap_or(words.len()));
    let date = if date.is_empty() { "DATE".to_owned() } else { date.join(" ") };
    let line = session.command([&["due".to_owned()], items, &["--on".to_owned(), date]].concat());
    Failure::usage("`due` needs a date").hint(line)
}

/// Why the command is refused that lacks what an option gives. The words that are no ids are
/// taken for the value: `block A2 "why"` instead of `block A2 -m "why"`.
fn lacking(
    what: &str,
    command: &str,
    words: &[String],
    [option, placeholder]: [&str; 2],
    session: &Session,
) -> Failure {
    let is_id = |word: &&String| word.contains(|c: char| c.is_ascii_digit()) && !word.contains(' ');
    let ids = words.iter().take_while(is_id).count().max(1).min(words.len());
    let (items, rest) = words.split_at(ids);
    let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|word| *word != "to").collect();
    let value = if rest.is_empty() { placeholder.to_owned() } else { rest.join(" ") };
    let line = [&[command.to_owned()], items, &[option.to_owned(), value]].concat();
    Failure::usage(format!("`{command}` needs {what}")).hint(session.command(line))
}
