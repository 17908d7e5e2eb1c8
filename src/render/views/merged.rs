//! What came in by a merge.

use std::collections::BTreeMap;

use super::altered::change_table;
use super::attention;
use crate::domain::Entry;
use crate::render::phrasing::plural;
use crate::render::{Calendar, Document, Text, Tone};
use crate::reports::conflicts::Conflict;
use crate::reports::effect::Effect;

/// What came in by a merge.
pub struct Merged<'r> {
    /// Of whom.
    pub customer: &'r str,
    /// The entries that were missing.
    pub entries: &'r [&'r Entry],
    /// The head is that of the copy now.
    pub new_head: bool,
    /// What they made of the state.
    pub effect: &'r Effect,
    /// The conflicts that there are now.
    pub conflicts: &'r [Conflict],
    /// The command that says how to decide them.
    pub decide: &'r str,
}

/// What came in, by whom, and what is to be decided.
pub fn merged(merged: &Merged<'_>, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    document.line(Text::toned(merged.customer, Tone::Strong));
    if merged.new_head {
        document.line("The head is that of the copy now: customer, phases and items.");
    }
    if merged.entries.is_empty() {
        document.line(match merged.new_head {
            true => "No entries came in: all of them were here already.",
            false => "Nothing new: all of it was here already.",
        });
    } else {
        let number = plural(merged.entries.len(), "entry came in", "entries came in");
        document.line(format!("{number}: {}", by_whom(merged.entries)));
        document.blocks.push(change_table(merged.effect, calendar));
    }
    if !merged.conflicts.is_empty() {
        document.heading("To decide");
        document.blocks.push(attention::conflicts(merged.conflicts, calendar));
        let decide = Text::from("How to decide them:  ");
        document.line(decide.and(merged.decide, Tone::Command));
    }
    document
}

/// `2 by dana, 1 by lee`.
fn by_whom(entries: &[&Entry]) -> String {
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    entries.iter().for_each(|entry| *people.entry(&entry.by).or_default() += 1);
    let each = people.into_iter().map(|(by, number)| format!("{number} by {by}"));
    each.collect::<Vec<String>>().join(", ")
}
