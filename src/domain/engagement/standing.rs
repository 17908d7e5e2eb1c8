//! Which entries stand, and which have been taken back.

use std::collections::HashSet;

use crate::domain::entry::Entry;

/// For each entry, whether it stands: no standing undo names it.
///
/// An undo takes back work wherever that sorts, so that an entry from a clock that ran ahead can
/// be undone too; it takes back another undo only if that sorts before it, so that no two undo
/// each other.
pub(super) fn standing(entries: &[&Entry]) -> Vec<bool> {
    let mut taken_back = HashSet::new();
    let mut stands = vec![true; entries.len()];
    for (place, entry) in entries.iter().enumerate().rev() {
        if let Some(target) = &entry.undoes {
            stands[place] = !taken_back.contains(&entry.id);
            if stands[place] {
                taken_back.insert(target);
            }
        }
    }
    for (place, entry) in entries.iter().enumerate() {
        if entry.undoes.is_none() {
            stands[place] = !taken_back.contains(&entry.id);
        }
    }
    stands
}
