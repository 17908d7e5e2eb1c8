//! Copies that are not merged.

use std::path::Path;

use super::MOST;
use crate::domain::merge::{Difference, MergeRefusal};
use crate::record::{StoreError, UnionRefusal};
use crate::session::Failure;

/// Why another copy of the record is not merged; `to_keep` says how to keep one of two heads.
pub(in crate::commands) fn not_merged(
    refusal: UnionRefusal,
    other: &Path,
    to_keep: [&str; 2],
) -> anyhow::Error {
    let name = other.display().to_string();
    let refused = match refusal {
        UnionRefusal::Faulty(faults) => {
            return StoreError::Faulty { path: other.to_owned(), faults }.into();
        }
        UnionRefusal::NoRecord => Failure::new(format!("{name} is no record"))
            .hint("use this merge driver for *.ticklist.yaml only"),
        UnionRefusal::Merge(MergeRefusal::OtherEngagement { customer }) => Failure::new(format!(
            "{name} is of another engagement, with {customer}: they never merge"
        ))
        .hint("name a copy of this record"),
        UnionRefusal::Merge(MergeRefusal::HeadsDiffer(differences)) => {
            let problem = format!("the head of {name} says other things than ours");
            let lines = differences.iter().take(MOST).map(said).collect();
            to_keep.iter().fold(Failure::new(problem).choices(lines), Failure::hint)
        }
    };
    refused.into()
}

fn said(difference: &Difference) -> String {
    let Difference { what, ours, theirs } = difference;
    format!("{what}: ours “{ours}”, theirs “{theirs}”")
}
