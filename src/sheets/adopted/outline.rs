//! What is found in a list, on its way to a checklist.

use std::collections::HashSet;

use crate::domain::checklist::number;
use crate::domain::text::LONGEST;
use crate::domain::{Checklist, Id, Item, Phase};
use crate::record::fault::{Fault, Place};
use crate::render::phrasing::plural;

/// The checklist that was made of a list.
pub(crate) struct Adopted {
    pub(crate) checklist: Checklist,
    pub(crate) left_out: LeftOut,
}

/// What a checklist has no place for.
#[derive(Default)]
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

impl Adopted {
    /// How much there is in it, in words.
    pub(crate) fn found(&self) -> String {
        let phases = plural(self.checklist.phases.len(), "phase", "phases");
        format!("{phases} with {}", plural(self.checklist.item_count(), "item", "items"))
    }
}

impl LeftOut {
    /// What was left out, in words, a line for each kind of thing.
    pub(crate) fn lines(&self) -> Vec<String> {
        let boxes = plural(self.ticked, "ticked box", "ticked boxes");
        let beside = plural(self.beside, "paragraph or table", "paragraphs or tables");
        let (phases, columns) = (&self.empty_phases, &self.columns);
        let lines = [
            (self.ticked, format!("{boxes}; a checklist says what to do, not what is done")),
            (self.beside, format!("{beside} beside the lists")),
            (phases.len(), format!("headings without items: {}", phases.join(", "))),
            (columns.len(), format!("columns: {}", columns.join(", "))),
        ];
        let lines = lines.into_iter().filter(|(count, _)| *count > 0);
        lines.map(|(_, line)| format!("left out: {line}")).collect()
    }
}

/// The name of a phase that was given none.
const PHASE: &str = "Tasks";

/// Phases and items as they are found.
#[derive(Default)]
pub(super) struct Outline<'t> {
    /// The lines of the text that is read, for the excerpts of its faults.
    lines: Vec<&'t str>,
    title: Option<String>,
    phases: Vec<Phase>,
    /// The place of the phase that items are added to.
    current: usize,
    ids: HashSet<Id>,
    pub(super) left_out: LeftOut,
    faults: Vec<Fault>,
}

impl<'t> Outline<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { lines: text.lines().collect(), ..Self::default() }
    }

    pub(super) fn title(&mut self, title: &str) {
        self.title = Some(one_line(title)).filter(|title| !title.is_empty());
    }

    /// Begins a phase.
    pub(super) fn phase(&mut self, name: &str) {
        let name = one_line(name);
        self.current = self.phases.len();
        self.phases.push(Phase::new(if name.is_empty() { PHASE.to_owned() } else { name }));
    }

    /// Goes on with the phase of this name, or begins it.
    pub(super) fn phase_again(&mut self, name: &str) {
        let folded = one_line(name).to_lowercase();
        match self.phases.iter().position(|phase| phase.name.to_lowercase() == folded) {
            Some(at) => self.current = at,
            None => self.phase(name),
        }
    }

    /// Adds an item to the current phase.
    pub(super) fn item(&mut self, item: Item) {
        if self.phases.is_empty() {
            self.phase(PHASE);
        }
        self.ids.extend(Some(item.id.clone()).filter(|id| !id.as_str().is_empty()));
        self.phases[self.current].items.push(item);
    }

    /// Notes what is wrong with a line of the text.
    pub(super) fn fault(&mut self, line: usize, problem: &str, remedy: &str) {
        let fault = Fault::new(Place::line(line), &self.lines, problem);
        self.faults.push(fault.remedy(remedy));
    }

    /// Does an item have this id?
    pub(super) fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// The checklist, called `name` where the list has no title.
    pub(super) fn finish(mut self, name: &str) -> Result<Adopted, Vec<Fault>> {
        let is_empty = |phase: &mut Phase| phase.items.is_empty();
        let empty = self.phases.extract_if(.., is_empty).map(|phase| phase.name);
        self.left_out.empty_phases = empty.collect();
        if self.phases.is_empty() && self.faults.is_empty() {
            self.lines.clear();
            let remedy = "write one a line, each beginning with `- `";
            self.fault(1, "there is no item in this list", remedy);
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        number(&mut self.phases, &mut self.ids);
        let title = self.title.unwrap_or_else(|| name.to_owned());
        let checklist = Checklist { title, source: None, phases: self.phases };
        Ok(Adopted { checklist, left_out: self.left_out })
    }
}

/// An item with this task and detail; or what is wrong with them.
pub(super) fn item(task: &str, detail: &str) -> Result<Item, &'static str> {
    let task = one_line(task);
    let lines: Vec<String> = detail.lines().map(one_line).filter(|it| !it.is_empty()).collect();
    let detail = Some(lines.join("\n")).filter(|detail| !detail.is_empty());
    if task.is_empty() {
        Err("there is no text in this item")
    } else if task.len().max(detail.as_ref().map_or(0, String::len)) > LONGEST {
        Err("this is longer than 8,192 bytes")
    } else {
        Ok(Item { detail, ..Item::new(task) })
    }
}

/// Text on one line, with one blank between words and no character that drives a terminal.
pub(super) fn one_line(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control(), " ");
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
