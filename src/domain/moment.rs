//! Instants as people name them: a date, an instant, a checkpoint, or `last`.

use super::dates::{self, Direction, Origin};
use super::engagement::Engagement;
use super::record::Record;
use super::time::{Instant, parse_instant};

/// Which end of a day stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// For `--since`.
    Start,
    /// For `--as-of`.
    End,
}

/// Where a name of an instant is looked up.
pub struct Named<'s, 'r> {
    /// The record, all of whose checkpoints count.
    pub record: &'r Record,
    /// The report, before whose own day `last` is the newest checkpoint.
    pub report: &'s Engagement<'r>,
    /// What the clock shows; days are counted from it.
    pub clock: Instant,
}

impl Named<'_, '_> {
    /// What dates are counted from.
    pub fn origin(&self) -> Origin {
        let today = self.report.zone.day(self.clock);
        Origin { today, start: Some(self.record.head.started) }
    }
}

/// The instant that `text` names. `last` is the newest checkpoint before the report's own day,
/// else the start or, before that, the report's own instant.
pub fn moment(text: &str, named: &Named<'_, '_>, edge: Edge) -> Option<Instant> {
    let zone = named.report.zone;
    if text.eq_ignore_ascii_case("last") {
        return Some(named.report.since_last().min(named.report.as_of));
    }
    if let Ok(day) = dates::day(text, named.origin(), Direction::Back) {
        return Some(match edge {
            Edge::Start => zone.start_of(day),
            Edge::End => zone.end_of(day),
        });
    }
    parse_instant(text).or_else(|| {
        let now = named.record.now(named.clock);
        Engagement::fold(named.record, now, named.clock, zone).checkpoint_named(text)
    })
}
