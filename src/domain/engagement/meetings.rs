//! The checkpoints that were held, and the next.

use super::fold::{Checkpointed, Engagement};
use crate::domain::{Day, Instant};

impl<'r> Engagement<'r> {
    /// The newest checkpoint that was held before the report's own day.
    pub fn last_checkpoint(&self) -> Option<Checkpointed<'r>> {
        self.held_before_today().next()
    }

    /// The checkpoints that were held before the report's own day, the newest first.
    pub fn held_before_today(&self) -> impl Iterator<Item = Checkpointed<'r>> {
        let held = |mark: &&Checkpointed<'r>| {
            let day = self.zone.day(self.at(mark.entry));
            mark.checkpoint.name.is_some() && day < self.today()
        };
        self.checkpoints.iter().rev().filter(held).copied()
    }

    /// The day that was set for the next checkpoint.
    pub fn next_checkpoint(&self) -> Option<Day> {
        self.checkpoints.last()?.checkpoint.next
    }

    /// For how many days that has been over, held ones aside: the checkpoint was missed.
    pub fn checkpoint_late_days(&self) -> i64 {
        let late = self.checkpoints.last().and_then(|mark| {
            let set = self.zone.day(self.at(mark.entry));
            Some(self.days_over(mark.checkpoint.next?, Some(set)))
        });
        late.unwrap_or_default()
    }

    /// The first checkpoint with this name, case aside.
    pub fn meeting(&self, name: &str) -> Option<Checkpointed<'r>> {
        let is_it = |own: &String| own.to_lowercase() == name.to_lowercase();
        let mut marks = self.checkpoints.iter();
        marks.find(|mark| mark.checkpoint.name.as_ref().is_some_and(is_it)).copied()
    }

    /// The instant of that.
    pub fn checkpoint_named(&self, name: &str) -> Option<Instant> {
        self.meeting(name).map(|mark| self.at(mark.entry))
    }

    /// The instant from which `last` counts: that checkpoint, else the start.
    pub fn since_last(&self) -> Instant {
        match self.last_checkpoint() {
            Some(mark) => self.at(mark.entry),
            None => self.zone.start_of(self.head.started),
        }
    }
}
