//! Wishes that are not granted, and words that name no item.

use super::excerpt::MOST;
use crate::domain::decide::{Doubt, Refusal, Verb};
use crate::domain::select::SelectFault;
use crate::domain::text::TextFault;
use crate::domain::{Id, MatterKind};
use crate::record::{self, Wanted};
use crate::render::CommandLine;
use crate::render::phrasing::plural;
use crate::session::{Exit, Failure, Session};
use crate::shell::{date_in_quotes, names_in_quotes};

/// Why nothing of a wish may happen.
pub(super) fn explain(refusal: &Refusal, session: &Session) -> Failure {
    let failure = Failure::new(refusal);
    match refusal {
        Refusal::Select(fault) => explain_selection(fault, session),
        Refusal::Text(_, fault) => failure.hint(remedy(*fault)),
        Refusal::UnknownZone { name, near } => match near.is_empty() {
            true => failure.hint("name it by continent and city, like Europe/Berlin"),
            false => near.iter().fold(failure, |it, zone| it.hint(session.corrected(name, zone))),
        },
        Refusal::Holidays(_) => {
            let example = "like \"2026-12-25, 2026-12-28..2026-12-31\"";
            failure.hint(format!("write the days {example}, or name a calendar file (.ics)"))
        }
        Refusal::NeverNothing(setting) => {
            failure.hint(session.command(["set", setting.word(), "VALUE"]))
        }
        Refusal::MatterNamed { id, verb: Some(Verb::Done), .. } => {
            failure.hint(session.command(["close", id.as_str(), "-m", "OUTCOME"]))
        }
        Refusal::MatterNamed { id, .. } => {
            failure.hint(format!("see what it is:  {}", session.command(["show", id.as_str()])))
        }
        Refusal::NotAMatter(id) => failure.hint(session.command(["done", id.as_str()])),
        Refusal::NoOutcome => failure.hint(session.command(["close", "MATTER", "-m", "OUTCOME"])),
        Refusal::NoLink(_) => failure.hint("say in a note where it can be seen"),
        Refusal::DutyDone(id) => failure.hint(session.command(["confirm", id.as_str()])),
        Refusal::NotADuty(id) => failure.hint(session.command(["done", id.as_str()])),
        Refusal::WrongStatus { id, .. } => {
            failure.hint(format!("reopen it first:  {}", session.command(["reopen", id.as_str()])))
        }
        Refusal::NoReason(verb) => {
            failure.hint(session.command([verb.word(), "ITEM", "-m", "WHY"]))
        }
        Refusal::NoParty(_) => failure.hint(
            session.command(["block", "ITEM", "-m", "WHY", "--for", "NAME", "--until", "DATE"]),
        ),
        Refusal::NotYet(_) => {
            failure.hint("`--on` is the day on which it happened; leave it out for today")
        }
        Refusal::Several(name, meant) => {
            let first = meant.first().map_or("", String::as_str);
            failure.hint(session.corrected(name, first))
        }
        Refusal::UnknownOwner { name, near: Some(near) } => {
            failure.hint(session.corrected(name, near))
        }
        Refusal::UnknownOwner { .. } => {
            let owners = session.command(["status", "--per", "owner"]);
            failure.hint(format!("see who owns what:  {owners}"))
        }
        Refusal::UnknownRole { role, nearest: Some(near), .. } => {
            failure.hint(session.corrected(role, near))
        }
        Refusal::UnknownRole { roles, .. } => {
            failure.hint(format!("the roles are: {}", roles.join(", ")))
        }
        Refusal::Edits(faults) => {
            failure.choices(faults.iter().map(|(id, fault)| format!("{id}: {fault}")).collect())
        }
        Refusal::NameInUse(..) => {
            let all = session.command(["checkpoint"]);
            failure.hint(format!("give this one another name; see them all:  {all}"))
        }
        Refusal::NoRandomness => {
            failure.hint("nothing was recorded; allow it where this program is confined")
        }
        Refusal::NameReserved(_) => failure.hint("call it something like \"Week 1\""),
        Refusal::HealthAlone => failure.exit(Exit::Usage).hint(session.command([
            "checkpoint",
            "NAME",
            "--health",
            "amber",
            "-m",
            "WHY",
        ])),
        Refusal::NothingToUndo(Some((id, by))) => {
            let undo = session.command(["undo", id.as_str()]);
            failure.hint(format!("the newest entry is by {by}:  {undo}"))
        }
        Refusal::NothingToUndo(None) => failure,
        Refusal::RedoIsOver(Some(work)) => {
            let redo = session.command(["redo", work.as_str()]);
            failure.hint(format!("to bring back what you took back before that:  {redo}"))
        }
        Refusal::NothingToRedo | Refusal::RedoIsOver(None) => {
            failure.hint(format!("see what happened:  {}", session.command(["log"])))
        }
        Refusal::NoSuchDay { .. } => failure.hint("nothing was recorded; move it by less"),
        Refusal::GateNotReady { .. } => {
            let despite = CommandLine::new(&session.args).and(["--despite", "WHY"]);
            failure.hint(format!("where the customer accepts it nevertheless:  {despite}"))
        }
        Refusal::Doubts(doubts) => explain_doubts(failure, doubts, session),
        Refusal::NotOnChecklist { word, nearest: Some(near) } => {
            let map = |arg: &String| match arg.rsplit_once('=') {
                Some((old, new)) if new == word => format!("{old}={near}"),
                _ => arg.clone(),
            };
            failure.hint(CommandLine::new(session.args.iter().map(map)))
        }
        Refusal::NotOnChecklist { .. } => {
            failure.hint("`--map OLD=NEW` names an id of this record, then one of the checklist")
        }
        Refusal::SaidTwice(_) => failure.hint("where one item became two, map it to one of them"),
        Refusal::NotOneItem(_) => {
            failure.hint(format!("see the ids:  {}", session.command(["list", "--all"])))
        }
        Refusal::HoldIsOver(_) => {
            failure.hint("`--until` is the day on which work goes on by itself; or leave it out")
        }
        Refusal::HoldBeforeItBegan(..) => failure.hint(
            "a hold is recorded on its first day or later: leave out `--on` then, or write the year",
        ),
        Refusal::HoldHasEnded(_) => {
            let log = session.command(["log"]);
            failure.hint(format!("see when it was on hold, and name a later day:  {log}"))
        }
        Refusal::UnknownEntry(_) => {
            failure.hint(format!("the ids stand at the right of:  {}", session.command(["log"])))
        }
        Refusal::SeveralEntries(..) => failure.hint("write more of the id"),
        Refusal::StoodOn { later, again, .. } => {
            let or = if *again { ", or do it by hand" } else { "" };
            let undo = session.command(["undo", later.as_str()]);
            failure.hint(format!("take that back first{or}:  {undo}"))
        }
    }
}

