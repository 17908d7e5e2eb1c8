//! Adding items to a phase.

use std::collections::BTreeSet;

use super::plan::known_or_new;
use super::refusal::Refusal;
use super::scene::{Scene, checked};
use super::wish::Decision;
use crate::domain::entry::{Addition, Field, Value, Write};
use crate::domain::ids::Id;
use crate::domain::select;
use crate::domain::time::Day;

pub(super) fn add(
    phase: &str,
    tasks: &[String],
    owner: Option<&str>,
    due: Option<Day>,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let place = select::phase_named(phase, scene.engagement)?;
    let (owner, new_owners) = known_or_new(owner, scene)?;
    let due = due.map_or(Value::Nothing, Value::Day);
    let mut entry = scene.entry()?;
    for (task, id) in tasks.iter().zip(fresh_ids(tasks.len(), place, scene)) {
        let task = checked("task", task)?;
        for (field, value) in [(Field::Owner, &owner), (Field::Due, &due)] {
            if *value != Value::Nothing {
                entry.set(&id, field, first_write(value));
            }
        }
        let phase = scene.checklist().phases[place].id.clone();
        entry.add.insert(id, Addition::new(phase, task));
    }
    Ok(Decision { entry: Some(entry), new_owners, ..Decision::default() })
}

/// So many new ids, in their order, which is then also that of the items.
fn fresh_ids(number: usize, phase: usize, scene: &mut Scene<'_, '_>) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    while ids.len() < number {
        ids.insert(scene.item_id(phase));
    }
    ids
}

fn first_write(value: &Value) -> Write {
    Write { seen: Some(vec![Value::Nothing]), new: value.clone() }
}
