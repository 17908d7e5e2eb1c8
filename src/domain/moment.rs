//! Instants as people name them: a date, an instant, a checkpoint, or `last`.

use super::dates::{self, Direction};
use super::engagement::Engagement;
use super::record::Record;
use super::time::{Instant, Zone, parse_instant};

/// Which end of a day stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// For `--since`.
    Start,
    /// For `--as-of`.
    End,
}

/// The instant that `text` names, read on the day of `clock`; checkpoints of the whole record
/// count. `last` is the newest checkpoint before that day, else the start.
pub fn moment(
    text: &str,
    record: &Record,
    clock: Instant,
    zone: Zone,
    edge: Edge,
) -> Option<Instant> {
    let all = Engagement::fold(record, record.now(clock), clock, zone);
    if text.eq_ignore_ascii_case("last") {
        return Some(all.since_last());
    }
    if let Some(day) = dates::parse(text, zone.day(clock), Direction::Back) {
        return Some(match edge {
            Edge::Start => zone.start_of(day),
            Edge::End => zone.end_of(day),
        });
    }
    parse_instant(text).or_else(|| checkpoint_named(text, &all))
}

fn checkpoint_named(name: &str, engagement: &Engagement<'_>) -> Option<Instant> {
    let named = |own: &String| own.to_lowercase() == name.to_lowercase();
    let mark = engagement
        .checkpoints
        .iter()
        .find(|mark| mark.checkpoint.name.as_ref().is_some_and(named))?;
    Some(engagement.entries()[mark.entry].at)
}
