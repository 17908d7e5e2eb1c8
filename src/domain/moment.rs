//! Instants as people name them: a date, an instant, a checkpoint, or `last`.

use super::dates::{self, Direction, Origin};
use super::engagement::Engagement;
use super::time::Instant;

/// Which end of a day stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// For `--since`.
    Start,
    /// For `--as-of`.
    End,
}

/// The instant that `text` names to the reader of a report, whose clock shows `clock`: days are
/// counted from that, and all checkpoints of the record count. `last` is the newest checkpoint
/// before the report's own day, else the start or, before that, the report's own instant.
pub fn moment(text: &str, report: &Engagement<'_>, clock: Instant, edge: Edge) -> Option<Instant> {
    let zone = report.zone;
    if text.eq_ignore_ascii_case("last") {
        return Some(report.since_last().min(report.as_of));
    }
    let named = || {
        let now = report.record.now(clock);
        Engagement::fold(report.record, now, clock, zone).checkpoint_named(text)
    };
    if dates::may_be_a_name(text)
        && let Some(at) = named()
    {
        return Some(at);
    }
    let origin = Origin {
        today: zone.day(clock),
        start: Some(report.head.started),
        holidays: &report.settings.holidays,
    };
    if let Ok(day) = dates::day(text, origin, Direction::Back) {
        return Some(match edge {
            Edge::Start => zone.start_of(day),
            Edge::End => zone.end_of(day),
        });
    }
    zone.parse(text).or_else(named)
}
