//! The head: what a checklist is, and what a record begins with.

use std::collections::HashSet;

use super::fault::{Fault, Place};
use super::fields::{Fields, Reader};
use super::yaml::{self, Flaw, Kind, Node};
use crate::domain::checklist::{Checklist, Head, Item, Phase, Source, number};
use crate::domain::ids::{Id, IdFault};
use crate::domain::select::nearest;
use crate::domain::time::{Day, parse_day};

/// The format version that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

/// What stands before the journal.
pub(super) enum Contents {
    Checklist(Checklist),
    Head(Head),
}

/// Reads what stands before the journal.
pub(super) fn read_head(text: &str) -> Result<Contents, Vec<Fault>> {
    let mut reader = Reader::new(text);
    let contents = match yaml::parse(text) {
        Ok(Some(node)) => reader.head(&node),
        Ok(None) => {
            reader.fault(
                Place::line(1),
                "the file is empty",
                "begin with `phases:`, or run `ticklist init`",
            );
            None
        }
        Err(flaw) => {
            reader.flaw(indented_with_a_tab(text).unwrap_or(flaw));
            None
        }
    };
    reader.faults.sort_by_key(|fault| fault.place);
    contents.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
}

/// What the parser says of a tab does not tell where it is.
fn indented_with_a_tab(text: &str) -> Option<Flaw> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let tab = |line: &str| line[..indent(line)].find('\t');
    let (line, column) = text.lines().enumerate().find_map(|(at, line)| Some((at, tab(line)?)))?;
    Some(Flaw {
        place: Place { line: line + 1, column: column + 1, width: 1 },
        problem: "not YAML: this line is indented with a tab".to_owned(),
        remedy: Some("indent with spaces"),
    })
}

