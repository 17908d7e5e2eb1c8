//! Wishes that are not granted.

use super::selection;
use crate::domain::decide::Refusal;
use crate::domain::text::TextFault;
use crate::session::{Exit, Failure, Session};

/// Why nothing of a wish may happen.
pub(super) fn explain(refusal: &Refusal, session: &Session) -> Failure {
    let failure = Failure::new(refusal);
    match refusal {
        Refusal::Select(fault) => selection::explain(fault, session),
        Refusal::Text { fault, .. } => failure.hint(remedy(*fault)),
        Refusal::PhaseNamed { phase } => {
            failure.hint(format!("see them:  {}", session.command(["list", phase.as_str()])))
        }
        Refusal::DutyDone { id } => failure.hint(session.command(["confirm", id.as_str()])),
        Refusal::NotADuty { id } => failure.hint(session.command(["done", id.as_str()])),
        Refusal::WrongStatus { id, .. } => {
            failure.hint(format!("reopen it first:  {}", session.command(["reopen", id.as_str()])))
        }
        Refusal::NoReason { verb } => {
            failure.hint(session.command([verb.word(), "ITEM", "-m", "WHY"]))
        }
        Refusal::NotYet { .. } => {
            failure.hint("`--on` is the day on which it happened; leave it out for today")
        }
        Refusal::SeveralOwners { name, owners } => {
            let first = owners.first().map_or("", String::as_str);
            failure.hint(session.corrected(name, first))
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
        Refusal::NameInUse { .. } => {
            let all = session.command(["checkpoint"]);
            failure.hint(format!("give this one another name; see them all:  {all}"))
        }
        Refusal::NameReserved { .. } => failure.hint("call it something like \"Week 1\""),
        Refusal::HealthAlone => failure.exit(Exit::Usage).hint(session.command([
            "checkpoint",
            "Week 1",
            "--health",
            "amber",
            "-m",
            "WHY",
        ])),
        Refusal::NothingToUndo { newest: Some((id, by)) } => {
            let undo = session.command(["undo", id.as_str()]);
            failure.hint(format!("the newest entry is by {by}:  {undo}"))
        }
        Refusal::NothingToUndo { newest: None } => failure,
        Refusal::NothingToRedo => {
            failure.hint(format!("see what happened:  {}", session.command(["log"])))
        }
        Refusal::UnknownEntry { .. } => {
            failure.hint(format!("the ids stand at the right of:  {}", session.command(["log"])))
        }
        Refusal::SeveralEntries { .. } => failure.hint("write more of the id"),
        Refusal::StoodOn { later, again, .. } => {
            let or = if *again { ", or do it by hand" } else { "" };
            let undo = session.command(["undo", later.as_str()]);
            failure.hint(format!("take that back first{or}:  {undo}"))
        }
    }
}

fn remedy(fault: TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "write at least one word",
        TextFault::Control(_) => "write it on one line, without characters that drive a terminal",
        TextFault::Long => "put it in a document, and give the link:  --link URL",
    }
}
