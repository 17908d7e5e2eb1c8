//! Which entries stand, and which have been taken back.

use std::collections::{HashMap, HashSet};

use crate::domain::{Entry, EntryId};

/// For each of these entries, in the order of the fold, whether it stands: no standing undo names
/// it.
///
/// An undo takes back work wherever that sorts, so that an entry from a clock that ran ahead can
/// be undone too; it takes back another undo only if that sorts before it, so that no two undo
/// each other. So undos are told from the last to the first, and work after all of them:
///
/// | in the order of the fold | names | with the first two | with all three |
/// | --- | --- | --- | --- |
/// | `done A3` | | taken back | stands |
/// | `undo` | `done A3` | stands | taken back |
/// | `redo` | `undo` | | stands |
pub(super) fn standing(entries: &[Entry]) -> Vec<bool> {
    let mut stands = vec![true; entries.len()];
    let mut taken_back: HashSet<&EntryId> = HashSet::new();
    for (place, entry) in entries.iter().enumerate().rev() {
        if let Some(target) = &entry.undoes {
            stands[place] = !taken_back.contains(&entry.id);
            if stands[place] {
                taken_back.insert(target);
            }
        }
    }
    if !taken_back.is_empty() {
        for (entry, stands) in entries.iter().zip(&mut stands) {
            *stands &= entry.undoes.is_some() || !taken_back.contains(&entry.id);
        }
    }
    stands
}

/// What an undo is finally about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone<'e> {
    /// The work that it takes back, or brings back.
    pub work: &'e EntryId,
    /// It brings that back, since it takes back what took the work back.
    pub again: bool,
}

/// What the undos among these entries, by their ids, are finally about.
pub fn undos(entries: &[Entry]) -> HashMap<&EntryId, Undone<'_>> {
    let mut undos: HashMap<&EntryId, Undone<'_>> = HashMap::new();
    for entry in entries {
        if let Some(target) = &entry.undoes {
            let before = undos.get(target).copied();
            let Undone { work, again } = before.unwrap_or(Undone { work: target, again: true });
            undos.insert(&entry.id, Undone { work, again: !again });
        }
    }
    undos
}
