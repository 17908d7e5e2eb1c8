//! What is odd about entries, as people say it.

use crate::domain::entry::RIVALS;
use crate::reports::findings::{Finding, FindingKind};

/// What is odd about an entry, and what to do about it.
pub fn finding(finding: &Finding<'_>) -> (String, String) {
    match &finding.kind {
        FindingKind::Stray { id, nearest } => (
            format!("nothing here has the id `{id}`"),
            match nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "correct the id, or delete the line".to_owned(),
            },
        ),
        FindingKind::NotSayable(id) => (
            format!("`{id}` has no such field, or the field no such value"),
            "correct the id, or delete the line".to_owned(),
        ),
        FindingKind::Taken(id) => (
            format!("the id `{id}` is taken by something else"),
            "give what is added another id".to_owned(),
        ),
        FindingKind::CrowdedOut(touch) => (
            format!(
                "what this entry says of {touch} is left out: {RIVALS} newer values stand there, by \
                 people who did not see each other"
            ),
            "choose the value that is right, which settles the conflict".to_owned(),
        ),
        FindingKind::Unknown { key, nearest } => (
            format!("`{key}` is not known to this version, and does nothing"),
            format!("did you mean `{nearest}`?"),
        ),
        FindingKind::SameId => (
            format!("another entry has the id {} too, and other content", finding.entry.id),
            "both count; give one of them another id if it was edited by hand".to_owned(),
        ),
        FindingKind::UndoesNothing(id) => (
            format!("this entry takes back {id}, which is not here"),
            "it takes effect when that entry comes in by a merge; else delete the line".to_owned(),
        ),
        FindingKind::Ahead => (
            "this entry lies more than 24 hours ahead of the clock, and is left out until then"
                .to_owned(),
            format!("check the clock, or take the entry back:  ticklist undo {}", finding.entry.id),
        ),
    }
}
