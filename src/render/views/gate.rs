//! Is a phase complete, and what holds it back?

use super::{list, titled};
use crate::render::phrasing::{acceptance, plural};
use crate::render::{Audience, Document, Report, Text, Tone};
use crate::reports::gate::Gate;

impl Report for Gate {
    fn document(&self, audience: &Audience) -> Document {
        let (about, leave) = match &self.name {
            Some(name) => (format!("gate of {name}"), format!(" to leave {name}")),
            None => ("gate".to_owned(), ": all phases are complete".to_owned()),
        };
        let mut document = titled(&self.header, &about, &audience.calendar);
        let accepted = self.accepted.iter().map(|row| acceptance(row, &audience.calendar));
        let accepted: Vec<Text> = accepted.collect();
        if self.ready {
            document.line(verdict(true).and(leave, Tone::Plain));
            accepted.into_iter().for_each(|text| document.line(text));
        } else {
            let items = plural(self.holding.len(), "item", "items");
            document.line(verdict(false).and(format!("{leave}: {items}"), Tone::Plain));
            accepted.into_iter().for_each(|text| document.line(text));
            document.gap();
            document.blocks.extend(list::items(&self.holding, &audience.calendar));
        }
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.holding.iter().any(|item| item.reason_is_internal)
    }
}

/// Whether a phase can be left.
pub(super) fn verdict(ready: bool) -> Text {
    match ready {
        true => Text::toned("READY", Tone::Good),
        false => Text::toned("NOT READY", Tone::Bad),
    }
}
