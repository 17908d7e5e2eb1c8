//! Owners, due dates and notes.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::scene::{Scene, checked};
use super::tick::write;
use super::wish::{Aside, Decision, NewOwner, Remark};
use crate::domain::engagement::{ItemState, Register};
use crate::domain::entry::{Entry, Field, Value};
use crate::domain::select::{NamedBy, Picked, nearest};
use crate::domain::time::Day;

pub(super) fn assign(
    items: &[String],
    owner: Option<&str>,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let selection = scene.select(items)?;
    let (owner, new_owners) = known_or_new(owner, scene)?;
    let mut decision = Decision { new_owners, ..Decision::default() };
    let mut entry = scene.entry()?;
    for picked in selection.items {
        set(Field::Owner, &owner, picked, &mut entry, &mut decision, scene);
    }
    decision.entry = Some(entry).filter(|entry| !entry.set.is_empty());
    Ok(decision)
}

pub(super) fn assign_role(
    role: &str,
    owner: Option<&str>,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let role = known_role(role, scene)?;
    let (owner, new_owners) = known_or_new(owner, scene)?;
    let nobody = Register::new(Value::Nothing);
    let register = scene.engagement.roles.get(&role).unwrap_or(&nobody);
    if !register.is_changed_by(&owner) {
        return Ok(Decision::default());
    }
    let write = register.write(owner);
    let mut entry = scene.entry()?;
    entry.role.insert(role, write);
    Ok(Decision { entry: Some(entry), new_owners, ..Decision::default() })
}

pub(super) fn due(
    words: &[String],
    day: Option<Day>,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let selection = scene.select(words)?;
    let due = day.map_or(Value::Nothing, Value::Day);
    let mut decision = Decision::default();
    let mut entry = scene.entry()?;
    for phase in selection.phases {
        let id = &scene.checklist().phases[phase].id;
        let register = &scene.engagement.phases[phase].due;
        if !register.is_changed_by(&due) {
            decision.already.push((id.clone(), Aside::AsWished));
        } else {
            entry.set(id, Field::Due, register.write(due.clone()));
        }
    }
    for picked in selection.items.into_iter().filter(|picked| picked.named_by != NamedBy::Phase) {
        set(Field::Due, &due, picked, &mut entry, &mut decision, scene);
    }
    decision.entry = Some(entry).filter(|entry| !entry.set.is_empty());
    Ok(decision)
}

pub(super) fn plan(scene: &mut Scene<'_, '_>) -> Result<Decision, Refusal> {
    let mut entry = scene.entry()?;
    for (phase, day) in scene.checklist().plan(scene.record.head.started) {
        let due = Value::Day(day);
        let register = &scene.engagement.phases[phase].due;
        if register.is_changed_by(&due) {
            let id = &scene.checklist().phases[phase].id;
            entry.set(id, Field::Due, register.write(due));
        }
    }
    let entry = Some(entry).filter(|entry| !entry.set.is_empty());
    Ok(Decision { entry, ..Decision::default() })
}

pub(super) fn note(
    items: &[String],
    remark: &Remark,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let selection = scene.select(items)?;
    if let Some(phase) = selection.phases.first() {
        return Err(Refusal::PhaseNamed { phase: scene.checklist().phases[*phase].id.clone() });
    }
    checked("note", remark.note.as_deref().unwrap_or_default())?;
    let mut entry = scene.entry_with(remark)?;
    let item = |picked: &Picked| scene.engagement.items[picked.item].id.clone();
    entry.items = selection.items.iter().map(item).collect();
    Ok(Decision { entry: Some(entry), ..Decision::default() })
}

/// Sets a field of an item where it is not already so. A phase or a range leaves alone what is
/// out of scope.
fn set(
    field: Field,
    value: &Value,
    picked: Picked,
    entry: &mut Entry,
    decision: &mut Decision,
    scene: &Scene<'_, '_>,
) {
    let item: &ItemState = &scene.engagement.items[picked.item];
    let register = item.field(field);
    let named = picked.named_by == NamedBy::Id;
    if !named && item.is_out() {
        let aside = match item.optional {
            true => Aside::Optional,
            false => Aside::Status(item.status()),
        };
        decision.left_alone.push((item.id.clone(), aside));
    } else if register.is_changed_by(value) {
        write(entry, item, field, value.clone());
    } else if named {
        decision.already.push((item.id.clone(), Aside::AsWished));
    } else {
        decision.left_alone.push((item.id.clone(), Aside::AsWished));
    }
}

/// The owner as a value, and who that is where nobody had heard of him before.
pub(super) fn known_or_new(
    owner: Option<&str>,
    scene: &Scene<'_, '_>,
) -> Result<(Value, Vec<NewOwner>), Refusal> {
    let Some(owner) = owner else {
        return Ok((Value::Nothing, Vec::new()));
    };
    let (owner, new) = scene.owner(owner)?;
    Ok((Value::Text(owner), new.into_iter().collect()))
}

fn known_role(role: &str, scene: &Scene<'_, '_>) -> Result<String, Refusal> {
    let roles: BTreeSet<&str> = scene.engagement.items.iter().filter_map(ItemState::role).collect();
    let named = roles.iter().find(|known| known.to_lowercase() == role.trim().to_lowercase());
    named.map(|known| (*known).to_owned()).ok_or_else(|| Refusal::UnknownRole {
        role: role.to_owned(),
        nearest: nearest(role, roles.iter().copied()).map(str::to_owned),
        roles: roles.iter().map(|known| (*known).to_owned()).collect(),
    })
}
