//! Writes the head of a new record.

use std::fmt::Write;

use super::json::to_json;
use crate::domain::checklist::{Checklist, Head, Item, Phase, Source};

/// The text of a record without entries, down to the line `journal:`. Strings are written by the
/// JSON writer of the entries, which every YAML parser reads right.
pub fn write_head(head: &Head) -> String {
    let mut lines = Lines::default();
    let customer = to_json(&head.customer);
    lines.add(0, &format!("# What happened at {}.", customer.trim_matches('"')));
    lines.add(
        0,
        "# ticklist appends to the journal at the end of this file; it never rewrites a line.",
    );
    lines.add(0, "ticklist: 1");
    lines.pair(0, "engagement", &bare_id(&head.engagement));
    lines.pair(0, "customer", &customer);
    lines.pair(0, "started", &to_json(&head.started.to_string()));
    lines.checklist(&head.checklist);
    lines.add(0, "journal:");
    lines.text
}

/// The text of a checklist, as people write one.
pub fn write_checklist(checklist: &Checklist) -> String {
    let mut lines = Lines::default();
    lines.add(0, "ticklist: 1");
    lines.checklist(checklist);
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn add(&mut self, depth: usize, line: &str) {
        let indent = "  ".repeat(depth);
        writeln!(self.text, "{indent}{line}").expect("writing into a string can't fail");
    }

    fn pair(&mut self, depth: usize, key: &str, value: &str) {
        self.add(depth, &format!("{key}: {value}"));
    }

    fn optional(&mut self, depth: usize, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.pair(depth, key, &to_json(value));
        }
    }

    fn flag(&mut self, depth: usize, key: &str, value: bool) {
        if value {
            self.pair(depth, key, "true");
        }
    }

    fn checklist(&mut self, checklist: &Checklist) {
        self.pair(0, "title", &to_json(&checklist.title));
        if let Some(source) = &checklist.source {
            self.source(source);
        }
        self.add(0, "phases:");
        for phase in &checklist.phases {
            self.phase(phase);
        }
    }

    fn source(&mut self, source: &Source) {
        self.add(0, "source:");
        self.optional(1, "title", source.title.as_ref());
        self.optional(1, "author", source.author.as_ref());
        self.optional(1, "date", source.date.as_ref());
        self.optional(1, "licence", source.licence.as_ref());
        self.optional(1, "link", source.link.as_ref());
        self.optional(1, "note", source.note.as_ref());
    }

    fn phase(&mut self, phase: &Phase) {
        self.pair(0, "- id", &bare_id(phase.id.as_str()));
        self.pair(1, "name", &to_json(&phase.name));
        self.flag(1, "standing", phase.standing);
        if let Some(days) = phase.days {
            self.pair(1, "days", &days.to_string());
        }
        if phase.items.is_empty() {
            self.pair(1, "items", "[]");
            return;
        }
        self.add(1, "items:");
        for item in &phase.items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        self.pair(1, "- id", &bare_id(item.id.as_str()));
        self.pair(2, "task", &to_json(&item.task));
        self.optional(2, "detail", item.detail.as_ref());
        self.optional(2, "role", item.role.as_ref());
        self.flag(2, "optional", item.optional);
        self.flag(2, "ongoing", item.ongoing);
        self.optional(2, "link", item.link.as_ref());
    }
}

/// An id without quotes where no YAML parser can take it for anything but text.
pub(crate) fn bare_id(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    match plain && !words.contains(&id.to_ascii_lowercase().as_str()) {
        true => id.to_owned(),
        false => to_json(&id),
    }
}
