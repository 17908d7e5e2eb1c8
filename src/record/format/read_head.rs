//! The head: what a checklist is, and what a record begins with.

use std::collections::HashSet;

use super::fault::{Fault, Place};
use super::fields::{Fields, Reader};
use super::yaml::{self, Kind, Node};
use crate::domain::checklist::number;
use crate::domain::ids::IdFault;
use crate::domain::select::nearest;
use crate::domain::time::parse_day;
use crate::domain::{Checklist, Day, Head, Id, Item, Phase, Source};

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
            let remedy = "begin with `phases:`, or run `ticklist init`";
            reader.fault(Place::line(1), "the file is empty", remedy);
            None
        }
        Err(fault) => return Err(vec![indented_with_a_tab(text).unwrap_or(fault)]),
    };
    reader.faults.sort_by_key(|fault| fault.place);
    contents.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
}

/// What the parser says of a tab does not tell where it is.
fn indented_with_a_tab(text: &str) -> Option<Fault> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let tab = |line: &str| line[..indent(line)].find('\t');
    let (at, line, start) =
        text.lines().enumerate().find_map(|(at, line)| Some((at, line, tab(line)?)))?;
    let problem = "not YAML: this line is indented with a tab";
    let fault = Fault::new(Place::within(line, start, 1), &[line], problem);
    Some(fault.at_line(at + 1).remedy("indent with spaces"))
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
            self.fault(place, &format!("a record needs `{key}`"), &format!("write `{key}: \"…\"`"));
        }
        let [engagement, customer] = self.texts(&fields, ["engagement", "customer"]);
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
                self.fault(version.place, &problem, "install a newer ticklist to read this file");
                Some(number)
            }
            Some(Ok(number)) if number > 0 => Some(number),
            _ => self.refuse(version, "the format version is a number", "write `ticklist: 1`"),
        }
    }

    fn day(&mut self, node: &Node<'_>) -> Option<Day> {
        let day = node.text().and_then(parse_day);
        day.or_else(|| self.refuse(node, "this is no date", "write it like \"2026-12-05\""))
    }

    fn checklist(&mut self, fields: &Fields<'_>) -> Option<Checklist> {
        let [title] = self.texts(fields, ["title"]);
        let source = fields.value("source").and_then(|node| self.source(node));
        let Some(list) = fields.value("phases") else {
            let remedy = "write `phases:`, and below it `- name: …`";
            self.fault(fields.place, "a checklist needs `phases`", remedy);
            return None;
        };
        let mut phases: Vec<Phase> =
            self.list(list, "phases").iter().filter_map(|node| self.phase(node)).collect();
        if self.faults.is_empty() && phases.iter().all(|phase| phase.items.is_empty()) {
            let remedy = "write `items:`, and below it `- …`";
            self.fault(list.place, "a checklist needs at least one item", remedy);
        }
        let title = title.unwrap_or_else(|| "Onboarding".to_owned());
        number(&mut phases, &mut self.given_ids());
        Some(Checklist { title, source, phases })
    }

    fn source(&mut self, node: &Node<'_>) -> Option<Source> {
        let fields = self.fields(node, "a source", &Source::KEYS)?;
        let [title, author, date, licence, link, note] = self.texts(&fields, Source::KEYS);
        Some(Source { title, author, date, licence, link, note })
    }

    fn phase(&mut self, node: &Node<'_>) -> Option<Phase> {
        let fields = self.fields(node, "a phase", &Phase::KEYS)?;
        let id = self.id(&fields);
        let [name] = self.texts(&fields, ["name"]);
        if fields.value("name").is_none() && id.is_none() {
            self.fault(fields.place, "a phase needs a name", "write `name: …`");
        }
        let items = fields.value("items").map_or(&[][..], |node| self.list(node, "items"));
        let name = name.or_else(|| id.as_ref().map(Id::to_string)).unwrap_or_default();
        Some(Phase {
            id: id.unwrap_or(Id::new("")),
            name,
            standing: self.flag(&fields, "standing"),
            days: self.days(&fields),
            items: items.iter().filter_map(|item| self.item(item)).collect(),
        })
    }

    fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        if let Some((key, text)) = sentence_with_colon(node) {
            let near = nearest(key, Item::KEYS.into_iter());
            let near = near.map(|near| format!(", or write `{near}: …`")).unwrap_or_default();
            let problem = format!("the `: ` makes a mapping of this, and an item has no `{key}`");
            return self.refuse(node, &problem, &format!("put it in quotes: - \"{text}\"{near}"));
        }
        if node.is_null() {
            let remedy = "write what is to be done, or delete the line";
            return self.refuse(node, "this item is empty", remedy);
        }
        if node.text().is_some() {
            return self.line(node, "a task").map(Item::new);
        }
        let fields = self.fields(node, "an item", &Item::KEYS)?;
        let id = self.id(&fields);
        let [task, role, link] = self.texts(&fields, ["task", "role", "link"]);
        if fields.value("task").is_none() {
            self.fault(fields.place, "an item needs a task", "write `task: …`");
        }
        Some(Item {
            id: id.unwrap_or(Id::new("")),
            task: task.unwrap_or_default(),
            detail: fields.value("detail").and_then(|node| self.lines(node, "detail")),
            role,
            optional: self.flag(&fields, "optional"),
            ongoing: self.flag(&fields, "ongoing"),
            link,
        })
    }

    /// The id, which is noted with its place.
    fn id(&mut self, fields: &Fields<'_>) -> Option<Id> {
        let node = fields.value("id")?;
        let id = Id::new(self.line(node, "an id")?);
        let problem = match Id::fault(id.as_str()) {
            None => {
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
        self.refuse(node, problem, "write something short, like A1")
    }

    /// The ids that were given to phases and items, each of which may be given once.
    fn given_ids(&mut self) -> HashSet<Id> {
        let mut taken: HashSet<Id> = HashSet::new();
        let mut ids = std::mem::take(&mut self.ids);
        ids.sort_by_key(|(_, place)| *place);
        for (id, place) in ids {
            if !taken.insert(id.clone()) {
                let problem = format!("the id `{id}` stands here for the second time");
                let remedy = "give it another id: those of phases and items share one namespace";
                self.fault(place, &problem, remedy);
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
