//! Raising, closing and reopening matters.

use super::refusal::Refusal;
use super::scene::{Decided, Scene, change, checked, prose, write};
use super::wish::{Aside, Raising, Remark};
use crate::domain::entry::Raised;
use crate::domain::{Entry, Field, MatterStatus, Register, Value};

pub(super) fn raise(wished: &Raising, scene: &mut Scene<'_, '_>) -> Decided {
    let owner = scene.owner(wished.owner.as_deref())?;
    let due = wished.due.map_or(Value::Nothing, Value::Day);
    let nothing = Register::new(Value::Nothing);
    let outcome = wished.outcome.as_deref().map(|said| prose("outcome", said)).transpose()?;
    let mut entry = scene.entry()?;
    entry.internal = wished.internal;
    let ids = scene.fresh_ids(wished.tasks.len(), wished.kind.prefix())?;
    for (task, id) in wished.tasks.iter().zip(ids) {
        change(&mut entry, (&id, Field::Owner), &nothing, &owner);
        change(&mut entry, (&id, Field::Due), &nothing, &due);
        if outcome.is_some() {
            let open = Register::new(Value::MatterStatus(MatterStatus::Open));
            let closed = Value::MatterStatus(MatterStatus::Closed);
            change(&mut entry, (&id, Field::Status), &open, &closed);
        }
        let (kind, task) = (wished.kind, checked("task", task)?);
        entry.raise.insert(id, Raised { kind, task, ..Raised::default() });
    }
    entry.note = outcome;
    Ok(entry)
}

pub(super) fn close(matters: &[String], outcome: &Remark, scene: &mut Scene<'_, '_>) -> Decided {
    let selection = scene.select(matters)?;
    let phase = selection.phases.first().map(|phase| scene.checklist().phases[*phase].id.clone());
    let item = selection.items.first().map(|one| scene.engagement.items[one.item].id.clone());
    if let Some(id) = phase.or(item) {
        return Err(Refusal::NotAMatter(id));
    }
    if outcome.note.is_none() {
        return Err(Refusal::NoOutcome);
    }
    let mut entry = scene.entry_with(outcome, prose)?;
    let closed = Value::MatterStatus(MatterStatus::Closed);
    for matter in selection.matters {
        let matter = &scene.engagement.matters[matter];
        let mut outcomes = scene.engagement.outcomes(matter).into_iter();
        let differs = outcomes.any(|(said, _)| entry.note.as_deref() != Some(said));
        if differs || matter.field(Field::Status).is_changed_by(&closed) {
            write(&mut entry, matter, Field::Status, closed.clone());
        } else {
            scene.decision.leave(matter, Aside::AsWished, true);
        }
    }
    Ok(entry)
}

/// Sets a field of matters where it is not already so.
pub(super) fn set(
    matters: &[usize],
    field: Field,
    value: &Value,
    entry: &mut Entry,
    scene: &mut Scene<'_, '_>,
) {
    for matter in matters {
        let matter = &scene.engagement.matters[*matter];
        if !change(entry, (&matter.id, field), matter.field(field), value) {
            scene.decision.leave(matter, Aside::AsWished, true);
        }
    }
}
