//! The customer's word that a phase is complete.

use super::refusal::Refusal;
use super::scene::{Decided, Scene, checked, prose};
use super::wish::Accepting;
use crate::domain::entry::Acceptance;
use crate::domain::select::{phase_named, short_id};

pub(super) fn accept(accepting: &Accepting, scene: &mut Scene<'_, '_>) -> Decided {
    let mut entry = scene.entry_with(&accepting.remark, prose)?;
    let engagement = scene.engagement;
    let place = phase_named(&accepting.phase, engagement)?;
    let phase = &engagement.checklist.phases[place];
    let open: Vec<_> = engagement.items_of(place).filter(|item| item.is_open()).collect();
    if accepting.despite.is_none() && !open.is_empty() {
        return Err(Refusal::GateNotReady {
            name: phase.name.clone(),
            open: open.iter().map(|item| short_id(item, engagement).to_owned()).collect(),
        });
    }
    let why = accepting.despite.as_deref().filter(|_| !open.is_empty());
    let acceptance = Acceptance {
        from: scene.participant(&accepting.from)?,
        open: open.iter().map(|item| item.id.clone()).collect(),
        despite: why.map(|why| prose("reason", why)).transpose()?,
        link: accepting.remark.link.as_deref().map(|link| checked("link", link)).transpose()?,
        fingerprint: Some(accepting.fingerprint.to_string()),
        ..Acceptance::default()
    };
    entry.accept.extend([(phase.id.clone(), acceptance)]);
    Ok(entry)
}
