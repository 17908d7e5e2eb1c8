//! What somebody wrote in the editor.

use std::collections::BTreeMap;

use super::edits::Written;
use crate::codec::fault::{Fault, Place};
use crate::codec::yaml::{self, Kind, Node};
use crate::domain::dates::{self, DateFault, Direction, Origin};
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::select::nearest;
use crate::domain::status::Status;

/// The largest text that is read, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// The keys that an item can have.
const KEYS: [&str; 10] =
    ["status", "why", "owner", "due", "link", "task", "detail", "role", "note", "confirm"];

/// What was written of an item, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edited {
    /// Where the item stands.
    pub(crate) place: Place,
    /// What was written.
    pub(crate) written: Written,
}

/// Reads what somebody wrote in the editor; dates are counted from `origin`.
///
/// # Errors
/// With all that is wrong with it.
pub(crate) fn read_edited(text: &str, origin: Origin) -> Result<BTreeMap<Id, Edited>, Vec<Fault>> {
    let lines: Vec<&str> = text.lines().collect();
    if text.len() > LARGEST {
        return Err(vec![Fault::new(Place::line(1), &lines, "this is larger than 4 MiB")]);
    }
    let node = match yaml::parse(text) {
        Ok(Some(node)) if !node.is_null() => node,
        Ok(_) => return Ok(BTreeMap::new()),
        Err(flaw) => {
            let fault = Fault::new(flaw.place, &lines, flaw.problem);
            return Err(vec![match flaw.remedy {
                Some(remedy) => fault.remedy(remedy),
                None => fault,
            }]);
        }
    };
    let mut reader = Reader { lines, origin, faults: Vec::new() };
    let items = reader.items(&node);
    match reader.faults.is_empty() {
        true => Ok(items),
        false => Err(reader.faults),
    }
}

/// Is this how people write that there is nothing?
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "-" | "none" | "null" | "~")
}

struct Reader<'t> {
    lines: Vec<&'t str>,
    origin: Origin,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn items(&mut self, node: &Node<'_>) -> BTreeMap<Id, Edited> {
        let mut items = BTreeMap::new();
        for (key, value) in self.pairs(node, "an item a line, like `A3: {status: done}`") {
            let id = Id::new(key.text().unwrap_or_default());
            let written = if value.is_null() { Written::default() } else { self.item(value) };
            if items.insert(id, Edited { place: key.place, written }).is_some() {
                self.fault(key.place, "this item stands here twice", None);
            }
        }
        items
    }

    fn item(&mut self, node: &Node<'_>) -> Written {
        let mut written = Written::default();
        for (key, value) in self.pairs(node, "its fields, like `{status: done}`") {
            self.field(key, value, &mut written);
        }
        if written.why.is_some() && written.note.is_some() {
            self.fault(node.place, "`why` and `note` can't both be kept", Some("keep one of them"));
        }
        written
    }

    fn field(&mut self, key: &Node<'_>, value: &Node<'_>, written: &mut Written) {
        let word = key.text().unwrap_or_default();
        let Some(text) = value.text() else {
            self.fault(
                value.place,
                &format!("`{word}` is not one value"),
                Some("put it in quotes"),
            );
            return;
        };
        let some = Some(text.to_owned()).filter(|text| !is_nothing(text));
        match (word, Field::from_word(word)) {
            ("why", _) => written.why = some,
            ("note", _) => written.note = some,
            ("confirm", _) => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" => written.confirm = true,
                "no" | "n" | "false" | "" => {}
                _ => self.fault(value.place, "`confirm` is yes or no", None),
            },
            (_, Some(field)) => {
                if let Some(value) = self.value(field, value, some) {
                    written.values.insert(field, value);
                }
            }
            _ => {
                let near = nearest(word, KEYS.into_iter());
                let remedy = near.map(|near| format!("did you mean `{near}`?"));
                let problem = format!("an item has no `{word}`");
                self.fault(key.place, &problem, remedy.as_deref());
            }
        }
    }

    fn value(&mut self, field: Field, node: &Node<'_>, text: Option<String>) -> Option<Value> {
        let Some(text) = text else {
            return Some(Value::Nothing);
        };
        match field {
            Field::Status => {
                let status = Status::from_word(&text.to_lowercase()).map(Value::Status);
                if status.is_none() {
                    let words = "a status is not-started, in-progress, blocked, done or n/a";
                    self.fault(node.place, &format!("`{text}` is no status"), Some(words));
                }
                status
            }
            Field::Due => {
                let day = dates::day(&text, self.origin, Direction::Forward);
                if let Err(fault) = day {
                    let examples = "write it like 2026-12-05, friday, +2w, or none";
                    let problem = match fault {
                        DateFault::Ambiguous(_) => "could be two days",
                        DateFault::NoSuchDay => "is no day of any calendar",
                        DateFault::OtherWeekday(_) => "is another day of the week",
                        DateFault::NoDate | DateFault::NoStart => "is no date",
                    };
                    self.fault(node.place, &format!("`{text}` {problem}"), Some(examples));
                }
                day.ok().map(Value::Day)
            }
            _ => Some(Value::Text(text.into())),
        }
    }

    /// The pairs of a mapping, each of whose keys stands once.
    fn pairs<'n>(&mut self, node: &'n Node<'n>, wanted: &str) -> Vec<(&'n Node<'n>, &'n Node<'n>)> {
        let Kind::Mapping(pairs) = &node.kind else {
            self.fault(
                node.place,
                &format!("this is {}", node.what()),
                Some(&format!("write {wanted}")),
            );
            return Vec::new();
        };
        pairs.iter().map(|(key, value)| (key, value)).collect()
    }

    fn fault(&mut self, place: Place, problem: &str, remedy: Option<&str>) {
        let fault = Fault::new(place, &self.lines, problem);
        self.faults.push(match remedy {
            Some(remedy) => fault.remedy(remedy),
            None => fault,
        });
    }
}
