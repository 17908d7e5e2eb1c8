//! What checklists make of items, beside what people do.

use super::fold::Engagement;
use super::item::ItemState;
use crate::domain::{Entry, Field, Operation, Status, Value};

impl<'r> Engagement<'r> {
    /// The title of the checklist that was taken over last, or pinned, and when its document was
    /// written.
    pub fn newest_checklist(&self) -> (&'r str, Option<&'r str>) {
        let pinned = &self.head.checklist;
        let date = pinned.source.as_ref().and_then(|source| source.date.as_deref());
        let newest = self.upgrades.last().map(|upgraded| upgraded.upgrade);
        newest.map_or((&pinned.title, date), |newest| (&newest.title, newest.date.as_deref()))
    }

    /// The upgrades that say something of an item, the last first.
    fn upgrades_of(&self, item: &ItemState) -> impl Iterator<Item = &'r Entry> {
        let entries = item.entries.iter().rev().map(|place| self.entry(*place));
        entries.filter(|entry| entry.upgrade.is_some())
    }

    /// What the newest checklist that has the item says in this field.
    pub fn given<'s>(&'s self, item: &'s ItemState, field: Field) -> &'s Value {
        let set = |entry: &'s Entry| entry.set.get(&item.id)?.fields.get(&field);
        let set = self.upgrades_of(item).find_map(set).map(|write| &write.new);
        set.unwrap_or(item.field(field).initial())
    }

    /// Is the item of a checklist, and of the newest that was taken over?
    pub fn is_given(&self, item: &ItemState) -> bool {
        let upgrades = |place: &usize| self.entry(*place).upgrade.is_some();
        let is_own = item.added.as_ref().is_some_and(|added| !added.entries.iter().any(upgrades));
        !is_own && !self.has_left(item)
    }

    /// Was the item not on the last checklist that had anything to say of it?
    pub fn has_left(&self, item: &ItemState) -> bool {
        self.upgrades_of(item).next().is_some_and(|last| last.notes.contains_key(&item.id))
    }

    /// Is the item not applicable, for no other reason than that?
    pub fn is_out_since_it_left(&self, item: &ItemState) -> bool {
        let status = item.field(Field::Status).latest();
        let by_upgrade = |place: usize| self.entry(place).upgrade.is_some();
        item.status() == Status::NotApplicable
            && status.is_some_and(|status| by_upgrade(status.entry))
    }

    /// Is the item done, and was reworded by an upgrade since when nobody has said anything of it?
    pub fn is_to_recheck(&self, item: &ItemState) -> bool {
        let of_it = |operation: &Operation<'_>| operation.about() == Some(&item.id);
        let says = |entry: &Entry| {
            entry.operations().filter(of_it).find_map(|operation| match operation {
                Operation::Set(_, Field::Task | Field::Detail, _) if entry.upgrade.is_some() => {
                    Some(true)
                }
                Operation::Set(_, Field::Status, _)
                | Operation::Confirm(_)
                | Operation::Mention(_)
                | Operation::Note(..) => Some(false),
                _ => None,
            })
        };
        let mut entries = item.entries.iter().rev().map(|place| self.entry(*place));
        item.is_done() && entries.find_map(says).unwrap_or(false)
    }
}
