//! A list on its way to a checklist.

use std::collections::HashSet;

use crate::codec::fault::{Fault, Place};
use crate::codec::{Draft, PhaseDraft, empty_item, with_ids};
use crate::domain::checklist::{Checklist, Item};
use crate::domain::ids::Id;
use crate::domain::text::LONGEST;

/// A list that became a checklist, and what of it could not come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    /// What came of it.
    pub(crate) checklist: Checklist,
    /// What did not.
    pub(crate) left_out: LeftOut,
}

/// What a checklist has no place for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// How many boxes were ticked.
    pub(crate) ticked: usize,
    /// How many paragraphs, tables and the like stood beside the lists.
    pub(crate) beside: usize,
    /// Headings below which there is no item.
    pub(crate) empty_phases: Vec<String>,
    /// Columns, by their heading.
    pub(crate) columns: Vec<String>,
}

/// The name of a phase that was given none.
const PHASE: &str = "Tasks";

/// Phases and items as they are found.
#[derive(Default)]
pub(super) struct Drafts {
    title: Option<String>,
    phases: Vec<Draft<PhaseDraft>>,
    /// The place of the phase that items are added to.
    current: usize,
    taken: HashSet<Id>,
    pub(super) left_out: LeftOut,
    pub(super) faults: Vec<Fault>,
}

impl Drafts {
    /// What the list is called, unless that is known.
    pub(super) fn title(&mut self, title: &str) {
        self.title.get_or_insert_with(|| title.to_owned());
    }

    /// Begins a phase.
    pub(super) fn phase(&mut self, name: &str) {
        let name = one_line(name);
        let name = if name.is_empty() { PHASE.to_owned() } else { name };
        let rest = PhaseDraft { name, standing: false, days: None, items: Vec::new() };
        self.current = self.phases.len();
        self.phases.push(Draft { id: None, rest });
    }

    /// Goes on with the phase of this name, or begins it.
    pub(super) fn phase_again(&mut self, name: &str) {
        let folded = one_line(name).to_lowercase();
        let is_it = |phase: &Draft<PhaseDraft>| phase.rest.name.to_lowercase() == folded;
        match self.phases.iter().position(is_it) {
            Some(at) => self.current = at,
            None => self.phase(name),
        }
    }

    /// Adds an item to that phase, with an id if it has one.
    pub(super) fn item(&mut self, id: Option<Id>, item: Item) {
        self.taken.extend(id.clone());
        if self.phases.is_empty() {
            self.phase(PHASE);
        }
        self.phases[self.current].rest.items.push(Draft { id, rest: item });
    }

    /// Is the id in use?
    pub(super) fn has(&self, id: &Id) -> bool {
        self.taken.contains(id)
    }

    /// Notes what is wrong with line `line` of these.
    pub(super) fn fault(&mut self, line: usize, lines: &[&str], problem: &str, remedy: &str) {
        self.faults.push(Fault::new(Place::line(line), lines, problem).remedy(remedy));
    }

    /// The checklist, called `name` where the list has no title.
    pub(super) fn finish(mut self, name: &str) -> Result<Outline, Vec<Fault>> {
        let empty = |phase: &Draft<PhaseDraft>| phase.rest.items.is_empty();
        let empty_phases = self.phases.iter().filter(|phase| empty(phase));
        self.left_out.empty_phases = empty_phases.map(|phase| phase.rest.name.clone()).collect();
        self.phases.retain(|phase| !empty(phase));
        if self.phases.is_empty() && self.faults.is_empty() {
            let problem = "there is no item in this list";
            let fault = Fault::new(Place::line(1), &[], problem);
            self.faults.push(fault.remedy("write one a line, each beginning with `- `"));
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let title = self.title.map(|title| one_line(&title)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| name.to_owned());
        let phases = with_ids(self.phases, &mut self.taken);
        let checklist = Checklist { title, source: None, phases };
        Ok(Outline { checklist, left_out: self.left_out })
    }
}

/// An item with this task and detail; or what is wrong with them.
pub(super) fn item(task: &str, detail: &str) -> Result<Item, &'static str> {
    let (task, detail) = (one_line(task), lines(detail));
    if task.is_empty() {
        Err("there is no text in this item")
    } else if task.len() > LONGEST || detail.len() > LONGEST {
        Err("this is longer than 8,192 bytes")
    } else {
        let detail = Some(detail).filter(|detail| !detail.is_empty());
        Ok(Item { task, detail, ..empty_item() })
    }
}

/// Text on one line, with one blank between words and no character that drives a terminal.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control(), " ");
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Text on lines of its own, without empty ones.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
