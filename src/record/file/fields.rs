//! Reads nodes into values and collects every fault on the way.

use super::fault::{Fault, Place};
use super::yaml::{Flaw, Kind, Node};
use crate::domain::ids::Id;
use crate::domain::select::nearest;
use crate::domain::text::LONGEST;

/// The longest that a phase may be planned to take: ten years.
const MOST_DAYS: u32 = 3660;

pub(super) struct Reader<'t> {
    lines: Vec<&'t str>,
    pub(super) faults: Vec<Fault>,
    /// The ids that were given, each time with its place.
    pub(super) ids: Vec<(Id, Place)>,
}

/// The pairs of a mapping.
pub(super) struct Fields<'n> {
    pairs: Vec<(&'n str, &'n Node<'n>)>,
    /// Where the mapping begins.
    pub(super) place: Place,
}

impl<'n> Fields<'n> {
    /// The value of a key, unless it is left empty.
    pub(super) fn value(&self, key: &str) -> Option<&'n Node<'n>> {
        self.node(key).filter(|node| !node.is_null())
    }

    /// The value of a key, also where it is left empty.
    pub(super) fn node(&self, key: &str) -> Option<&'n Node<'n>> {
        self.pairs.iter().find(|(name, _)| *name == key).map(|(_, node)| *node)
    }
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { lines: text.lines().collect(), faults: Vec::new(), ids: Vec::new() }
    }

    pub(super) fn flaw(&mut self, flaw: Flaw) {
        let fault = Fault::new(flaw.place, &self.lines, flaw.problem);
        self.faults.push(Fault { remedy: flaw.remedy.map(str::to_owned), ..fault });
    }

    pub(super) fn fault(
        &mut self,
        place: Place,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.faults.push(Fault::new(place, &self.lines, problem).remedy(remedy));
    }

    /// The pairs of a mapping in which only the `known` keys may stand, each once.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'n>,
        what: &str,
        known: &[&str],
    ) -> Option<Fields<'n>> {
        let Kind::Mapping(pairs) = &node.kind else {
            let problem = format!("{what} is a mapping, and this is {}", node.what());
            self.fault(node.place, problem, format!("write `{}: …`", known[0]));
            return None;
        };
        let mut fields = Fields { pairs: Vec::new(), place: node.place };
        for (key, value) in pairs {
            let Some(name) = key.text() else {
                self.fault(key.place, "a key is one word", format!("write `{}: …`", known[0]));
                continue;
            };
            if fields.node(name).is_some() {
                self.fault(
                    key.place,
                    format!("`{name}` stands here twice"),
                    "delete one of the two",
                );
            } else if !known.contains(&name) {
                let remedy = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("{what} has: {}", known.join(", ")),
                };
                self.fault(key.place, format!("{what} has no `{name}`"), remedy);
            } else {
                fields.pairs.push((name, value));
            }
        }
        Some(fields)
    }

    /// The nodes of a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node<'n>, what: &str) -> &'n [Node<'n>] {
        match &node.kind {
            Kind::Sequence(nodes) => nodes,
            _ => {
                let problem = format!("{what} are a list, and this is {}", node.what());
                self.fault(node.place, problem, "begin each on a line of its own with `- `");
                &[]
            }
        }
    }

    /// A text of one or more lines.
    pub(super) fn lines(&mut self, node: &Node<'_>, what: &str) -> Option<String> {
        let Some(text) = node.text() else {
            let problem = format!("{what} is a text, and this is {}", node.what());
            self.fault(node.place, problem, "put it in quotes: \"…\"");
            return None;
        };
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            self.fault(node.place, format!("{what} is empty"), "write a text, or delete the line");
            None
        } else if text.len() > LONGEST {
            let problem = format!("{what} is longer than {LONGEST} bytes");
            self.fault(node.place, problem, "shorten it, and put the rest in a document");
            None
        } else {
            Some(text.to_owned())
        }
    }

    /// A text of one line.
    pub(super) fn line(&mut self, node: &Node<'_>, what: &str) -> Option<String> {
        let text = self.lines(node, what)?;
        if text.contains(['\n', '\r']) {
            self.fault(node.place, format!("{what} is more than one line"), "write it on one line");
            return None;
        }
        Some(text)
    }

    /// A text of one line that may be left out.
    pub(super) fn optional_line(&mut self, fields: &Fields<'_>, key: &str) -> Option<String> {
        fields.value(key).and_then(|node| self.line(node, key))
    }

    /// A number of days.
    pub(super) fn days(&mut self, fields: &Fields<'_>) -> Option<u32> {
        let node = fields.value("days")?;
        let days = match &node.kind {
            Kind::Scalar { text, plain: true } if text.bytes().all(|c| c.is_ascii_digit()) => {
                text.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days))
            }
            _ => None,
        };
        if days.is_none() {
            let problem = format!("`days` is a number from 1 to {MOST_DAYS}");
            self.fault(node.place, problem, "write `days: 10`, or delete the line");
        }
        days
    }

    /// `true` or `false`; false where it is left out.
    pub(super) fn flag(&mut self, fields: &Fields<'_>, key: &str) -> bool {
        let Some(node) = fields.value(key) else {
            return false;
        };
        match &node.kind {
            Kind::Scalar { text, plain: true } if text.eq_ignore_ascii_case("true") => true,
            Kind::Scalar { text, plain: true } if text.eq_ignore_ascii_case("false") => false,
            _ => {
                let problem = format!("`{key}` is true or false");
                self.fault(node.place, problem, format!("write `{key}: true`, or delete the line"));
                false
            }
        }
    }
}
