//! Marking meetings.

use super::refusal::Refusal;
use super::scene::{Scene, checked};
use super::wish::{Decision, Meeting, Remark};
use crate::domain::dates::is_date;
use crate::domain::entry::{Checkpoint, Unknown};
use crate::domain::time::parse_instant;

pub(super) fn checkpoint(
    meeting: &Meeting,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    let health = meeting.health;
    if health.is_some() && (meeting.name.is_none() || meeting.note.is_none()) {
        return Err(Refusal::HealthAlone);
    }
    let name = meeting.name.as_deref().map(|name| free_name(name, scene)).transpose()?;
    let why = meeting.note.clone().filter(|_| health.is_some());
    let why = why.map(|why| checked("reason", &why)).transpose()?;
    let mut entry = scene.entry_with(&Remark {
        note: meeting.note.clone().filter(|_| health.is_none()),
        ..Remark::default()
    })?;
    entry.internal = meeting.internal && meeting.note.is_some();
    let (next, unknown) = (meeting.next, Unknown::new());
    entry.checkpoint = Some(Box::new(Checkpoint { name, next, health, why, unknown }));
    Ok(Decision { entry: Some(entry), ..Decision::default() })
}

fn free_name(name: &str, scene: &Scene<'_, '_>) -> Result<String, Refusal> {
    let name = checked("checkpoint", name)?;
    if is_date(&name) || parse_instant(&name).is_some() || name.eq_ignore_ascii_case("last") {
        return Err(Refusal::NameReserved { name });
    }
    let same = |own: &String| own.to_lowercase() == name.to_lowercase();
    let mut marks = scene.engagement.checkpoints.iter();
    match marks.find(|mark| mark.checkpoint.name.as_ref().is_some_and(same)) {
        Some(mark) => {
            let at = scene.engagement.zone.wall(scene.engagement.at(mark.entry));
            Err(Refusal::NameInUse { name, at })
        }
        None => Ok(name),
    }
}
