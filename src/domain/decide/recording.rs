//! Somebody who records: wishes become entries, one after the other.

use super::refusal::Refusal;
use super::scene::Scene;
use super::wish::{Decision, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::record::Record;
use crate::domain::time::{Instant, Zone};

/// Somebody who records something in a record.
pub(crate) struct Recording<'r> {
    pub(crate) record: &'r Record,
    pub(crate) by: &'r str,
    pub(crate) clock: Instant,
    pub(crate) zone: Zone,
    /// So many random characters.
    pub(crate) random: &'r dyn Fn(usize) -> String,
}

impl<'r> Recording<'r> {
    /// The state in which it is decided what a wish comes to.
    pub(crate) fn before(&self) -> Engagement<'r> {
        let at = self.record.next_instant(self.clock);
        Engagement::fold(self.record, at, self.clock, self.zone)
    }

    /// What a wish comes to in that state.
    pub(crate) fn decide(&self, wish: &Wish, before: &Engagement<'r>) -> Result<Decision, Refusal> {
        wish.decide(&mut Scene {
            record: self.record,
            engagement: before,
            by: self.by,
            at: before.as_of,
            random: &mut |length| (self.random)(length),
        })
    }
}
