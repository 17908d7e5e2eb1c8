//! What is found in a list of any kind, on its way to a checklist or a record.

use std::collections::{HashMap, HashSet};

use super::left_out::{Kind, LeftOut};
use super::told::{number, one_line, told};
use crate::domain::checklist::number as number_all;
use crate::domain::text::LONGEST;
use crate::domain::{Checklist, Id, Item, Phase};
use crate::sheets::error::TableFault;
use crate::sheets::table::{CellValue, Heading};

/// Longer than this, a line in bold is no heading, and a task does not stand before others.
pub(super) const SHORT: usize = 60;
/// What is left out is told by so many characters.
const FIRST: usize = 40;
/// What lies deeper in others than this is detail of those.
pub(super) const DEEPEST: usize = 16;

/// All that was found in a list.
pub(super) struct Found {
    pub(super) checklist: Checklist,
    /// The items of the checklist in their order, with all that is said of them.
    pub(super) listed: Vec<Listed>,
    pub(super) columns: Vec<Column>,
    pub(super) left_out: LeftOut,
    /// What a row or a line is called.
    pub(super) row: &'static str,
}

/// What of a text are items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Items {
    /// All points, and the rows of tables that surely are.
    #[default]
    All,
    /// What has boxes, and the rows below a heading that is surely of tasks.
    Boxes,
    /// All points, and the rows below any heading that may be of tasks.
    AnyRows,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) sheet: Option<String>,
    /// Where it is, from 0.
    pub(super) place: usize,
    /// What stands above it.
    pub(super) words: String,
    /// What is taken from it.
    pub(super) heading: Option<Heading>,
    /// How many of its cells hold anything.
    pub(super) filled: usize,
}

/// An item, with all that a list says of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Listed {
    pub(super) item: Item,
    /// The sheet and the row, or the line.
    pub(super) sheet: Option<String>,
    pub(super) number: usize,
    /// A box, or a word.
    pub(super) status: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) due: Option<CellValue>,
    /// When it was done.
    pub(super) done: Option<CellValue>,
    pub(super) note: Option<String>,
    /// For whom it waits, and until when.
    pub(super) waiting: Option<String>,
    pub(super) until: Option<CellValue>,
    /// The number that the task begins with, and the task without it.
    pub(super) numbered: Option<(Id, String)>,
}

impl Listed {
    /// The item with this task and detail, and what the task says beside; none without a word.
    pub(super) fn read(number: usize, task: &str, detail: &str) -> Option<Self> {
        let told = told(&one_line(task));
        let lines: Vec<String> = detail.lines().map(one_line).filter(|it| !it.is_empty()).collect();
        let detail = Some(lines.join("\n")).filter(|detail| !detail.is_empty());
        let has_words = told.task.contains(char::is_alphanumeric);
        let (role, optional) = (told.role, told.optional);
        let numbered = self::number(&told.task);
        let numbered = numbered.map(|(id, rest)| (Id::new(id), rest.to_owned()));
        has_words.then(|| Self {
            numbered,
            item: Item { detail, role, optional, ..Item::new(told.task) },
            number,
            status: told.status,
            owner: told.owner,
            due: told.due.map(CellValue::Text),
            done: told.done.map(CellValue::Text),
            ..Self::default()
        })
    }

    /// The same item, of what stands above it: before the task, or else as the first of its detail.
    pub(super) fn below(mut self, above: &str, is_short: bool) -> Self {
        if is_short {
            let above = above.trim_end_matches([':', '：', ' ']);
            self.item.task = format!("{above}: {}", self.item.task);
            if let Some((_, task)) = &mut self.numbered {
                *task = format!("{above}: {task}");
            }
        } else {
            let detail = self.item.detail.take().map(|detail| format!("\n{detail}"));
            self.item.detail = Some(format!("{above}{}", detail.unwrap_or_default()));
        }
        self
    }
}

/// The name of a phase that was given none.
const PHASE: &str = "Tasks";
/// What stands between a heading and the one above it in the name of a phase.
const BETWEEN: &str = " · ";

/// Phases and items as they are found.
#[derive(Default)]
pub(super) struct Outline {
    title: Option<String>,
    /// What a row or a line is called.
    row: &'static str,
    /// The sheet that is being read.
    pub(super) sheet: Option<String>,
    /// The headings above what comes next, with their levels, the outermost first.
    above: Vec<(usize, String)>,
    sections: Vec<Section>,
    places: HashMap<Vec<String>, usize>,
    pub(super) columns: Vec<Column>,
    pub(super) left_out: LeftOut,
    faults: Vec<TableFault>,
}