impl Reader<'_> {
    fn head(&mut self, node: &Node<'_>) -> Option<Contents> {
        let version = self.version(node);
        if version.is_some_and(|version| version > VERSION) {
            return None;
        }
        let fields = self.fields(node, "a checklist", &Head::KEYS)?;
        if let Some(node) = fields.node("journal") {
            let problem = "`journal:` stands alone on its line, and each entry on a line below it";
            self.fault(node.place, problem, "write `journal:` as the last line of the head");
        }
        let checklist = self.checklist(&fields);
        let record = ["engagement", "customer", "started"];
        if !record.iter().any(|key| fields.node(key).is_some()) {
            return checklist.map(Contents::Checklist);
        }
        for key in record.iter().filter(|key| fields.value(key).is_none()) {
            let place = fields.node(key).map_or(fields.place, |node| node.place);
            self.fault(place, format!("a record needs `{key}`"), format!("write `{key}: \"…\"`"));
        }
        let engagement = self.optional_line(&fields, "engagement");
        let customer = self.optional_line(&fields, "customer");
        let started = fields.value("started").and_then(|node| self.day(node));
        Some(Contents::Head(Head {
            engagement: engagement?,
            customer: customer?,
            started: started?,
            checklist: checklist?,
        }))
    }

    /// The format version. Nothing else is said of a file that is newer than this program.
    fn version(&mut self, node: &Node<'_>) -> Option<u32> {
        let Kind::Mapping(pairs) = &node.kind else {
            return None;
        };
        let (_, version) = pairs.iter().find(|(key, _)| key.text() == Some("ticklist"))?;
        match version.text().map(str::parse::<u32>) {
            Some(Ok(number)) if number > VERSION => {
                let problem =
                    format!("format version {number}; this ticklist reads version {VERSION}");
                self.fault(version.place, problem, "install a newer ticklist to read this file");
                Some(number)
            }
            Some(Ok(number)) if number > 0 => Some(number),
            _ => {
                self.fault(version.place, "the format version is a number", "write `ticklist: 1`");
                None
            }
        }
    }

    fn day(&mut self, node: &Node<'_>) -> Option<Day> {
        let day = node.text().and_then(parse_day);
        if day.is_none() {
            self.fault(node.place, "this is no date", "write it like \"2026-12-05\"");
        }
        day
    }

    fn checklist(&mut self, fields: &Fields<'_>) -> Option<Checklist> {
        let title = self.optional_line(fields, "title");
        let source = fields.value("source").and_then(|node| self.source(node));
        let Some(list) = fields.value("phases") else {
            self.fault(
                fields.place,
                "a checklist needs `phases`",
                "write `phases:`, and below it `- name: …`",
            );
            return None;
        };
        let mut phases: Vec<Phase> =
            self.list(list, "phases").iter().filter_map(|node| self.phase(node)).collect();
        if self.faults.is_empty() && phases.iter().all(|phase| phase.items.is_empty()) {
            self.fault(
                list.place,
                "a checklist needs at least one item",
                "write `items:`, and below it `- …`",
            );
        }
        let title = title.unwrap_or_else(|| "Onboarding".to_owned());
        number(&mut phases, &mut self.given_ids());
        Some(Checklist { title, source, phases })
    }

    fn source(&mut self, node: &Node<'_>) -> Option<Source> {
        let fields = self.fields(node, "a source", &Source::KEYS)?;
        Some(Source {
            title: self.optional_line(&fields, "title"),
            author: self.optional_line(&fields, "author"),
            date: self.optional_line(&fields, "date"),
            licence: self.optional_line(&fields, "licence"),
            link: self.optional_line(&fields, "link"),
            note: self.optional_line(&fields, "note"),
        })
    }

    fn phase(&mut self, node: &Node<'_>) -> Option<Phase> {
        let fields = self.fields(node, "a phase", &Phase::KEYS)?;
        let id = self.id(&fields);
        let name = self.optional_line(&fields, "name");
        if fields.value("name").is_none() && id.is_none() {
            self.fault(fields.place, "a phase needs a name", "write `name: …`");
        }
        let items = match fields.value("items") {
            Some(node) => {
                self.list(node, "items").iter().filter_map(|item| self.item(item)).collect()
            }
            None => Vec::new(),
        };
        let name = name.or_else(|| id.as_ref().map(|id| id.as_str().to_owned()));
        let phase = Phase::new(name.unwrap_or_default());
        Some(Phase {
            id: id.unwrap_or(phase.id),
            standing: self.flag(&fields, "standing"),
            days: self.days(&fields),
            items,
            ..phase
        })
    }

    fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        if let Some((key, text)) = sentence_with_colon(node) {
            let near =
                nearest(key, Item::KEYS.into_iter()).map(|near| format!(", or write `{near}: …`"));
            let remedy = format!("put it in quotes: - \"{text}\"{}", near.unwrap_or_default());
            self.fault(
                node.place,
                format!("the `: ` makes a mapping of this, and an item has no `{key}`"),
                remedy,
            );
            return None;
        }
        if node.is_null() {
            self.fault(
                node.place,
                "this item is empty",
                "write what is to be done, or delete the line",
            );
            return None;
        }
        if node.text().is_some() {
            let task = self.line(node, "a task")?;
            return Some(Item::new(task));
        }
        let fields = self.fields(node, "an item", &Item::KEYS)?;
        let id = self.id(&fields);
        let task = self.optional_line(&fields, "task");
        if fields.value("task").is_none() {
            self.fault(fields.place, "an item needs a task", "write `task: …`");
        }
        let item = Item::new(task.unwrap_or_default());
        Some(Item {
            id: id.unwrap_or(item.id),
            detail: fields.value("detail").and_then(|node| self.lines(node, "detail")),
            role: self.optional_line(&fields, "role"),
            optional: self.flag(&fields, "optional"),
            ongoing: self.flag(&fields, "ongoing"),
            link: self.optional_line(&fields, "link"),
            ..item
        })
    }

    /// The id, which is noted with its place.
    fn id(&mut self, fields: &Fields<'_>) -> Option<Id> {
        let node = fields.value("id")?;
        let text = self.line(node, "an id")?;
        let problem = match Id::fault(&text) {
            None => {
                let id = Id::new(text);
                self.ids.push((id.clone(), node.place));
                return Some(id);
            }
            Some(IdFault::Empty) => "an id is empty",
            Some(IdFault::Character) => {
                "an id holds no blanks, commas, `..` or invisible characters"
            }
            Some(IdFault::Dash) => "an id does not begin with `-`",
            Some(IdFault::Long) => "an id has at most 64 characters",
        };
        self.fault(node.place, problem, "write something short, like A1");
        None
    }

    /// The ids that were given to phases and items, each of which may be given once.
    fn given_ids(&mut self) -> HashSet<Id> {
        let mut taken: HashSet<Id> = HashSet::new();
        let mut ids = std::mem::take(&mut self.ids);
        ids.sort_by_key(|(_, place)| *place);
        for (id, place) in ids {
            if !taken.insert(id.clone()) {
                self.fault(
                    place,
                    format!("the id `{id}` stands here for the second time"),
                    "give it another id: those of phases and items share one namespace",
                );
            }
        }
        taken
    }
}

/// A task that YAML takes for a mapping because of the `: ` in it: the key, and the whole text.
fn sentence_with_colon<'n>(node: &'n Node<'n>) -> Option<(&'n str, String)> {
    let Kind::Mapping(pairs) = &node.kind else {
        return None;
    };
    let [(key, value)] = pairs.as_slice() else {
        return None;
    };
    let key = key.text().filter(|key| !Item::KEYS.contains(key))?;
    Some((key, format!("{key}: {}", value.text()?)))
}
