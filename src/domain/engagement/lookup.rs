//! What there is, by its id.

use super::fold::{Engagement, Holder};
use super::item::ItemState;
use super::matter::MatterState;
use super::tracked::Tracked;
use crate::domain::{Day, Field, Id, MatterStatus, Value};

impl Engagement<'_> {
    /// The place of the matter with exactly this id.
    pub fn matter_place(&self, id: &Id) -> Option<usize> {
        match self.holders.get(id) {
            Some(Holder::Matter(matter)) => Some(*matter),
            _ => None,
        }
    }

    /// The matter with exactly this id.
    pub fn matter(&self, id: &Id) -> Option<&MatterState> {
        self.matter_place(id).map(|matter| &self.matters[matter])
    }

    /// Items, and behind them matters.
    pub fn tracked(&self) -> impl Iterator<Item = &Tracked> {
        let items = self.items.iter().map(|item| &**item);
        items.chain(self.matters.iter().map(|matter| &**matter))
    }

    /// The item or the matter with exactly this id.
    pub fn find(&self, id: &Id) -> Option<&Tracked> {
        match self.holders.get(id)? {
            Holder::Item(item) => Some(&self.items[*item]),
            Holder::Matter(matter) => Some(&self.matters[*matter]),
            Holder::Phase(_) => None,
        }
    }

    /// What came of the matter, in the words of all who closed it without seeing each other: each
    /// as it was last said, with its entry, in the order of the fold.
    pub fn outcomes(&self, matter: &MatterState) -> Vec<(&str, usize)> {
        let mut outcomes: Vec<(&str, usize)> = Vec::new();
        for closed in matter.field(Field::Status).all() {
            let is_closed = closed.value == Value::MatterStatus(MatterStatus::Closed);
            let Some(said) = self.entry(closed.entry).note_on(&matter.id).filter(|_| is_closed)
            else {
                continue;
            };
            outcomes.retain(|(other, _)| *other != said);
            outcomes.push((said, closed.entry));
        }
        outcomes
    }

    /// Has nothing this id?
    pub fn is_free(&self, id: &Id) -> bool {
        !self.holders.contains_key(id)
    }

    /// Is the matter open, and late?
    pub fn is_matter_overdue(&self, matter: &MatterState) -> bool {
        matter.is_open() && self.days_late(matter.field(Field::Due)) > 0
    }

    /// Is the day today or later, up to this one?
    pub fn comes_by(&self, day: Day, until: Day) -> bool {
        (self.today()..=until).contains(&day)
    }

    /// Is the item open, and due today or later, up to this day?
    pub fn is_due_by(&self, item: &ItemState, until: Day) -> bool {
        item.is_open() && self.due_of(item).is_some_and(|due| self.comes_by(due, until))
    }

    /// The same of a matter.
    pub fn is_matter_due_by(&self, matter: &MatterState, until: Day) -> bool {
        matter.is_open() && matter.due().is_some_and(|due| self.comes_by(due, until))
    }

    /// Is the matter not for those for whom the state was made?
    pub fn withholds(&self, matter: &MatterState) -> bool {
        matter.internal && self.record.is_withheld()
    }
}
