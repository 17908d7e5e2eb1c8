//! Two copies of a record become one: the union of their entries.

use std::collections::BTreeMap;

use super::checklist::Head;
use super::entry::{Entry, Field};
use super::ids::Id;
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
    let (our, their) = (sayings(ours), sayings(theirs));
    let says = |all: &[(String, String)]| all.iter().cloned().collect::<BTreeMap<_, _>>();
    let (ours, theirs) = (says(&our), says(&their));
    let only_theirs = their.iter().filter(|(what, _)| !ours.contains_key(what));
    let differences = our.iter().chain(only_theirs).map(|(what, _)| {
        let of = |all: &BTreeMap<String, String>| all.get(what).cloned().unwrap_or_default();
        Difference { what: what.clone(), ours: of(&ours), theirs: of(&theirs) }
    });
    differences.filter(|difference| difference.ours != difference.theirs).collect()
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
    let mut say = |id: &Id, what: &str, value: String| said.push((format!("{id} {what}"), value));
    for (phase, number) in checklist.phases.iter().zip(1..) {
        say(&phase.id, "phase", format!("{}, number {number}", phase.name));
        say(&phase.id, "standing", phase.standing.to_string());
        say(&phase.id, "days", phase.days.map(|days| days.to_string()).unwrap_or_default());
        for (item, number) in phase.items.iter().zip(1..) {
            say(&item.id, "place", format!("{number} in {}", phase.id));
            for field in Field::ALL.iter().copied() {
                let text = item.text(field).unwrap_or_default();
                say(&item.id, field.word(), text.to_owned());
            }
            say(&item.id, "optional", item.optional.to_string());
            say(&item.id, "ongoing", item.ongoing.to_string());
        }
    }
    said
}
