//! The way in which every command records: lock, read, decide, append, confirm.

use std::path::Path;

use crate::domain::decide::{Decision, Recording, Remark, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::record::Record;
use crate::domain::select::Names;
use crate::record::{Appended, Loaded, Lock, StoreError, load};
use crate::render::document::{Document, Text, Tone};
use crate::render::phrasing::{Calendar, CommandLine};
use crate::render::views;
use crate::reports::effect::{Effect, effect};
use crate::session::{Exit, Session};

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
    pub(super) names: Names,
    pub(super) calendar: Calendar,
    /// How it was appended, if it was.
    pub(super) appended: Option<Appended>,
}

/// Appends what was decided to the file that is locked, if one is; what that made of the record.
pub(super) fn append(
    entry: &Entry,
    recording: &Recording<'_>,
    before: &Engagement<'_>,
    lock: Option<Lock>,
) -> Result<Recorded, StoreError> {
    let appended = lock.map(|lock| lock.append(&[entry])).transpose()?;
    let record = recording.record.clone().with(entry.clone());
    let after = Engagement::fold(&record, entry.at, recording.clock, recording.zone);
    Ok(Recorded {
        effect: effect(before, &after, &[entry]),
        names: Names::of(&after),
        calendar: Calendar { zone: recording.zone, today: after.today() },
        record,
        appended,
    })
}

/// Records what a wish comes to, and says so last.
pub(super) fn record(wish: &Wish, acting: &Acting, session: &Session) -> Outcome {
    let by = session.by(acting.by.as_deref())?;
    let (lock, loaded) = lock(&find(session)?, session)?;
    let recording = session.recording(&loaded.record, &by);
    let before = recording.before();
    say_what_can_t_be_read(&loaded, session);
    say_what_is_left_out(&loaded, &before, session);
    say_where_more_is(&loaded, session);
    let decision = recording.decide(wish, &before)?;
    let Some(entry) = &decision.entry else {
        return say_nothing_recorded(wish, &decision, &before, session);
    };
    let recorded = append(entry, &recording, &before, Some(lock))?;
    if recorded.appended.as_ref().is_some_and(|appended| appended.set_aside) {
        session.ui.note(SET_ASIDE);
    }
    let way_back = way_back(entry, &loaded.record, acting, session);
    say_recorded(&recorded, entry, &decision, &way_back, session)
        .hint("what you asked for is recorded: don't ask for it again")
}

/// Shows what a wish would come to, and records nothing.
pub(super) fn rehearse(wish: &Wish, acting: &Acting, session: &Session) -> Outcome {
    let by = session.by(acting.by.as_deref())?;
    let loaded = load(&find(session)?)?;
    let recording = session.recording(&loaded.record, &by);
    let before = recording.before();
    let decision = recording.decide(wish, &before)?;
    let Some(entry) = &decision.entry else {
        return say_nothing_recorded(wish, &decision, &before, session);
    };
    let recorded = append(entry, &recording, &before, None)?;
    say_recorded(&recorded, entry, &decision, "Only shown: nothing is recorded.", session)
}

/// Locks the record, and warns where that can't be.
pub(super) fn lock(path: &Path, session: &Session) -> Result<(Lock, Loaded), StoreError> {
    let (lock, loaded) = Lock::take(path)?;
    if lock.unguarded {
        session.ui.warn(UNGUARDED);
    }
    Ok((lock, loaded))
}

/// Shows what the entry made of the state.
fn say_recorded(
    Recorded { record, effect, names, calendar, .. }: &Recorded,
    entry: &Entry,
    decision: &Decision,
    way_back: &str,
    session: &Session,
) -> Outcome {
    let (customer, started) = (record.head.customer.as_str(), record.head.started);
    let recorded = views::Recorded { customer, started, entry, effect, decision, names, way_back };
    session.ui.show(&views::recorded(&recorded, calendar), calendar)?;
    Ok(Exit::Done)
}

/// How to take back what was recorded, by the same person in the same record.
fn way_back(entry: &Entry, record: &Record, acting: &Acting, session: &Session) -> String {
    let undone = entry.undoes.as_ref().and_then(|id| record.named(id));
    match undone.map(|undone| undone.undoes.as_ref()) {
        Some(None) => format!("Redo: {}", acting.command(["redo"], session)),
        // What was brought back need not be the newest, which `undo` alone takes back.
        Some(Some(work)) => {
            format!("Undo: {}", acting.command(["undo", work.as_str()], session))
        }
        None => format!("Undo: {}", acting.command(["undo"], session)),
    }
}

/// Says that everything is already as it was wished.
fn say_nothing_recorded(
    wish: &Wish,
    decision: &Decision,
    before: &Engagement<'_>,
    session: &Session,
) -> Outcome {
    let mut document = Document::default();
    document.line(Text::toned(before.head.customer.clone(), Tone::Strong));
    let names = Names::of(before);
    views::asides(decision, &names).into_iter().for_each(|aside| document.line(aside));
    let alone = decision.already.is_empty() && decision.left_alone.is_empty();
    document.line(if alone {
        "Already so: nothing was recorded."
    } else {
        "Nothing was recorded."
    });
    if let Wish::Tick(verb, _, Remark { note: Some(note), .. }) = wish {
        let named = decision.already.iter().chain(&decision.left_alone);
        let ids: Vec<&str> = named.map(|(id, _)| names.name(id)).collect();
        let line = match (verb.needs_reason(), ids.as_slice()) {
            (true, [only]) => {
                format!("To change the reason:  {}", CommandLine::new(["edit", only]))
            }
            _ => {
                let line = CommandLine::new(["note", &ids.join(","), "-m", note]);
                format!("To keep the note:  {line}")
            }
        };
        document.line(Text::toned(line, Tone::Quiet));
    }
    session.ui.show(&document, &session.calendar(before))?;
    Ok(Exit::Done)
}