/// What stands below a heading.
struct Section {
    /// The heading and those above it, the outermost first.
    path: Vec<String>,
    named: String,
    items: Vec<Listed>,
}

impl Outline {
    /// An outline of a list whose rows are called so.
    pub(super) fn of(row: &'static str) -> Self {
        Self { row, ..Self::default() }
    }

    /// The title, if the list has none yet.
    pub(super) fn title(&mut self, title: &str) {
        let title = Some(one_line(title)).filter(|title| !title.is_empty());
        self.title = self.title.take().or(title);
    }

    /// Has the list a title?
    pub(super) fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// What comes next stands below this heading, which stands below those of a lower level.
    pub(super) fn heading(&mut self, level: usize, name: &str, number: usize) {
        self.leave(level);
        let name = one_line(name.trim_end_matches(':'));
        self.above.push((level, if name.is_empty() { PHASE.to_owned() } else { name }));
        self.section(number);
    }

    /// The headings above what comes next.
    pub(super) fn path(&self) -> Vec<String> {
        self.above.iter().map(|(_, name)| name.clone()).collect()
    }

    /// The headings of this level and of those within it are over.
    pub(super) fn leave(&mut self, level: usize) {
        self.above.retain(|(own, _)| *own < level);
    }

    /// The place of the section below the headings that there are.
    fn section(&mut self, number: usize) -> usize {
        let path = self.path();
        let folded = path.iter().map(|name| name.to_lowercase()).collect();
        let named = format!("{} ({})", path.last().map_or(PHASE, String::as_str), self.at(number));
        *self.places.entry(folded).or_insert_with(|| {
            self.sections.push(Section { path, named, items: Vec::new() });
            self.sections.len() - 1
        })
    }

    /// Adds an item below the headings.
    pub(super) fn item(&mut self, listed: Listed) {
        let detail = listed.item.detail.as_ref().map_or(0, String::len);
        if listed.item.task.len().max(detail) > LONGEST {
            let remedy = "shorten it, and put the rest in a document";
            let fault = TableFault::new("this is longer than 8,192 bytes", remedy);
            return self.fault(listed.number, fault);
        }
        let at = self.section(listed.number);
        self.sections[at].items.push(Listed { sheet: self.sheet.clone(), ..listed });
    }

    /// Names the tasks that stand on two sheets.
    pub(super) fn name_what_stands_twice(&mut self) {
        let mut sheets: HashMap<&str, &Option<String>> = HashMap::new();
        let all = self.sections.iter().flat_map(|section| &section.items);
        let twice = all.filter(|listed| {
            *sheets.entry(&listed.item.task).or_insert(&listed.sheet) != &listed.sheet
        });
        let twice: Vec<String> = twice.map(|listed| listed.item.task.clone()).collect();
        twice.into_iter().for_each(|task| self.left_out.push(Kind::Twice, task));
    }

