//! What there is to do.

use super::fold::Engagement;
use super::item::ItemState;

impl Engagement<'_> {
    /// Is something of the phase done or n/a, and nothing of it open?
    pub fn is_over(&self, phase: usize) -> bool {
        let has = |is: fn(&ItemState) -> bool| self.items_of(phase).any(is);
        has(ItemState::is_settled) && !has(ItemState::is_open)
    }

    /// Is the item in scope, not done, and late?
    pub fn is_overdue(&self, item: &ItemState) -> bool {
        item.is_open() && self.days_late(self.date_of(item)) > 0
    }

    /// Has a duty been confirmed since the last checkpoint?
    pub fn is_met(&self, duty: &ItemState) -> bool {
        let since = self.since_last();
        duty.confirmed.iter().any(|entry| self.at(*entry) > since)
    }

    /// Is there something to do about it: to finish it, to confirm it, to take it up, or to look at it
    /// again?
    pub fn is_to_do(&self, item: &ItemState) -> bool {
        item.is_open() || self.is_unmet(item) || item.is_to_take_up() || self.is_to_recheck(item)
    }

    /// Is it a duty that is still to be confirmed?
    pub fn is_unmet(&self, item: &ItemState) -> bool {
        item.duty && !item.is_out() && !self.is_met(item)
    }
}
