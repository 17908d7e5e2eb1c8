//! Words that name no item.

use super::MOST;
use crate::domain::engagement::Engagement;
use crate::domain::ids::Id;
use crate::domain::select::SelectFault;
use crate::session::{Exit, Failure, Session};

/// Why a word names no item.
pub(in crate::commands) fn select_failure(
    fault: SelectFault,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Failure {
    match fault {
        SelectFault::Unknown { word, .. } if word.is_empty() => {
            Failure::new(Exit::Failed, "a range has two ends").hint("write it like A1..A3")
        }
        SelectFault::Unknown { word, .. } if is_behind_note(&word, &session.args) => {
            Failure::new(Exit::Failed, format!("`{word}` is taken for an item"))
                .hint("put the note in quotes:  -m \"…\"")
        }
        SelectFault::Unknown { word, nearest } => {
            let failure =
                Failure::new(Exit::Failed, format!("no item or phase has the id `{word}`"));
            match nearest {
                Some(near) => failure.hint(session.corrected(&word, &near)),
                None => failure.hint("see the ids:  ticklist list --all"),
            }
        }
        SelectFault::UnknownPhase { word, phases, nearest } => {
            let failure = Failure::new(Exit::Failed, format!("there is no phase `{word}`"));
            let phases: Vec<&str> = phases.iter().map(Id::as_str).collect();
            match nearest {
                Some(near) => failure.hint(session.corrected(&word, near.as_str())),
                None => failure.hint(format!("the phases are: {}", phases.join(", "))),
            }
        }
        SelectFault::Ambiguous { word, candidates } => {
            let line = |id: &Id| {
                let task = engagement.item(id).map_or("", |item| item.task());
                format!("{id}  {task}")
            };
            let first = candidates.first().map(Id::to_string).unwrap_or_default();
            Failure::new(Exit::Failed, format!("`{word}` is the start of {} ids", candidates.len()))
                .choices(candidates.iter().take(MOST).map(line).collect())
                .hint(format!("write more of it, like {}", session.corrected(&word, &first)))
        }
    }
}

/// Does the word stand behind a note that was not put in quotes?
fn is_behind_note(word: &str, args: &[String]) -> bool {
    let note = args.iter().position(|arg| arg == "-m" || arg == "--note");
    note.is_some_and(|note| args.iter().skip(note + 2).any(|arg| arg == word))
}
