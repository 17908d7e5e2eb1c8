//! Taking entries back, and bringing them back again.
//!
//! Without an entry's id, both walk along what the person who acts did, as editors do:
//!
//! | what somebody did, one after the other | `undo` takes back | `redo` brings back |
//! | --- | --- | --- |
//! | `done A1`, `done A3` | A3 | nothing: there is no undo |
//! | then `undo` | A1 | A3 |
//! | then `undo` again | nothing | A1 |
//! | then `redo` | A1 | A3 |
//! | then `done A4` | A4 | nothing: A4 was recorded since the undo |
//! | then `redo ENTRY`, of A3 | A3, then A4 | nothing |

use std::collections::{BTreeSet, HashMap};

use super::refusal::Refusal;
use super::scene::{Decided, Scene};
use crate::domain::engagement::{Undone, undos};
use crate::domain::select::short_id;
use crate::domain::{Entry, EntryId, Field, Id, Operation, Touch};

/// So much of an entry's id has to be written.
const SHORTEST: usize = 3;

/// For an entry that is taken back already, one that does nothing.
pub(super) fn undo(id: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let target = match id {
        Some(id) => named(id, scene)?,
        None => newest(scene).ok_or_else(|| nothing_to_undo(scene))?,
    };
    match is_taken_back(target, scene) {
        true => scene.entry(),
        false => take_back(target, scene),
    }
}

pub(super) fn redo(id: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let Some(id) = id else {
        let undo = newest_undo(|entry| entry.undoes.is_some(), scene);
        return take_back(undo.ok_or_else(|| nothing_to_redo(scene))?, scene);
    };
    let work = work_behind(named(id, scene)?, scene);
    let mut standing = scene.engagement.standing().map(|(_, entry)| entry).rev();
    match standing.find(|undo| undo.undoes.as_ref() == Some(&work.id)) {
        Some(undo) if is_taken_back(work, scene) => take_back(undo, scene),
        _ => scene.entry(),
    }
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
    let work = work_behind(target, scene);
    refuse_if_stood_on(target, work, scene)?;
    let is_of_today = scene.engagement.zone.day(work.at) == scene.engagement.today();
    if work.by != scene.by || !is_of_today {
        scene.decision.older = Some((work.by.to_string(), work.at));
    }
    let mut entry = scene.entry()?;
    entry.undoes = Some(target.id.clone());
    Ok(entry)
}

/// The newest standing work of the person who acts: what he recorded or, by a redo, brought back.
/// What a record begins with is none.
fn newest<'r>(scene: &Scene<'_, 'r>) -> Option<&'r Entry> {
    let (undos, standing) = (undos(scene.engagement.record.entries()), standing(scene));
    let own = scene.engagement.standing().map(|(_, entry)| entry).rev();
    own.filter(|entry| entry.by == scene.by).find_map(|entry| match undos.get(&entry.id) {
        _ if entry.begins() => None,
        _ if entry.undoes.is_none() => Some(entry),
        Some(undone) if undone.again => standing.get(undone.work).copied(),
        _ => None,
    })
}

/// The newest undo of the person who acts that keeps work from standing, of those down to the
/// first of his entries that is not `wanted`.
fn newest_undo<'r>(wanted: fn(&Entry) -> bool, scene: &Scene<'_, 'r>) -> Option<&'r Entry> {
    let (undos, standing) = (undos(scene.engagement.record.entries()), standing(scene));
    let keeps_down = |undone: &Undone<'_>| !undone.again && !standing.contains_key(undone.work);
    let own = scene.engagement.entries().iter().enumerate().rev();
    own.filter(|(_, entry)| entry.by == scene.by)
        .take_while(|(_, entry)| wanted(entry))
        .filter(|(place, _)| scene.engagement.stands(*place))
        .find_map(|(_, entry)| undos.get(&entry.id).filter(|it| keeps_down(it)).map(|_| entry))
}

/// The work that stands, by the ids of its entries.
fn standing<'r>(scene: &Scene<'_, 'r>) -> HashMap<&'r EntryId, &'r Entry> {
    let standing = scene.engagement.standing().map(|(_, entry)| (&entry.id, entry));
    standing.filter(|(_, entry)| entry.undoes.is_none()).collect()
}