    /// Was nothing found, not even anything that is wrong?
    pub(super) fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.sections.iter().all(|section| section.items.is_empty())
    }

    /// Notes what is left out by its first words, and where it stands.
    pub(super) fn leave_out(&mut self, kind: Kind, text: &str, number: usize) {
        let (at, text) = (self.at(number), one_line(text));
        let name = match text.char_indices().nth(FIRST) {
            Some((end, _)) => format!("{}…", text[..end].trim_end()),
            None => text,
        };
        self.left_out.push(kind, if name.is_empty() { at } else { format!("{name} ({at})") });
    }

    /// `line 7`, `row 7`, `Sheet1 row 7`.
    pub(super) fn at(&self, number: usize) -> String {
        let sheet = self.sheet.as_ref().map(|sheet| format!("{sheet} "));
        format!("{}{} {number}", sheet.unwrap_or_default(), self.row)
    }

    /// Notes what is wrong with a row or a line.
    pub(super) fn fault(&mut self, number: usize, fault: TableFault) {
        self.faults.push(fault.at(number).of(self.sheet.as_deref()));
    }

    /// The checklist, called `name` where the list has no title, and what is said of its items.
    pub(super) fn finish(mut self, name: &str) -> Result<Found, Vec<TableFault>> {
        let names = self.leave_out_empty();
        if self.sections.is_empty() && self.faults.is_empty() {
            let remedy = "write one a line, each beginning with `- `, or one a row below the \
                          heading `task`";
            let seen = self.left_out.lines().into_iter().map(|line| format!("; {line}"));
            let problem = format!("there is no item in this list{}", seen.collect::<String>());
            self.faults.push(TableFault::new(problem, remedy));
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        take_numbers(&mut self.sections);
        let sections = self.sections.into_iter().zip(names);
        let (mut phases, mut listed) = (Vec::new(), Vec::new());
        for (section, name) in sections {
            let items = section.items.iter().map(|listed| listed.item.clone()).collect();
            phases.push(Phase { items, ..Phase::new(name) });
            listed.extend(section.items);
        }
        let ids = listed.iter().map(|listed| listed.item.id.clone());
        let mut ids: HashSet<Id> = ids.filter(|id| !id.as_str().is_empty()).collect();
        number_all(&mut phases, &mut ids);
        let items = phases.iter().flat_map(|phase| &phase.items);
        items.zip(&mut listed).for_each(|(item, listed)| listed.item.id = item.id.clone());
        let title = self.title.unwrap_or_else(|| name.to_owned());
        let checklist = Checklist { title, source: None, phases };
        let (columns, left_out, row) = (self.columns, self.left_out, self.row);
        Ok(Found { checklist, listed, columns, left_out, row })
    }

    /// Takes out the headings without items, and names those that are in no name of a phase. The
    /// names of the others.
    fn leave_out_empty(&mut self) -> Vec<String> {
        let is_empty = |section: &mut Section| section.items.is_empty();
        let empty: Vec<Section> = self.sections.extract_if(.., is_empty).collect();
        let names = names(&self.sections);
        // The name of a sheet is no heading.
        let has_sheets = self.sheet.is_some();
        let is_sheet = |section: &Section| has_sheets && section.path.len() == 1;
        for section in empty {
            let below = self.sections.iter().zip(&names);
            let mut below = below.filter(|(it, _)| it.path.starts_with(&section.path)).peekable();
            let kind = if below.peek().is_some() { Kind::Above } else { Kind::Heading };
            let own = section.path.last();
            let is_in = |name: &str| name.split(BETWEEN).any(|it| own.is_some_and(|own| own == it));
            let is_above_all = section.path.len() == 1 && below.clone().count() == names.len();
            let is_told = kind == Kind::Above && below.all(|(_, name)| is_in(name));
            if self.title.is_none() && is_above_all && !names.is_empty() {
                self.title = section.path.into_iter().next();
            } else if !is_told && !is_sheet(&section) {
                self.left_out.push(kind, section.named);
            }
        }
        names
    }
}

/// Takes the numbers that tasks begin with for ids, where at least half of them have one, no two
/// the same, and none has an id. Ids that stand in several tables are nobody's.
fn take_numbers(sections: &mut [Section]) {
    let all = || sections.iter().flat_map(|section| &section.items);
    let own = || all().map(|listed| &listed.item.id).filter(|id| !id.as_str().is_empty());
    let numbers = || all().filter_map(|listed| listed.numbered.as_ref()).map(|(id, _)| id);
    let is_clear = own().collect::<HashSet<&Id>>().len() < own().count();
    let is_numbered = (is_clear || own().next().is_none())
        && numbers().count() * 2 >= all().count()
        && numbers().collect::<HashSet<&Id>>().len() == numbers().count();
    for listed in sections.iter_mut().flat_map(|section| &mut section.items) {
        if is_clear {
            listed.item.id = Id::default();
        }
        if let Some((id, task)) = listed.numbered.take().filter(|_| is_numbered) {
            (listed.item.id, listed.item.task) = (id, task);
        }
    }
}

/// The names of phases: what stands directly above them, and as much of what stands above that as
/// it takes to tell any two apart.
fn names(sections: &[Section]) -> Vec<String> {
    let mut taken = vec![1; sections.len()];
    let name = |section: &Section, taken: usize| match section.path.as_slice() {
        [] => PHASE.to_owned(),
        path => path[path.len().saturating_sub(taken)..].join(BETWEEN),
    };
    loop {
        let names: Vec<String> =
            sections.iter().zip(&taken).map(|(section, taken)| name(section, *taken)).collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        names.iter().for_each(|name| *counts.entry(name.to_lowercase()).or_default() += 1);
        let mut longer = false;
        for ((section, taken), name) in sections.iter().zip(&mut taken).zip(&names) {
            if counts[&name.to_lowercase()] > 1 && *taken < section.path.len() {
                *taken += 1;
                longer = true;
            }
        }
        if !longer {
            return names;
        }
    }
}
