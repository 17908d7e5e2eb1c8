//! Adding items to a phase.

use super::scene::{Decided, Scene, change, checked};
use crate::domain::entry::Addition;
use crate::domain::select;
use crate::domain::{Day, Field, Register, Value};

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
    let prefix = scene.checklist().prefix(place);
    for (task, id) in tasks.iter().zip(scene.fresh_ids(tasks.len(), &prefix)?) {
        change(&mut entry, (&id, Field::Owner), &nothing, &owner);
        change(&mut entry, (&id, Field::Due), &nothing, &due);
        let phase = scene.checklist().phases[place].id.clone();
        entry.add.insert(id, Addition::new(phase, checked("task", task)?));
    }
    Ok(entry)
}