fn nothing_to_redo(scene: &Scene<'_, '_>) -> Refusal {
    newest_undo(|_| true, scene).map_or(Refusal::NothingToRedo, |older| {
        let work = work_behind(older, scene);
        let is_free = refuse_if_stood_on(older, work, scene).is_ok();
        Refusal::RedoIsOver(is_free.then(|| work.id.clone()))
    })
}

fn nothing_to_undo(scene: &Scene<'_, '_>) -> Refusal {
    let mut standing = scene.engagement.standing().map(|(_, entry)| entry).rev();
    let newest = standing.find(|entry| entry.undoes.is_none() && !entry.begins());
    Refusal::NothingToUndo(newest.map(|entry| (entry.id.clone(), entry.by.clone())))
}

/// The entry with this id, or with the only id that starts so: with enough of it to be no number.
fn named<'r>(id: &str, scene: &Scene<'_, 'r>) -> Result<&'r Entry, Refusal> {
    let entries = scene.engagement.record.entries();
    let exact = scene.engagement.record.named(&EntryId::new(id));
    let starting = entries.iter().filter(|entry| entry.id.as_str().starts_with(id));
    let starting: Vec<&Entry> = starting.filter(|_| id.len() >= SHORTEST).collect();
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

/// Refuses where a later standing entry touches what the work behind the target touches.
fn refuse_if_stood_on<'r>(
    target: &'r Entry,
    work: &'r Entry,
    scene: &Scene<'_, 'r>,
) -> Result<(), Refusal> {
    for entry in scene.engagement.record.entries().iter().filter(|entry| entry.id == work.id) {
        if let Some((later, touch)) = stands_on(entry, scene) {
            return Err(Refusal::StoodOn {
                entry: entry.id.clone(),
                later: later.id.clone(),
                by: later.by.to_string(),
                at: later.at,
                did: did(later, &touch, scene),
                again: target.undoes.is_some(),
            });
        }
    }
    Ok(())
}

/// The newest standing entry that touches what this one touches, and what that is.
fn stands_on<'r>(work: &Entry, scene: &Scene<'_, 'r>) -> Option<(&'r Entry, Touch)> {
    let entries = scene.engagement.record.entries();
    let adds = |entry: &Entry, id: &Id| {
        entry.add.contains_key(id) || entry.raise.contains_key(id) || entry.brings(id)
    };
    let added = |id: &Id| entries.iter().any(|entry| adds(entry, id));
    let touched = work.touches(added);
    let later = scene.engagement.standing().map(|(_, entry)| entry).rev();
    later.take_while(|later| *later > work).filter(|later| later.id != work.id).find_map(|later| {
        Some((later, later.touches(added).intersection(&touched).next()?.clone()))
    })
}

/// What an entry did to what it touches: `set the owner of A3`.
fn did(entry: &Entry, touch: &Touch, scene: &Scene<'_, '_>) -> String {
    let name =
        |id| scene.engagement.find(id).map_or(id.as_str(), |it| short_id(it, scene.engagement));
    let set = |id, field: Field| {
        let what = if field == Field::Due { "due date" } else { field.word() };
        format!("set the {what} of {}", name(id))
    };
    match touch {
        Touch::Field(id, field) => set(id, *field),
        Touch::Role(_) | Touch::Setting(_) => format!("set {touch}"),
        Touch::Hold if entry.resume => "ended the hold".to_owned(),
        Touch::Hold => "put the engagement on hold".to_owned(),
        Touch::Added(id) => match entry.operations().find(|it| it.about() == Some(id)) {
            Some(Operation::Add(..)) => format!("added {}", name(id)),
            Some(Operation::Raise(..)) => format!("raised {}", name(id)),
            Some(Operation::Set(id, field, _)) => set(id, field),
            Some(Operation::Confirm(id)) => format!("confirmed {}", name(id)),
            Some(_) => format!("said something about {}", name(id)),
            None => format!("put something into {id}"),
        },
    }
}

/// What an undo, or the undo of an undo, is finally about; of any other entry, that.
fn work_behind<'r>(target: &'r Entry, scene: &Scene<'_, 'r>) -> &'r Entry {
    let undos = undos(scene.engagement.record.entries());
    let work = undos.get(&target.id).and_then(|undone| scene.engagement.record.named(undone.work));
    work.unwrap_or(target)
}
