//! Copies that are not merged.

use std::path::Path;

use super::MOST;
use super::file::faulty;
use crate::codec::UnionRefusal;
use crate::domain::merge::MergeRefusal;
use crate::render::phrasing::command_line;
use crate::session::{Exit, Failure};

/// Why another copy of the record is not merged.
pub(in crate::commands) fn merge_failure(refusal: MergeRefusal, other: &Path) -> Failure {
    let other = other.display();
    match refusal {
        MergeRefusal::OtherEngagement { customer } => Failure::new(
            Exit::Failed,
            format!("{other} is of another engagement, with {customer}: they never merge"),
        )
        .hint("name a copy of this record"),
        MergeRefusal::HeadsDiffer(differences) => {
            let keep = |whose| {
                let words = ["merge", "--head", whose].map(str::to_owned);
                command_line(words.into_iter().chain([other.to_string()]))
            };
            let lines = differences.iter().take(MOST).map(|difference| {
                format!(
                    "{}: ours “{}”, theirs “{}”",
                    difference.what, difference.ours, difference.theirs
                )
            });
            Failure::new(Exit::Failed, format!("the head of {other} says other things than ours"))
                .choices(lines.collect())
                .hint(format!("keep ours:    {}", keep("ours")))
                .hint(format!("take theirs:  {}", keep("theirs")))
        }
    }
}

/// Why a merge driver leaves two copies to people.
pub(in crate::commands) fn union_failure(refusal: UnionRefusal, other: &Path) -> Failure {
    match refusal {
        UnionRefusal::Faulty(faults) => faulty(other, &faults),
        UnionRefusal::NoRecord => {
            Failure::new(Exit::Failed, format!("{} is no record", other.display()))
                .hint("use this merge driver for *.ticklist.yaml only")
        }
        UnionRefusal::Merge(refusal @ MergeRefusal::HeadsDiffer(_)) => Failure {
            hints: Vec::new(),
            ..merge_failure(refusal, other)
        }
        .hint("git leaves ours; get theirs:  git show MERGE_HEAD:./RECORD > theirs.yaml")
        .hint("then bring it in, with the head to keep:  ticklist merge --head ours theirs.yaml"),
        UnionRefusal::Merge(refusal) => merge_failure(refusal, other),
    }
}
