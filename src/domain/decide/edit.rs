//! Many fields of many items at once, as somebody wrote them down.

use super::edits::{Edit, EditFault, Edits};
use super::refusal::Refusal;
use super::scene::Scene;
use super::tick::write;
use super::wish::Decision;
use crate::domain::engagement::ItemState;
use crate::domain::entry::{Entry, Field, Value};
use crate::domain::ids::Id;
use crate::domain::status::Status;
use crate::domain::text;

pub(super) fn edit(edits: &Edits, scene: &mut Scene<'_, '_>) -> Result<Decision, Refusal> {
    let mut entry = scene.entry()?;
    let mut decision = Decision::default();
    let mut faults = Vec::new();
    for (id, edit) in &edits.items {
        if let Err(fault) = one(id, edit, &mut entry, &mut decision, scene) {
            faults.push((id.clone(), fault));
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::Edits(faults));
    }
    if edits.items.len() == 1 {
        entry.note = std::mem::take(&mut entry.notes).into_iter().next().map(|(_, note)| note);
    }
    if entry.set.is_empty() && entry.confirm.is_empty() && entry.note.is_some() {
        entry.items = edits.items.keys().cloned().collect();
    }
    entry.via.clone_from(&edits.via);
    let does_something = !(entry.set.is_empty()
        && entry.confirm.is_empty()
        && entry.notes.is_empty()
        && entry.note.is_none());
    decision.entry = Some(entry).filter(|_| does_something);
    Ok(decision)
}

fn one(
    id: &Id,
    edit: &Edit,
    entry: &mut Entry,
    decision: &mut Decision,
    scene: &Scene<'_, '_>,
) -> Result<(), EditFault> {
    let item = scene.engagement.item(id).ok_or(EditFault::Unknown)?;
    for (field, value) in &edit.set {
        let value = checked(*field, value, decision, scene)?;
        let now = item.field(*field).value();
        if edit.seen.get(field).is_some_and(|seen| seen != now && *now != value) {
            return Err(EditFault::Clash(*field, now.clone()));
        }
        if item.field(*field).is_changed_by(&value) || is_reason_anew(&value, edit) {
            status_allows(item, &value, edit)?;
            write(entry, item, *field, value);
        }
    }
    if edit.confirm && !item.duty {
        return Err(EditFault::NotADuty);
    }
    entry.confirm.extend(edit.confirm.then(|| item.id.clone()));
    if let Some(note) = &edit.note {
        let note = text::typed(note).map_err(|fault| EditFault::Text("note", fault))?;
        entry.notes.insert(item.id.clone(), note);
    }
    Ok(())
}

/// A status that needs a reason is written again where the reason is another.
fn is_reason_anew(value: &Value, edit: &Edit) -> bool {
    matches!(value, Value::Status(status) if status.needs_reason()) && edit.note.is_some()
}

fn status_allows(item: &ItemState, value: &Value, edit: &Edit) -> Result<(), EditFault> {
    match value {
        Value::Status(Status::Done) if item.duty => Err(EditFault::DutyDone),
        Value::Status(status) if status.needs_reason() && edit.note.is_none() => {
            Err(EditFault::NoReason(*status))
        }
        _ => Ok(()),
    }
}

/// The value as it may be stored: of a known owner's name, that owner.
fn checked(
    field: Field,
    value: &Value,
    decision: &mut Decision,
    scene: &Scene<'_, '_>,
) -> Result<Value, EditFault> {
    match (field, value) {
        (field, Value::Nothing) if !field.may_be_nothing() => Err(EditFault::Empty(field)),
        (Field::Owner, Value::Text(name)) => match scene.owner(name) {
            Ok((owner, new)) => {
                decision.new_owners.extend(new);
                Ok(Value::Text(owner))
            }
            Err(Refusal::SeveralOwners { name, owners }) => {
                Err(EditFault::SeveralOwners(name, owners))
            }
            Err(Refusal::Text { what, fault }) => Err(EditFault::Text(what, fault)),
            Err(_) => Err(EditFault::Empty(field)),
        },
        (Field::Detail, Value::Text(detail)) => lines(detail),
        (field, Value::Text(text)) => {
            let text = text::typed(text).map_err(|fault| EditFault::Text(field.word(), fault))?;
            Ok(Value::Text(text))
        }
        (_, value) => Ok(value.clone()),
    }
}

/// A detail may have several lines.
fn lines(detail: &str) -> Result<Value, EditFault> {
    let fault = |fault| EditFault::Text("detail", fault);
    text::typed(&detail.replace('\n', " ")).map_err(fault)?;
    Ok(Value::text(Some(detail)))
}
