//! How the numbers are made, for people who have only the report.

use super::section::headed;
use crate::domain::time::instant_text;
use crate::render::{Block, Text};
use crate::reports::snapshot::Snapshot;

const RULES: [&str; 8] = [
    "Progress counts the items that are in scope: all but duties, items that do not apply (n/a), and \
     optional items that nobody chose to do. It is done of in scope, rounded down, so that 100% means \
     all.",
    "Duties are never done once and for all: they are confirmed again and again, and are met when \
     somebody confirmed them since the last checkpoint.",
    "The current phase is the first that is not complete. Phases that run through the whole engagement \
     do not count for this.",
    "Overdue is what is in scope, not done and due before the day of the report. An item without a \
     date of its own has its phase's (marked *). Days on which the engagement is on hold make nothing \
     late, quiet or old.",
    "Health is RED when more than 60% of the items that fell due are overdue, and at least three, or \
     when something has been blocked for more than 10 days. It is AMBER when 20% or more of them are \
     overdue, anything is blocked or recorded in two ways, nothing was recorded for 10 days, the \
     forecast is more than a week behind the plan, a decision or an action is overdue, or there are no \
     dates at all after 10 days. Else it is GREEN. A checkpoint may say otherwise, with a reason, until \
     the next one or the day that was planned for it.",
    "The end of the plan is the last date of phases and items; those that run through the whole \
     engagement do not count for this. The forecast is the day on which all is done at the pace of the \
     last four weeks, without days on hold; there is one once two weeks and three items are there to \
     go by.",
    "The period goes by when things were recorded. Ages, the days on which things were done and the \
     burn-up go by when they happened.",
    "The fingerprint is the number of entries up to the instant of the report and a hash of what they \
     say. With it the record's keeper can verify that the record still yields these numbers.",
];

/// How this is counted, a rule a line, and by what it can be verified.
pub(super) fn rules(report: &Snapshot) -> Vec<Block> {
    let made =
        format!("Fingerprint {} · as of {}", report.fingerprint, instant_text(report.header.as_of));
    let rules = RULES.into_iter().map(Text::quiet).chain([Text::from(made)]);
    headed("How this is counted", rules.map(Block::Line).collect())
}
