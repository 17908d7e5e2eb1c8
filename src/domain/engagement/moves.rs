//! Items that move to other phases.

use super::fold::Engagement;
use crate::domain::{Field, Id, Value, Write};

impl Engagement<'_> {
    /// Folds in a move, the phases by the ids that the checklist writes.
    pub(super) fn fold_move(&mut self, entry: usize, id: &Id, write: &Write) {
        let named = |value: &Value| {
            let phase = Id::new(value.as_text().unwrap_or_default());
            self.phase_place(&phase).map(|place| &self.checklist.phases[place].id).ok_or(phase)
        };
        let text = |phase: &Id| Value::Text(phase.as_str().into());
        let new = match named(&write.new) {
            Ok(phase) => text(phase),
            Err(phase) => return self.stray(entry, &phase),
        };
        let seen = |value: &Value| named(value).map_or_else(|_| value.clone(), text);
        let seen = write.seen.as_ref().map(|values| values.iter().map(seen).collect());
        self.touch(entry, id);
        if let Some(item) = self.item_place(id) {
            self.items[item].write(Field::Phase, &Write { seen, new }, entry);
        }
    }

    /// Puts what moved at the end of its phase.
    pub(super) fn move_items(&mut self) {
        let places: Vec<_> = (self.items.iter())
            .map(|item| item.field(Field::Phase).value().as_text().map(Id::new))
            .map(|phase| phase.and_then(|phase| self.phase_place(&phase)))
            .collect();
        for (item, place) in self.items.iter_mut().zip(places) {
            item.phase = place.unwrap_or(item.phase);
        }
        self.items.sort_by_cached_key(|item| {
            let came = item.came_with();
            (item.phase, came, came.map(|_| item.id.clone()))
        });
        self.find_holders();
    }
}
