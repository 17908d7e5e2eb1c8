//! The way in which every command records: lock, read, decide, append, confirm.

use std::path::Path;

use crate::domain::dates::Shift;
use crate::domain::decide::{NewPerson, Part, Wish};
use crate::domain::engagement::{Undone, undos};
use crate::domain::select::Names;
use crate::domain::{Day, Engagement, Entry, Field, Operation, Record};
use crate::record::{DiskError, Loaded, Lock, Uninterrupted, load};
use crate::render::views;
use crate::render::{Calendar, Text, Tone};
use crate::reports::effect::{Effect, effect};
use crate::reports::header::{OnHold, on_hold};
use crate::session::{Exit, Session, random};

use super::Outcome;
use super::explain::Hint;
use super::options::Acting;
use super::reading::{find, say_what_can_t_be_read, say_what_is_left_out, say_where_more_is};

/// What is said where nothing keeps two writers apart.
pub(super) const UNGUARDED: &str =
    "this file system has no locks: don't record from two places at once";
/// What is said where the last entry of the file was never finished.
pub(super) const SET_ASIDE: &str =
    "an unfinished entry at the end of the record is now a comment there";

/// What an entry made of a record.
pub(super) struct Recorded {
    /// The record with the entry.
    pub(super) record: Record,
    pub(super) effect: Effect,
    pub(super) customer: String,
    pub(super) names: Names,
    pub(super) calendar: Calendar,
    /// The last day that is planned.
    pub(super) plan_end: Option<Day>,
    /// That it is on hold.
    pub(super) hold: Option<OnHold>,
    /// The last entry of the file was never finished, and was set aside.
    pub(super) set_aside: bool,
    /// Holds signals back until it is said what was recorded.
    _uninterrupted: Option<Uninterrupted>,
}

/// Appends what was decided to the file that is locked, if one is; what that made of the record.
pub(super) fn append(
    entry: &Entry,
    before: &Engagement<'_>,
    lock: Option<Lock>,
    session: &Session,
) -> Result<Recorded, DiskError> {
    let appended = lock.map(|lock| lock.append(&[entry])).transpose()?;
    let record = before.record.clone().with(entry.clone());
    let after = session.state_at(&record, entry.at);
    Ok(Recorded {
        effect: effect(before, &after, &[entry]),
        customer: after.settings.customer().to_owned(),
        names: Names::of(&after),
        calendar: session.calendar(&after),
        plan_end: after.plan_end(),
        hold: on_hold(&after),
        record,
        set_aside: appended.as_ref().is_some_and(|appended| appended.set_aside),
        _uninterrupted: appended.map(|appended| appended.uninterrupted),
    })
}

/// What somebody asked for, and how.
pub(super) struct Asked<'a> {
    pub(super) wish: &'a Wish,
    pub(super) acting: &'a Acting,
    /// By how much later than today something is to be due, where that was typed.
    pub(super) from_today: Option<Shift>,
}

impl<'a> Asked<'a> {
    /// A wish of which nothing else is to be known.
    pub(super) fn of(wish: &'a Wish, acting: &'a Acting) -> Self {
        Self { wish, acting, from_today: None }
    }
}

/// Records what a wish comes to, and says so last.
pub(super) fn record_wish(wish: &Wish, acting: &Acting, session: &Session) -> Outcome {
    record_asked(&Asked::of(wish, acting), session)
}

/// Records what somebody asked for, and says so last.
pub(super) fn record_asked(asked: &Asked<'_>, session: &Session) -> Outcome {
    let (lock, loaded) = lock(&find(session)?, session)?;
    act(asked, &loaded, Some(lock), session)
}

/// Shows what a wish would come to, and records nothing.
pub(super) fn rehearse(wish: &Wish, acting: &Acting, session: &Session) -> Outcome {
    act(&Asked::of(wish, acting), &load(&find(session)?)?, None, session)
}

