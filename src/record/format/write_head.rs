//! Writes the head of a new record.

use std::fmt::Write;

use super::encode::json_string;
use crate::domain::{Checklist, Head, Item, Phase, Source};

/// The text of a record without entries, down to the line `journal:`. Strings are written by the
/// JSON writer of the entries, which every YAML parser reads right.
pub fn write_head(head: &Head) -> String {
    let customer = json_string(&head.customer);
    let mut text = HeadText(format!(
        "# What happened at {}.\n\
         # ticklist appends to the journal at the end of this file; it never rewrites a line.\n",
        customer.trim_matches('"')
    ));
    text.line(0, "ticklist: 1");
    text.pair(0, "engagement", &bare_id(&head.engagement));
    text.pair(0, "customer", &customer);
    text.pair(0, "started", &json_string(&head.started.to_string()));
    text.checklist(&head.checklist);
    text.line(0, "journal:");
    text.0
}

/// The text of a checklist, as people write one.
pub fn write_checklist(checklist: &Checklist) -> String {
    let mut text = HeadText::default();
    text.line(0, "ticklist: 1");
    text.checklist(checklist);
    text.0
}

/// The lines of a head, as far as they are written.
#[derive(Default)]
struct HeadText(String);

impl HeadText {
    fn line(&mut self, depth: usize, line: &str) {
        let indent = "  ".repeat(depth);
        writeln!(self.0, "{indent}{line}").expect("writing into a string can't fail");
    }

    fn pair(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("{key}: {value}"));
    }

    fn text(&mut self, depth: usize, key: &str, text: &Option<String>) {
        if let Some(text) = text {
            self.pair(depth, key, &json_string(text));
        }
    }

    fn flag(&mut self, depth: usize, key: &str, value: bool) {
        if value {
            self.pair(depth, key, "true");
        }
    }

    fn checklist(&mut self, checklist: &Checklist) {
        self.pair(0, "title", &json_string(&checklist.title));
        if let Some(Source { title, author, date, licence, link, note }) = &checklist.source {
            let values = [title, author, date, licence, link, note];
            self.line(0, "source:");
            for (key, value) in Source::KEYS.iter().zip(values) {
                self.text(1, key, value);
            }
        }
        self.line(0, "phases:");
        checklist.phases.iter().for_each(|phase| self.phase(phase));
    }

    fn phase(&mut self, phase: &Phase) {
        self.pair(0, "- id", &bare_id(phase.id.as_str()));
        self.pair(1, "name", &json_string(&phase.name));
        self.flag(1, "standing", phase.standing);
        if let Some(days) = phase.days {
            self.pair(1, "days", &days.to_string());
        }
        match phase.items.as_slice() {
            [] => self.pair(1, "items", "[]"),
            items => {
                self.line(1, "items:");
                items.iter().for_each(|item| self.item(item));
            }
        }
    }

    fn item(&mut self, item: &Item) {
        self.pair(1, "- id", &bare_id(item.id.as_str()));
        self.pair(2, "task", &json_string(&item.task));
        self.text(2, "detail", &item.detail);
        self.text(2, "role", &item.role);
        self.flag(2, "optional", item.optional);
        self.flag(2, "ongoing", item.ongoing);
        self.text(2, "link", &item.link);
    }
}

/// An id without quotes where no YAML parser can take it for anything but text.
pub(crate) fn bare_id(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    match plain && !words.contains(&id.to_ascii_lowercase().as_str()) {
        true => id.to_owned(),
        false => json_string(id),
    }
}
