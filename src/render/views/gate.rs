//! Is a phase complete, and what holds it back?

use super::{list, title};
use crate::render::document::{Document, Text, Tone};
use crate::render::phrasing::plural;
use crate::render::report::{Reader, Report};
use crate::reports::gate::Gate;

impl Report for Gate {
    fn document(&self, reader: &Reader) -> Document {
        let calendar = &reader.calendar;
        let mut document = Document::default();
        let (about, leave) = match &self.name {
            Some(name) => (format!("gate of {name}"), format!(" to leave {name}")),
            None => ("gate".to_owned(), ": all phases are complete".to_owned()),
        };
        document.blocks.push(title(&self.header, &about, calendar));
        if self.ready {
            document.line(Text::toned("READY", Tone::Good).and(leave, Tone::Plain));
        } else {
            let items = plural(self.holding.len(), "item", "items");
            let verdict = Text::toned("NOT READY", Tone::Bad);
            document.line(verdict.and(format!("{leave}: {items}"), Tone::Plain));
            document.gap();
            document.blocks.extend(list::items(&self.holding, calendar));
        }
        document
    }
}
