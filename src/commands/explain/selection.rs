//! Words that name no item.

use super::MOST;
use crate::domain::ids::Id;
use crate::domain::select::SelectFault;
use crate::session::{Failure, Session};
use crate::shell::date_in_quotes;

/// Why a word names no item.
pub(super) fn explain(fault: &SelectFault, session: &Session) -> Failure {
    let failure = Failure::new(fault);
    if let Some(line) = date_in_quotes(&session.args) {
        return failure.hint(line);
    }
    match fault {
        SelectFault::HalfARange => failure.hint("write it like A1..A3"),
        SelectFault::Unknown { word, .. } if is_behind_note(word, &session.args) => {
            Failure::new(format!("`{word}` is taken for an item"))
                .hint("put the note in quotes:  -m \"…\"")
        }
        SelectFault::Unknown { word, nearest: Some(near) } => {
            failure.hint(session.corrected(word, near))
        }
        SelectFault::Unknown { .. } => {
            failure.hint(format!("see the ids:  {}", session.command(["list", "--all"])))
        }
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

/// Does the word stand behind a note that was not put in quotes?
fn is_behind_note(word: &str, args: &[String]) -> bool {
    let note = args.iter().position(|arg| arg == "-m" || arg == "--note");
    note.is_some_and(|note| args.iter().skip(note + 2).any(|arg| arg == word))
}
