//! Wishes that are not granted.

use super::MOST;
use super::selection::select_failure;
use super::words::{edit_fault, text_failure};
use crate::domain::decide::{Refusal, Verb};
use crate::domain::engagement::{Engagement, Touch};
use crate::domain::ids::Id;
use crate::domain::status::Status;
use crate::domain::time::instant_text;
use crate::session::{Exit, Failure, Session};

/// Why nothing of a wish may happen.
pub(in crate::commands) fn refusal_failure(
    refusal: Refusal,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Failure {
    let refused = |problem: String| Failure::new(Exit::Failed, problem);
    match refusal {
        Refusal::Select(fault) => select_failure(fault, engagement, session),
        Refusal::Text { what, fault } => text_failure(what, fault),
        Refusal::PhaseNamed { phase } => refused(format!("`{phase}` is a phase: name the items"))
            .hint(format!("see them:  ticklist list {phase}")),
        Refusal::DutyDone { id } => {
            refused(format!("{id} is a duty: it is never done, but confirmed again and again"))
                .hint(format!("ticklist confirm {id}"))
        }
        Refusal::NotADuty { id } => {
            refused(format!("{id} is no duty: it is done once")).hint(format!("ticklist done {id}"))
        }
        Refusal::WrongStatus { id, verb, status } => wrong_status(&id, verb, status),
        Refusal::NoReason { verb } => refused(format!("`{}` needs a reason", verb.word()))
            .hint(format!("ticklist {} ITEM -m \"WHY\"", verb.word())),
        Refusal::NotYet { day } => {
            refused(format!("{} is still to come", day.format("%a %-d %b %Y")))
                .hint("`--on` is the day on which it happened; leave it out for today")
        }
        Refusal::SeveralOwners { name, owners } => {
            let first = owners.first().cloned().unwrap_or_default();
            refused(format!("`{name}` could be any of: {}", owners.join(", ")))
                .hint(session.corrected(&name, &first))
        }
        Refusal::UnknownRole { role, roles, nearest } => {
            let failure = refused(format!("no item has the role `{role}`"));
            match nearest {
                Some(near) => failure.hint(session.corrected(&role, &near)),
                None => failure.hint(format!("the roles are: {}", roles.join(", "))),
            }
        }
        Refusal::Edits(faults) => Failure {
            choices: faults
                .iter()
                .map(|(id, fault)| format!("{id}: {}", edit_fault(fault)))
                .collect(),
            ..refused("nothing was recorded, since this can't be".to_owned())
        },
        Refusal::NameInUse { name, at } => refused(format!(
            "there is a checkpoint `{name}` already, of {}",
            session.zone.wall(at).format("%a %-d %b %Y %H:%M")
        ))
        .hint("give this one another name; see them all:  ticklist checkpoint"),
        Refusal::NameReserved { name } => {
            refused(format!("a checkpoint can't be called `{name}`: `--since {name}` means a date"))
                .hint("call it something like \"Week 1\"")
        }
        Refusal::HealthAlone => {
            Failure::usage("`--health` needs the name of the checkpoint, and a reason")
                .hint("ticklist checkpoint \"Week 1\" --health amber -m \"WHY\"")
        }
        Refusal::NothingToUndo { newest } => {
            let failure = refused("there is nothing of yours to undo".to_owned());
            match newest {
                Some((id, by)) => {
                    failure.hint(format!("the newest entry is by {by}:  ticklist undo {id}"))
                }
                None => failure,
            }
        }
        Refusal::NothingToRedo => refused("there is no undo of yours to take back".to_owned())
            .hint("see what happened:  ticklist log"),
        Refusal::UnknownEntry { entry } => refused(format!("no entry has the id `{entry}`"))
            .hint("the ids stand at the right of:  ticklist log"),
        Refusal::SeveralEntries { entry, candidates } => {
            let ids: Vec<&str> = candidates.iter().take(MOST).map(|id| id.as_str()).collect();
            refused(format!("several entries' ids start with `{entry}`: {}", ids.join(", ")))
                .hint("write more of the id")
        }
        Refusal::StoodOn { entry, later, by, at, touch, again } => {
            let what = match touch {
                Touch::Field(id, field) => format!("the {} of {id}", field.word()),
                Touch::Role(role) => format!("the owner of the role {role}"),
                Touch::Added(id) => format!("{id}, which it added"),
            };
            let since =
                format!("entry {later} by {by} ({}) has since touched {what}", instant_text(at));
            match again {
                true => refused(format!("entry {entry} can't be brought back: {since}")).hint(
                    format!("take that back first, or do it by hand:  ticklist undo {later}"),
                ),
                false => refused(format!("entry {entry} can't be taken back: {since}"))
                    .hint(format!("take that back first:  ticklist undo {later}")),
            }
        }
    }
}

fn wrong_status(id: &Id, verb: Verb, status: Status) -> Failure {
    let word = verb.word();
    Failure::new(Exit::Failed, format!("{id} is {status}, so `{word}` does not apply"))
        .hint(format!("reopen it first:  ticklist reopen {id}"))
}
