//! Two copies of a record become one: the union of their entries.

use std::collections::BTreeMap;

use super::checklist::{Head, Item};
use super::entry::Entry;
use super::record::Record;

/// Why two files are not merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeRefusal {
    /// They are records of different engagements.
    OtherEngagement {
        /// The customer of the other.
        customer: String,
    },
    /// Their heads say different things.
    HeadsDiffer(Vec<Difference>),
}

/// Something that two heads say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of what: `customer`, `A3 task`.
    pub what: String,
    /// What ours says.
    pub ours: String,
    /// What theirs says.
    pub theirs: String,
}

/// The entries of `theirs` that `ours` lacks, in the order of the fold.
pub fn missing<'t>(ours: &Record, theirs: &'t Record) -> Vec<&'t Entry> {
    theirs.entries().iter().filter(|entry| !ours.has(entry)).collect()
}

/// Refuses to merge records of different engagements, and those whose heads differ.
///
/// # Errors
/// With what speaks against it.
pub fn same_engagement(ours: &Head, theirs: &Head) -> Result<(), MergeRefusal> {
    if ours.engagement != theirs.engagement {
        return Err(MergeRefusal::OtherEngagement { customer: theirs.customer.clone() });
    }
    match ours == theirs {
        true => Ok(()),
        false => Err(MergeRefusal::HeadsDiffer(differences(ours, theirs))),
    }
}

/// What two heads say differently, in the order of `ours`, what only `theirs` says at the end.
fn differences(ours: &Head, theirs: &Head) -> Vec<Difference> {
    let (ours, theirs) = (sayings(ours), sayings(theirs));
    let says = |all: &[(String, String)]| all.iter().cloned().collect::<BTreeMap<_, _>>();
    let (our, their) = (says(&ours), says(&theirs));
    let only_theirs = theirs.iter().filter(|(what, _)| !our.contains_key(what));
    ours.iter()
        .chain(only_theirs)
        .map(|(what, _)| Difference {
            what: what.clone(),
            ours: our.get(what).cloned().unwrap_or_default(),
            theirs: their.get(what).cloned().unwrap_or_default(),
        })
        .filter(|difference| difference.ours != difference.theirs)
        .collect()
}

/// All that a head says, piece by piece.
fn sayings(head: &Head) -> Vec<(String, String)> {
    let checklist = &head.checklist;
    let mut said = vec![
        ("customer".to_owned(), head.customer.clone()),
        ("started".to_owned(), head.started.to_string()),
        ("title".to_owned(), checklist.title.clone()),
        ("source".to_owned(), format!("{:?}", checklist.source)),
    ];
    for (at, phase) in checklist.phases.iter().enumerate() {
        said.push((format!("{} phase", phase.id), format!("{}, number {}", phase.name, at + 1)));
        said.push((format!("{} standing", phase.id), phase.standing.to_string()));
        said.push((format!("{} days", phase.id), format!("{:?}", phase.days)));
        for (at, item) in phase.items.iter().enumerate() {
            said.push((format!("{} place", item.id), format!("{} in {}", at + 1, phase.id)));
            said.extend(fields(item));
        }
    }
    said
}

fn fields(item: &Item) -> [(String, String); 6] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        ("task", item.task.clone()),
        ("detail", text(&item.detail)),
        ("role", text(&item.role)),
        ("link", text(&item.link)),
        ("optional", item.optional.to_string()),
        ("ongoing", item.ongoing.to_string()),
    ]
    .map(|(field, value)| (format!("{} {field}", item.id), value))
}
