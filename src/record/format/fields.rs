//! Reads nodes into values and collects every fault on the way.

use super::fault::{Fault, Place};
use super::yaml::{Kind, Node};
use crate::domain::Id;
use crate::domain::checklist::Duration;
use crate::domain::select::nearest;
use crate::domain::text::LONGEST;

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

    pub(super) fn fault(&mut self, place: Place, problem: &str, remedy: &str) {
        self.faults.push(Fault::new(place, &self.lines, problem).remedy(remedy));
    }

    /// Notes what is wrong with a node, of which no value can be read.
    pub(super) fn refuse<T>(&mut self, node: &Node<'_>, problem: &str, remedy: &str) -> Option<T> {
        self.fault(node.place, problem, remedy);
        None
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
            return self.refuse(node, &problem, &format!("write `{}: …`", known[0]));
        };
        let mut fields = Fields { pairs: Vec::new(), place: node.place };
        for (key, value) in pairs {
            let Some(name) = key.text() else {
                self.fault(key.place, "a key is one word", &format!("write `{}: …`", known[0]));
                continue;
            };
            if fields.node(name).is_some() {
                let problem = format!("`{name}` stands here twice");
                self.fault(key.place, &problem, "delete one of the two");
            } else if !known.contains(&name) {
                let remedy = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("{what} has: {}", known.join(", ")),
                };
                self.fault(key.place, &format!("{what} has no `{name}`"), &remedy);
            } else {
                fields.pairs.push((name, value));
            }
        }
        Some(fields)
    }

    /// The nodes of a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node<'n>, what: &str) -> &'n [Node<'n>] {
        let Kind::Sequence(nodes) = &node.kind else {
            let problem = format!("{what} are a list, and this is {}", node.what());
            self.fault(node.place, &problem, "begin each on a line of its own with `- `");
            return &[];
        };
        nodes
    }

    /// A text of one or more lines.
    pub(super) fn lines(&mut self, node: &Node<'_>, what: &str) -> Option<String> {
        let Some(text) = node.text() else {
            let problem = format!("{what} is a text, and this is {}", node.what());
            return self.refuse(node, &problem, "put it in quotes: \"…\"");
        };
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            self.refuse(node, &format!("{what} is empty"), "write a text, or delete the line")
        } else if text.len() > LONGEST {
            let problem = format!("{what} is longer than {LONGEST} bytes");
            self.refuse(node, &problem, "shorten it, and put the rest in a document")
        } else {
            Some(text.to_owned())
        }
    }

    /// A text of one line.
    pub(super) fn line(&mut self, node: &Node<'_>, what: &str) -> Option<String> {
        let text = self.lines(node, what)?;
        match text.contains(['\n', '\r']) {
            true => {
                self.refuse(node, &format!("{what} is more than one line"), "write it on one line")
            }
            false => Some(text),
        }
    }

    /// The texts of one line of these keys, each of which may be left out.
    pub(super) fn texts<const N: usize>(
        &mut self,
        fields: &Fields<'_>,
        keys: [&str; N],
    ) -> [Option<String>; N] {
        keys.map(|key| fields.value(key).and_then(|node| self.line(node, key)))
    }

    /// A number of days, or of working days.
    pub(super) fn days(&mut self, fields: &Fields<'_>) -> Option<Duration> {
        let node = fields.value("days")?;
        node.bare().and_then(Duration::read).or_else(|| {
            let most = Duration::MOST;
            let problem = format!("`days` is a number from 1 to {most}, or of working days: 10wd");
            self.refuse(node, &problem, "write `days: 10` or `days: 10wd`, or delete the line")
        })
    }

    /// `true` or `false`; false where it is left out.
    pub(super) fn flag(&mut self, fields: &Fields<'_>, key: &str) -> bool {
        let Some(node) = fields.value(key) else {
            return false;
        };
        let word = node.bare().unwrap_or_default().to_ascii_lowercase();
        if !["true", "false"].contains(&word.as_str()) {
            let problem = format!("`{key}` is true or false");
            self.fault(node.place, &problem, &format!("write `{key}: true`, or delete the line"));
        }
        word == "true"
    }
}
