//! Which entries stand, and which have been taken back.

use std::collections::HashSet;

use crate::domain::ids::EntryId;
use crate::domain::journal::{Deed, Journal};

/// For each of so many entries, whether it stands: no standing undo names it.
///
/// An undo takes back work wherever that sorts, so that an entry from a clock that ran ahead can
/// be undone too; it takes back another undo only if that sorts before it, so that no two undo
/// each other.
pub(super) fn standing(journal: &Journal, known: usize) -> Vec<bool> {
    let mut stands = vec![true; known];
    if !journal.index().undoes() {
        return stands;
    }
    let mut taken_back: HashSet<&EntryId> = HashSet::new();
    let undo = |place: usize| {
        journal.index().deeds(place).find_map(|deed| match deed {
            Deed::Undo(id, target) => Some((id, target)),
            _ => None,
        })
    };
    for place in (0..known).rev() {
        if let Some((id, target)) = undo(place) {
            stands[place] = !taken_back.contains(id);
            if stands[place] {
                taken_back.insert(target);
            }
        }
    }
    for place in journal.places_of(&taken_back).take_while(|place| *place < known) {
        stands[place] &= undo(place).is_some();
    }
    stands
}
