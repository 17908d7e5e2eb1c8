//! What was written in the editor.

use std::collections::BTreeMap;

use crate::domain::dates::{self, DateFault, Direction, Origin};
use crate::domain::select::nearest;
use crate::domain::{Field, Id, Value};
use crate::record::yaml::{self, Kind, Node};

/// The largest text that is read, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// The keys of an item that are no fields of it.
const OTHER_KEYS: [&str; 3] = ["why", "note", "confirm"];

/// The number of a line, and what is wrong with it.
pub(super) type LineFault = (usize, String);

/// What was written of an item: what was left out stays as it is.
#[derive(Default)]
pub(super) struct WrittenItem {
    /// The line on which the item stands.
    pub(super) line: usize,
    pub(super) values: BTreeMap<Field, Value>,
    /// The reason.
    pub(super) why: Option<String>,
    /// What else there is to say.
    pub(super) note: Option<String>,
    /// The duty is still met.
    pub(super) confirm: bool,
}

/// Reads what was written in the editor; dates are counted from `origin`.
///
/// # Errors
/// With all that is wrong with it.
pub(super) fn read(
    text: &str,
    origin: Origin<'_>,
) -> Result<BTreeMap<Id, WrittenItem>, Vec<LineFault>> {
    let mut reader = Reader { origin, faults: Vec::new() };
    let mut items = BTreeMap::new();
    if text.len() > LARGEST {
        reader.fault(1, "this is larger than 4 MiB");
    } else {
        match yaml::parse(text) {
            Ok(Some(node)) if !node.is_null() => items = reader.items(&node),
            Ok(_) => {}
            Err(fault) if let Some(line) = stray(text).filter(|it| *it <= fault.place.line) => {
                reader.fault(line, format!("this is no item; write {AN_ITEM}"));
            }
            Err(fault) => {
                let remedy = fault.remedy.map(|remedy| format!("; {remedy}")).unwrap_or_default();
                reader.fault(fault.place.line, format!("{}{remedy}", fault.problem));
            }
        }
    }
    match reader.faults.is_empty() {
        true => Ok(items),
        false => Err(reader.faults),
    }
}

/// How items are written.
const AN_ITEM: &str = "an item a line, like `A3: {status: done}`";

/// The number of the first line of plain text, which spoils what stands below it.
fn stray(text: &str) -> Option<usize> {
    let is_stray = |line: &str| {
        !line.is_empty() && !line.starts_with([' ', '\t', '#', '}', ']']) && !line.contains(':')
    };
    text.lines().position(is_stray).map(|at| at + 1)
}

/// Is this how people write that there is nothing?
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "-" | "none" | "null" | "~")
}

struct Reader<'h> {
    origin: Origin<'h>,
    faults: Vec<LineFault>,
}

impl Reader<'_> {
    fn items(&mut self, node: &Node<'_>) -> BTreeMap<Id, WrittenItem> {
        let mut items = BTreeMap::new();
        for (key, value) in self.pairs(node, AN_ITEM) {
            let id = Id::new(key.text().unwrap_or_default());
            let item = WrittenItem { line: key.place.line, ..self.item(value) };
            if items.insert(id, item).is_some() {
                self.fault(key.place.line, "this item stands here twice");
            }
        }
        items
    }

    fn item(&mut self, node: &Node<'_>) -> WrittenItem {
        let mut written = WrittenItem::default();
        if node.is_null() {
            return written;
        }
        for (key, value) in self.pairs(node, "its fields, like `{status: done}`") {
            self.field(key, value, &mut written);
        }
        if written.why.is_some() && written.note.is_some() {
            let problem = "`why` and `note` can't both be kept; keep one of them";
            self.fault(node.place.line, problem);
        }
        written
    }

    fn field(&mut self, key: &Node<'_>, value: &Node<'_>, written: &mut WrittenItem) {
        let word = key.text().unwrap_or_default();
        let Some(text) = value.text() else {
            let problem = format!("`{word}` is not one value; put it in quotes");
            return self.fault(value.place.line, problem);
        };
        let some = Some(text).filter(|text| !is_nothing(text));
        match (word, word.parse()) {
            ("why", _) => written.why = some.map(str::to_owned),
            ("note", _) => written.note = some.map(str::to_owned),
            ("confirm", _) => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" => written.confirm = true,
                "no" | "n" | "false" | "" => {}
                _ => self.fault(value.place.line, "`confirm` is yes or no"),
            },
            (_, Ok(field)) => match some.map_or(Ok(Value::Nothing), |it| self.value(field, it)) {
                Ok(value) => drop(written.values.insert(field, value)),
                Err(why) => self.fault(value.place.line, format!("`{text}` {why}")),
            },
            _ => {
                let fields = Field::ALL.iter().map(|field| field.word());
                let near = nearest(word, fields.chain(OTHER_KEYS));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                self.fault(key.place.line, format!("an item has no `{word}`{near}"));
            }
        }
    }

    /// The value that a text means for a field; or why it means none, and what to write instead.
    fn value(&self, field: Field, text: &str) -> Result<Value, String> {
        match field {
            Field::Status => {
                let words = "a status is not-started, in-progress, blocked, done or n/a, a \
                             matter's is open or closed";
                let status = Value::read(field, &text.to_lowercase());
                status.ok_or_else(|| format!("is no status; {words}"))
            }
            Field::Due => {
                let day = dates::day(text, self.origin, Direction::Forward).map(Value::Day);
                day.map_err(|fault| {
                    let why = match fault {
                        DateFault::Ambiguous(_) => "could be two days",
                        DateFault::NoSuchDay => "is no day of any calendar",
                        DateFault::OtherWeekday(_) => "is another day of the week",
                        DateFault::NoDate | DateFault::NoStart => "is no date",
                    };
                    format!("{why}; write it like 2026-12-05, friday, +2w, or none")
                })
            }
            Field::Waiting => Value::read(field, text).ok_or_else(|| {
                "does not say until when; write it like Microsoft until 2026-12-05".to_owned()
            }),
            _ => Ok(Value::Text(text.to_owned())),
        }
    }

    /// The pairs of a mapping.
    fn pairs<'n, 't>(&mut self, node: &'n Node<'t>, wanted: &str) -> &'n [(Node<'t>, Node<'t>)] {
        if let Kind::Mapping(pairs) = &node.kind {
            return pairs;
        }
        self.fault(node.place.line, format!("this is {}; write {wanted}", node.what()));
        &[]
    }

    fn fault(&mut self, line: usize, problem: impl Into<String>) {
        self.faults.push((line, problem.into()));
    }
}
