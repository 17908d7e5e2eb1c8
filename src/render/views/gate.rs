//! Is a phase complete, and what holds it back?

use super::{list, title};
use crate::render::document::{Document, Text, Tone};
use crate::render::phrasing::{Calendar, plural};
use crate::reports::gate::Gate;
use crate::reports::status::Header;

/// Is a phase complete, and what holds it back? No gate is that of an engagement whose phases are
/// all complete.
pub fn gate(gate: Option<&Gate>, header: &Header, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    let Some(gate) = gate else {
        document.blocks.push(title(header, "gate", calendar));
        document
            .line(Text::toned("READY", Tone::Good).and(": all phases are complete", Tone::Plain));
        return document;
    };
    document.blocks.push(title(header, &format!("gate of {}", gate.name), calendar));
    let leave = format!(" to leave {}", gate.name);
    if gate.is_ready() {
        document.line(Text::toned("READY", Tone::Good).and(leave, Tone::Plain));
    } else {
        let items = plural(gate.holding.len(), "item", "items");
        let verdict = Text::toned("NOT READY", Tone::Bad);
        document.line(verdict.and(format!("{leave}: {items}"), Tone::Plain));
        document.gap();
        document.blocks.extend(list::items(&gate.holding, calendar));
    }
    document
}
