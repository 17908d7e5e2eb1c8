//! Resting, and going on.

use super::plan;
use super::refusal::Refusal;
use super::scene::{Decided, Scene, prose};
use super::wish::Remark;
use crate::domain::dates::Shift;
use crate::domain::engagement::Rest;
use crate::domain::entry::Hold;
use crate::domain::{Day, Engagement};

/// Puts the engagement on hold; where it is, for another reason or until another day.
pub(super) fn hold(until: Option<Day>, remark: &Remark, scene: &mut Scene<'_, '_>) -> Decided {
    let mut entry = scene.entry_with(remark, prose)?;
    let today = scene.engagement.today();
    if let Some(day) = until.filter(|day| *day <= today) {
        return Err(Refusal::HoldIsOver(day));
    }
    let started = scene.engagement.head.started;
    if let Some(day) = remark.on.filter(|day| *day < started) {
        return Err(Refusal::HoldBeforeItBegan(day, started));
    }
    let is_so = scene.engagement.hold().is_some_and(|rest| {
        rest.until == until
            && scene.engagement.entry(rest.entry).note == entry.note
            && remark.on.is_none_or(|on| on == rest.since)
    });
    if !is_so {
        let (hold, from) = (Hold { until, ..Hold::default() }, remark.on.unwrap_or(today));
        if !scene.engagement.would_rest(from, &hold) {
            return Err(Refusal::HoldHasEnded(from));
        }
        entry.hold = Some(Box::new(hold));
    }
    Ok(entry)
}

/// Ends the hold; `shifted`, what is open moves by the days that were held. So it may also be said
/// of a hold that ended by itself, once.
pub(super) fn resume(shifted: bool, remark: &Remark, scene: &mut Scene<'_, '_>) -> Decided {
    let mut entry = scene.entry_with(remark, prose)?;
    let day = remark.on.unwrap_or(scene.engagement.today());
    let Some(rest) = ends(scene.engagement, day).filter(|_| shifted || scene.engagement.is_held())
    else {
        return scene.entry();
    };
    if shifted {
        let days = scene.engagement.held_days(rest.since, day);
        entry.set = plan::shift(&[], Shift::of_days(days), scene)?.set;
    }
    entry.resume = true;
    Ok(entry)
}

/// The last span in which the engagement rests, if an end on this day is the end of it.
fn ends(engagement: &Engagement<'_>, day: Day) -> Option<Rest> {
    let last = engagement.rests.last().copied();
    last.filter(|rest| rest.resumed.is_none() && rest.since <= day)
}
