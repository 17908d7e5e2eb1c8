//! Adding items to a phase.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::scene::{Decided, Scene, change, checked};
use crate::domain::entry::Addition;
use crate::domain::select;
use crate::domain::{Day, Field, Id, Register, Value};

pub(super) fn add(
    phase: &str,
    tasks: &[String],
    owner: Option<&str>,
    due: Option<Day>,
    scene: &mut Scene<'_, '_>,
) -> Decided {
    let place = select::phase_named(phase, scene.engagement)?;
    let owner = scene.owner(owner)?;
    let due = due.map_or(Value::Nothing, Value::Day);
    let nothing = Register::new(Value::Nothing);
    let mut entry = scene.entry()?;
    for (task, id) in tasks.iter().zip(fresh_ids(tasks.len(), place, scene)?) {
        change(&mut entry, (&id, Field::Owner), &nothing, &owner);
        change(&mut entry, (&id, Field::Due), &nothing, &due);
        let phase = scene.checklist().phases[place].id.clone();
        entry.add.insert(id, Addition::new(phase, checked("task", task)?));
    }
    Ok(entry)
}

/// So many new ids, in their order, which is then also that of the items.
fn fresh_ids(
    number: usize,
    phase: usize,
    scene: &mut Scene<'_, '_>,
) -> Result<BTreeSet<Id>, Refusal> {
    let mut ids = BTreeSet::new();
    while ids.len() < number {
        ids.insert(scene.item_id(phase)?);
    }
    Ok(ids)
}
