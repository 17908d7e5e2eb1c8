//! Taking entries back, and bringing them back again.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::scene::{Decided, Scene};
use crate::domain::{Entry, EntryId, Id, Touch};

/// For an entry that is taken back already, one that does nothing.
pub(super) fn undo(id: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let target = match id {
        Some(id) => named(id, scene)?,
        None => {
            newest(scene, |entry| entry.undoes.is_none()).ok_or_else(|| nothing_to_undo(scene))?
        }
    };
    match is_taken_back(target, scene) {
        true => scene.entry(),
        false => take_back(target, scene),
    }
}

pub(super) fn redo(scene: &mut Scene<'_, '_>) -> Decided {
    let record = scene.engagement.record;
    let is_undo_of_work = |entry: &Entry| {
        let target = entry.undoes.as_ref();
        let undone = target.and_then(|id| record.named(id));
        target.is_some() && undone.is_none_or(|undone| undone.undoes.is_none())
    };
    let target = newest(scene, is_undo_of_work).ok_or(Refusal::NothingToRedo)?;
    take_back(target, scene)
}

/// Is there an undo in the state that takes the entry back?
fn is_taken_back(target: &Entry, scene: &Scene<'_, '_>) -> bool {
    let known = scene.engagement.entries().iter().position(|entry| entry == target);
    let mut undos = scene.engagement.standing().filter_map(|(_, entry)| entry.undoes.as_ref());
    known.map_or_else(
        || undos.any(|undone| undone == &target.id),
        |place| !scene.engagement.stands(place),
    )
}

fn take_back<'r>(target: &'r Entry, scene: &mut Scene<'_, 'r>) -> Decided {
    refuse_if_stood_on(target, scene)?;
    let mut entry = scene.entry()?;
    entry.undoes = Some(target.id.clone());
    Ok(entry)
}

/// The newest standing entry of the person who acts that is of this kind.
fn newest<'r>(scene: &Scene<'_, 'r>, kind: impl Fn(&Entry) -> bool) -> Option<&'r Entry> {
    let own = |entry: &&Entry| entry.by == scene.by && kind(entry);
    scene.engagement.standing().map(|(_, entry)| entry).rev().find(own)
}

fn nothing_to_undo(scene: &Scene<'_, '_>) -> Refusal {
    let mut standing = scene.engagement.standing().map(|(_, entry)| entry).rev();
    let newest = standing.find(|entry| entry.undoes.is_none());
    Refusal::NothingToUndo(newest.map(|entry| (entry.id.clone(), entry.by.clone())))
}

/// The entry with this id, or with the only id that starts so.
fn named<'r>(id: &str, scene: &Scene<'_, 'r>) -> Result<&'r Entry, Refusal> {
    let entries = scene.engagement.record.entries();
    let exact = scene.engagement.record.named(&EntryId::new(id));
    let starting = entries.iter().filter(|entry| entry.id.as_str().starts_with(id));
    let starting: Vec<&Entry> = starting.filter(|_| !id.is_empty()).collect();
    match (exact, starting.as_slice()) {
        (Some(entry), _) => Ok(entry),
        (None, [only]) => Ok(only),
        (None, []) => Err(Refusal::UnknownEntry(id.to_owned())),
        (None, several) => {
            let ids: BTreeSet<&EntryId> = several.iter().map(|entry| &entry.id).collect();
            Err(Refusal::SeveralEntries(id.to_owned(), ids.into_iter().cloned().collect()))
        }
    }
}

/// Refuses where a later standing entry touches what the target (or, of an undo, what it took
/// back) touches.
fn refuse_if_stood_on<'r>(target: &'r Entry, scene: &Scene<'_, 'r>) -> Result<(), Refusal> {
    let work = work_behind(target, scene);
    for entry in scene.engagement.record.entries().iter().filter(|entry| entry.id == work.id) {
        if let Some((later, touch)) = stands_on(entry, scene) {
            return Err(Refusal::StoodOn {
                entry: entry.id.clone(),
                later: later.id.clone(),
                by: later.by.to_string(),
                at: later.at,
                touch,
                again: target.undoes.is_some(),
            });
        }
    }
    Ok(())
}

/// The newest standing entry that touches what this one touches, and what that is.
fn stands_on<'r>(work: &Entry, scene: &Scene<'_, 'r>) -> Option<(&'r Entry, Touch)> {
    let added =
        |id: &Id| scene.engagement.record.entries().iter().any(|entry| entry.add.contains_key(id));
    let touched = work.touches(added);
    let later = scene.engagement.standing().map(|(_, entry)| entry).rev();
    later.take_while(|later| *later > work).filter(|later| later.id != work.id).find_map(|later| {
        Some((later, later.touches(added).intersection(&touched).next()?.clone()))
    })
}

/// What an undo, or the undo of an undo, is finally about.
fn work_behind<'r>(target: &'r Entry, scene: &Scene<'_, 'r>) -> &'r Entry {
    let mut work = target;
    let mut seen = BTreeSet::new();
    while let Some(id) = work.undoes.as_ref().filter(|id| seen.insert((*id).clone())) {
        match scene.engagement.record.named(id) {
            Some(undone) => work = undone,
            None => break,
        }
    }
    work
}