/// What may be the same, with the options that say so or not, and the command that says so of all.
fn explain_doubts(failure: Failure, doubts: &[Doubt], session: &Session) -> Failure {
    let choices = doubts.iter().map(|Doubt { old, was, new, task }| {
        format!(
            "{old} “{was}” is {new} “{task}”:  --map {old}={new}, or --map {old}= where it is not"
        )
    });
    let maps = doubts.iter().map(|it| format!("{}={}", it.old, it.new));
    let maps = maps.flat_map(|map| ["--map".to_owned(), map]);
    let all = CommandLine::new(&session.args).and(maps);
    failure.choices(choices.collect()).hint(format!("where all of them are:  {all}"))
}

fn remedy(fault: TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "write at least one word",
        TextFault::SeveralLines => "write it on one line",
        TextFault::Control(_) => "write it without characters that drive a terminal",
        TextFault::Long => "put it in a document, and say where that is",
    }
}

/// Why a word names no item.
pub(super) fn explain_selection(fault: &SelectFault, session: &Session) -> Failure {
    let failure = Failure::new(fault);
    if let Some(line) = date_in_quotes(&session.args) {
        return failure.hint(line);
    }
    if let SelectFault::Unknown { word, .. } | SelectFault::Ambiguous { word, .. } = fault
        && let Some(line) = names_in_quotes(&session.args, word)
    {
        return failure.hint(format!("if it belongs to the name:  {line}"));
    }
    match fault {
        SelectFault::NoRange { word, meant: Some(meant), .. } => {
            let line = session.corrected(word, &meant.text);
            let items = plural(meant.items, "item", "items");
            failure.hint(match meant.phases {
                1 => line.to_string(),
                phases => format!("that is {items} of {phases} phases:  {line}"),
            })
        }
        SelectFault::Unknown { word, .. } if is_record(word, session) => failure.hint(format!(
            "that is a record:  {}",
            CommandLine::new(["status", "-f", word.as_str()])
        )),
        SelectFault::Unknown { word, .. } if is_behind_note(word, &session.args) => {
            Failure::new(format!("`{word}` is taken for an item"))
                .hint("put the note in quotes:  -m \"…\"")
        }
        SelectFault::Unknown { word, .. } if is_about_matters(word, &session.args) => {
            failure.hint(format!("see the ids:  {}", session.command(["raid", "--all"])))
        }
        SelectFault::Unknown { word, near } => match near.as_slice() {
            [(near, _)] => failure.hint(session.corrected(word, near)),
            near => {
                let lines = near.iter().take(MOST).map(|(id, called)| format!("{id}  {called}"));
                failure.choices(lines.collect()).hint(see_the_ids(session))
            }
        },
        SelectFault::NoRange { .. } => failure.hint(see_the_ids(session)),
        SelectFault::UnknownPhase { word, nearest: Some(near), .. } => {
            failure.hint(session.corrected(word, near.as_str()))
        }
        SelectFault::UnknownPhase { phases, .. } => {
            let phases: Vec<&str> = phases.iter().map(Id::as_str).collect();
            failure.hint(format!("the phases are: {}", phases.join(", ")))
        }
        SelectFault::Ambiguous { word, candidates } => {
            let lines = candidates.iter().take(MOST).map(|(id, task)| format!("{id}  {task}"));
            let first = candidates.first().map_or("", |(id, _)| id.as_str());
            let more = session.corrected(word, first);
            failure.choices(lines.collect()).hint(format!("write more of it, like {more}"))
        }
    }
}

fn see_the_ids(session: &Session) -> String {
    format!("see the ids:  {}", session.command(["list", "--all"]))
}

/// Is the word the start of the id of a matter, or one that was to be closed?
fn is_about_matters(word: &str, args: &[String]) -> bool {
    let is_id = |kind: &MatterKind| {
        let rest = word.to_uppercase().strip_prefix(kind.prefix()).map(str::to_owned);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    args.iter().any(|arg| arg == "close") || MatterKind::ALL.iter().any(is_id)
}

fn is_record(word: &str, session: &Session) -> bool {
    record::find(&Wanted::Name(word.to_owned()), &session.whereabouts).is_ok()
}

/// Does the word stand behind a note that was not put in quotes?
fn is_behind_note(word: &str, args: &[String]) -> bool {
    let note = args.iter().position(|arg| arg == "-m" || arg == "--note");
    note.is_some_and(|note| args.iter().skip(note + 2).any(|arg| arg == word))
}
