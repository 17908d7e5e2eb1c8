//! The rules by which the numbers are made, for people who have only the report.

use crate::render::document::{Block, Text, Tone};

const RULES: [&str; 7] = [
    "Progress counts the items that are in scope: those that are neither n/a nor a duty and, if \
     optional, are taken up. It is done of in scope, rounded down, so that 100% means all.",
    "Duties are never done once and for all: they are confirmed again and again, and are met when \
     somebody confirmed them since the last checkpoint. Out are the items that are n/a, and the \
     optional ones that nobody took up.",
    "The current phase is the first that is not complete, phases that run all along aside.",
    "Overdue is what is in scope, not done and due before the day of the report. An item without a \
     date of its own has its phase's (marked *).",
    "Health is RED when more than 60% of the items that fell due are overdue, and at least three, or \
     when something has been blocked for more than 10 days. It is AMBER when 20% or more of them are \
     overdue, anything is blocked or in conflict, or nothing was recorded for 10 days. Else it is \
     GREEN. A checkpoint may say otherwise, with a reason, until the next one.",
    "The period goes by when things were recorded. Ages, the days on which things were done and the \
     burn-up go by when they happened.",
    "The fingerprint is the number of entries up to the instant of the report and a hash of what they \
     say. Whoever has the record can show that it still yields these numbers: ticklist snapshot \
     --as-of INSTANT --verify FINGERPRINT.",
];

/// The rules, one a line.
pub(super) fn rules() -> Vec<Block> {
    RULES.into_iter().map(|rule| Block::Line(Text::toned(rule, Tone::Quiet))).collect()
}
