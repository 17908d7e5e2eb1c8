//! Many fields of many items and matters at once, as somebody wrote them down.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::phase_id;
use super::refusal::{EditFault, Refusal};
use super::scene::{Decided, Scene, change, checked, prose, write};
use super::wish::{Edit, Edits, NewItem, Remark};
use crate::domain::entry::Addition;
use crate::domain::owners::owners;
use crate::domain::select::phase_named;
use crate::domain::{
    Entry, Field, Id, ItemState, MatterState, MatterStatus, Register, Status, Value,
};

pub(super) fn edit(edits: &Edits, scene: &mut Scene<'_, '_>) -> Decided {
    let day = Remark { on: edits.on, ..Remark::default() };
    let mut entry = scene.entry_with(&day, prose)?;
    let known = owners(scene.engagement);
    let mut faults = Vec::new();
    for (id, edit) in &edits.items {
        if let Err(fault) = one((id, edit), &mut entry, &known, scene) {
            faults.push((id.clone(), fault));
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::Edits(faults));
    }
    add(&edits.added, &mut entry, &known, scene)?;
    if edits.items.len() == 1 && edits.added.is_empty() {
        entry.note = std::mem::take(&mut entry.notes).into_iter().next().map(|(_, note)| note);
    }
    if entry.set.is_empty() && entry.confirm.is_empty() && entry.note.is_some() {
        entry.items = edits.items.keys().cloned().collect();
    }
    entry.via.clone_from(&edits.via);
    Ok(entry)
}

fn one(
    (id, edit): (&Id, &Edit),
    entry: &mut Entry,
    known: &BTreeSet<&str>,
    scene: &mut Scene<'_, '_>,
) -> Result<(), EditFault> {
    let one = scene.engagement.find(id).ok_or(EditFault::Unknown)?;
    let item = scene.engagement.item(id);
    for (field, value) in &edit.set {
        let value = stored(*field, value, known, scene)?;
        let now = one.value(*field);
        if edit.seen.get(field).is_some_and(|seen| seen != now && *now != value) {
            return Err(EditFault::Clash(*field, now.clone()));
        }
        if one.field(*field).is_changed_by(&value) || is_reason_anew(&value, edit) {
            match item {
                Some(item) => item_takes(item, &value, edit)?,
                None => matter_takes(*field, &value, edit)?,
            }
            let is_newly_blocked =
                value == Value::Status(Status::Blocked) && !one.tells(Field::Waiting);
            if is_newly_blocked && !edit.set.contains_key(&Field::Waiting) {
                let waiting = one.field(Field::Waiting);
                change(entry, (id, Field::Waiting), waiting, &Value::Nothing);
            }
            write(entry, one, *field, value);
        }
    }
    if edit.confirm && !item.is_some_and(|item| item.duty) {
        return Err(EditFault::NotADuty);
    }
    entry.confirm.extend(edit.confirm.then(|| one.id.clone()));
    if let Some(note) = &edit.note {
        entry.notes.insert(one.id.clone(), prose("note", note)?);
    }
    Ok(())
}

/// Adds items as somebody wrote them down, those of a phase in their order.
fn add(
    added: &[NewItem],
    entry: &mut Entry,
    known: &BTreeSet<&str>,
    scene: &mut Scene<'_, '_>,
) -> Result<(), Refusal> {
    let mut by_phase: BTreeMap<usize, Vec<&NewItem>> = BTreeMap::new();
    for new in added {
        by_phase.entry(phase_named(&new.phase, scene.engagement)?).or_default().push(new);
    }
    for (place, added) in by_phase {
        let prefix = scene.checklist().prefix(place);
        let phase = &scene.checklist().phases[place].id;
        for (new, id) in added.iter().zip(scene.fresh_ids(added.len(), &prefix)?) {
            let addition = Addition::new(phase.clone(), checked("task", &new.task)?);
            for (field, value) in &new.edit.set {
                let value = match (field, value) {
                    (Field::Owner, Value::Text(name)) => scene.owner_among(known, Some(name))?,
                    _ => value.clone(),
                };
                let before = match field {
                    Field::Status => Value::Status(Status::NotStarted),
                    _ => Value::Nothing,
                };
                change(entry, (&id, *field), &Register::new(before), &value);
            }
            if let Some(note) = &new.edit.note {
                entry.notes.insert(id.clone(), prose("note", note)?);
            }
            entry.add.insert(id, addition);
        }
    }
    Ok(())
}

/// A status that needs a reason is written again where the reason is another.
fn is_reason_anew(value: &Value, edit: &Edit) -> bool {
    value.needs_reason() && edit.note.is_some()
}

fn item_takes(item: &ItemState, value: &Value, edit: &Edit) -> Result<(), EditFault> {
    match value {
        _ if !ItemState::takes(value) => Err(EditFault::NoStatusOfAnItem),
        Value::Status(Status::Done) if item.duty => Err(EditFault::DutyDone),
        Value::Status(status) if status.needs_reason() && !tells_why(*status, edit) => {
            Err(EditFault::NoReason(*status))
        }
        Value::Waiting(_) if !will_be_blocked(item, edit) => Err(EditFault::NotBlocked),
        _ => Ok(()),
    }
}

/// Is it said why it has this status? For whom a blocked item waits is a reason too.
fn tells_why(status: Status, edit: &Edit) -> bool {
    let waits = || matches!(edit.set.get(&Field::Waiting), Some(Value::Waiting(_)));
    edit.note.is_some() || status == Status::Blocked && waits()
}

fn will_be_blocked(item: &ItemState, edit: &Edit) -> bool {
    let status = Value::Status(item.status());
    *edit.set.get(&Field::Status).unwrap_or(&status) == Value::Status(Status::Blocked)
}

fn matter_takes(field: Field, value: &Value, edit: &Edit) -> Result<(), EditFault> {
    match value {
        _ if !MatterState::FIELDS.contains(&field) => Err(EditFault::NoFieldOfAMatter(field)),
        _ if !MatterState::takes(field, value) => Err(EditFault::NoStatusOfAMatter),
        Value::MatterStatus(MatterStatus::Closed) if edit.note.is_none() => {
            Err(EditFault::NoOutcome)
        }
        _ => Ok(()),
    }
}

/// The value as it may be stored: of a known owner's name, that owner.
fn stored(
    field: Field,
    value: &Value,
    known: &BTreeSet<&str>,
    scene: &mut Scene<'_, '_>,
) -> Result<Value, EditFault> {
    Ok(match (field, value) {
        (_, Value::Nothing) if !field.may_be_nothing() => return Err(EditFault::Empty(field)),
        (Field::Owner, Value::Text(name)) => scene.owner_among(known, Some(name))?,
        (Field::Waiting, Value::Waiting(waiting)) => Value::waiting(scene.waiting(waiting)?),
        (Field::Phase, Value::Text(phase)) => phase_id(phase, scene)?,
        (Field::Detail, Value::Text(several_lines)) => {
            checked("detail", &several_lines.replace('\n', " "))?;
            value.clone()
        }
        (_, Value::Text(text)) => Value::Text(checked(field.word(), text)?),
        _ => value.clone(),
    })
}