/// Does what is wished where the record is locked, and only shows it where it is not.
pub(super) fn act(
    asked: &Asked<'_>,
    loaded: &Loaded,
    lock: Option<Lock>,
    session: &Session,
) -> Outcome {
    let Asked { wish, acting, from_today } = asked;
    let by = session.by(acting.by.as_deref())?;
    let session = &session.in_zone_of(&loaded.record, loaded.record.now(session.clock));
    let before = session.before(&loaded.record);
    let is_rehearsal = lock.is_none();
    if !is_rehearsal {
        say_what_can_t_be_read(loaded, session);
        say_what_is_left_out(loaded, &before, session);
        say_where_more_is(loaded, session);
    }
    let decision = wish.decide(&before, &by, random)?;
    let Some(entry) = &decision.entry else {
        let file = session.file.as_deref();
        let nothing = views::nothing_recorded(wish, &decision, &before, file);
        session.ui.show(&nothing, &session.calendar(&before))?;
        return Ok(Exit::Done);
    };
    let mut recorded = append(entry, &before, lock, session)?;
    let mut told = entry.clone();
    if !(session.ui.is_terminal() || wish.is_internal()) {
        told = told.without_internal_notes();
        if recorded.effect.leave_out_internal_notes() || entry.internal {
            session.ui.note("internal notes are left out");
        }
    }
    if recorded.set_aside {
        session.ui.note(SET_ASIDE);
    }
    for NewPerson { name, near, part } in decision.new_people.iter().filter(|_| !is_rehearsal) {
        if let Some(near) = near {
            let ids = entry.operations().filter_map(|operation| match operation {
                Operation::Set(id, Field::Waiting, write) => {
                    let party = write.new.as_waiting()?.party.as_ref();
                    party.filter(|party| *party == name).map(|_| id.as_str())
                }
                _ => None,
            });
            let ids = ids.collect::<Vec<&str>>().join(",");
            let (again, mend) = match part {
                Part::Present => {
                    (", take it back and say it again", acting.command(["undo"], session))
                }
                Part::WaitedFor => ("", acting.command(["block", &ids, "--for", near], session)),
                Part::Owner => {
                    ("", acting.command(["assign", "--from", name, "--to", near], session))
                }
            };
            session.ui.note(&format!("hint: if {near} is meant{again}:  {mend}"));
        }
    }
    let way_back = match is_rehearsal {
        true => Text::quiet("Only shown: nothing is recorded."),
        false => way_back(entry, &loaded.record, acting, session),
    };
    let (effect, names, calendar) = (&recorded.effect, &recorded.names, &recorded.calendar);
    let said = views::Recorded {
        head: before.head,
        customer: &recorded.customer,
        entry: &told,
        effect,
        decision: &decision,
        names,
        from_today: *from_today,
        shifted: is_shift(wish).then_some((recorded.plan_end, &before.settings.holidays)),
        hold: recorded.hold.filter(|_| !effect.is_about_the_hold()),
        command: &|words| acting.command(words.iter().copied(), session),
    };
    let shown = session.ui.show(&views::recorded(&said, way_back, calendar), calendar);
    match is_rehearsal {
        true => shown?,
        false => shown.hint("what you asked for is recorded: don't ask for it again")?,
    }
    Ok(Exit::Done)
}

/// Locks the record, and warns where that can't be.
pub(super) fn lock(path: &Path, session: &Session) -> Result<(Lock, Loaded), DiskError> {
    let (lock, loaded) = Lock::take(path)?;
    if lock.unguarded {
        session.ui.warn(UNGUARDED);
    }
    Ok((lock, loaded))
}

/// Are open dates to move by what is wished?
fn is_shift(wish: &Wish) -> bool {
    matches!(wish.itself(), Wish::Shift(..) | Wish::Resume { shifted: true, .. })
}

/// How to take back what was recorded, by the same person in the same record.
fn way_back(entry: &Entry, record: &Record, acting: &Acting, session: &Session) -> Text {
    let took_back = entry.undoes.as_ref().map(|id| undos(record.entries()).get(id).copied());
    let (lead, verb) = match took_back {
        Some(None | Some(Undone { again: true, .. })) => ("Redo: ", "redo"),
        _ => ("Undo: ", "undo"),
    };
    Text::quiet(lead).and(acting.command([verb], session).to_string(), Tone::Command)
}
