//! Marking meetings.

use super::refusal::Refusal;
use super::scene::{Decided, Scene, checked, prose};
use super::wish::{Meeting, Remark};
use crate::domain::Checkpoint;
use crate::domain::dates::{is_date, may_be_a_name};

pub(super) fn checkpoint(meeting: &Meeting, scene: &mut Scene<'_, '_>) -> Decided {
    let health = meeting.health;
    if health.is_some() && (meeting.name.is_none() || meeting.note.is_none()) {
        return Err(Refusal::HealthAlone);
    }
    let name = meeting.name.as_deref().map(|name| free_name(name, scene)).transpose()?;
    let why = meeting.note.clone().filter(|_| health.is_some());
    let why = why.map(|why| prose("reason", &why)).transpose()?;
    let note = meeting.note.clone().filter(|_| health.is_none());
    let mut entry = scene.entry_with(&Remark { note, ..Remark::default() }, prose)?;
    entry.internal = meeting.internal && meeting.note.is_some();
    let present = scene.present(&meeting.present)?;
    let (next, unknown) = (meeting.next, Default::default());
    let marked = Checkpoint { name, next, health, why, present, unknown };
    entry.checkpoint = Some(Box::new(marked));
    Ok(entry)
}

fn free_name(name: &str, scene: &Scene<'_, '_>) -> Result<String, Refusal> {
    let name = checked("checkpoint", name)?;
    let is_day = is_date(&name) && !may_be_a_name(&name);
    if is_day || scene.engagement.zone.parse(&name).is_some() || name.eq_ignore_ascii_case("last") {
        return Err(Refusal::NameReserved(name));
    }
    match scene.engagement.checkpoint_named(&name) {
        Some(at) => Err(Refusal::NameInUse(name, scene.engagement.zone.wall(at))),
        None => Ok(name),
    }
}
