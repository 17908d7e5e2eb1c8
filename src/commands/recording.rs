//! The way in which every command records: lock, read, decide, append, confirm.

use std::path::Path;

use crate::domain::decide::{Decision, Refusal, Remark, Scene, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::record::Record;
use crate::domain::select::Names;
use crate::render::document::{Document, Text, Tone};
use crate::render::phrasing::command_line;
use crate::render::views::{self, Recorded};
use crate::reports::effect::effect;
use crate::session::{Exit, Failure, Session, random};
use crate::store::{Loaded, Lock, load};

use super::Outcome;
use super::explain::{refusal_failure, store_failure};
use super::options::Acting;
use super::reading::{find, say_what_can_t_be_read, say_what_is_left_out, say_where_more_is};

/// Records what a wish comes to, and says so last.
pub(super) fn record(wish: &Wish, acting: &Acting, session: &Session) -> Outcome {
    record_unless(wish, acting, session, |refusal, before| {
        refusal_failure(refusal, before, session)
    })
}

/// Records what a wish comes to, and says so last; `refused` says why it does not, where it is
/// refused.
pub(super) fn record_unless(
    wish: &Wish,
    acting: &Acting,
    session: &Session,
    refused: impl FnOnce(Refusal, &Engagement<'_>) -> Failure,
) -> Outcome {
    let by = session.by(acting.by.as_deref())?;
    let path = find(session)?;
    let (lock, loaded) = lock(&path, session)?;
    let record = &loaded.record;
    let at = record.next_instant(session.clock);
    let before = Engagement::fold(record, at, session.clock, session.zone);
    say_what_can_t_be_read(&loaded, session);
    say_what_is_left_out(&loaded, &before, session);
    say_where_more_is(&loaded, session);
    let decision =
        decide(wish, &by, record, &before).map_err(|refusal| refused(refusal, &before))?;
    let Some(entry) = decision.entry.clone() else {
        return say_nothing_recorded(wish, &decision, &before, session);
    };
    let appended = lock.append(&[&entry]).map_err(|error| store_failure(error, session))?;
    if appended.set_aside {
        session.ui.note("an unfinished entry at the end of the record is now a comment there");
    }
    let way_back = way_back(&entry, record, acting, session);
    confirm(&entry, &decision, &before, record, &way_back, session)
        .map_err(|failure| failure.hint("what you asked for is recorded: don't ask for it again"))
}

/// Shows what a wish would come to, and records nothing.
pub(super) fn rehearse(
    wish: &Wish,
    acting: &Acting,
    session: &Session,
    refused: impl FnOnce(Refusal, &Engagement<'_>) -> Failure,
) -> Outcome {
    let by = session.by(acting.by.as_deref())?;
    let loaded = load(&find(session)?).map_err(|error| store_failure(error, session))?;
    let record = &loaded.record;
    let at = record.next_instant(session.clock);
    let before = Engagement::fold(record, at, session.clock, session.zone);
    let decision =
        decide(wish, &by, record, &before).map_err(|refusal| refused(refusal, &before))?;
    let Some(entry) = decision.entry.clone() else {
        return say_nothing_recorded(wish, &decision, &before, session);
    };
    let nothing = "Only shown: nothing is recorded.";
    confirm(&entry, &decision, &before, record, nothing, session)
}

/// Decides what a wish comes to now, in the record of which `before` is the state.
pub(super) fn decide<'r>(
    wish: &Wish,
    by: &str,
    record: &'r Record,
    before: &Engagement<'r>,
) -> Result<Decision, Refusal> {
    let at = before.as_of;
    wish.decide(&mut Scene { record, engagement: before, by, at, random: &mut random })
}

/// Locks the record, and warns where that can't be.
pub(super) fn lock(path: &Path, session: &Session) -> Result<(Lock, Loaded), Failure> {
    let (lock, loaded) = Lock::take(path).map_err(|error| store_failure(error, session))?;
    if lock.unguarded {
        session.ui.warn("this file system has no locks: don't record from two places at once");
    }
    Ok((lock, loaded))
}

/// Shows what the entry made of the state.
fn confirm(
    entry: &Entry,
    decision: &Decision,
    before: &Engagement<'_>,
    record: &Record,
    way_back: &str,
    session: &Session,
) -> Outcome {
    let record = record.clone().with(entry.clone());
    let after = Engagement::fold(&record, entry.at, session.clock, session.zone);
    let effect = effect(before, &after, &[entry]);
    let recorded = Recorded {
        customer: &record.head.customer,
        started: record.head.started,
        entry,
        effect: &effect,
        decision,
        names: &Names::of(&after),
        way_back,
    };
    let calendar = session.calendar(&after);
    session.ui.show(&views::recorded(&recorded, &calendar), &calendar)?;
    Ok(Exit::Done)
}

/// How to take back what was recorded, by the same person in the same record.
fn way_back(entry: &Entry, record: &Record, acting: &Acting, session: &Session) -> String {
    let undone = entry.undoes.as_ref().and_then(|id| record.named(id));
    match undone.map(|undone| undone.undoes.as_ref()) {
        Some(None) => format!("Redo: {}", by_the_same(&["redo"], acting, session)),
        // What was brought back need not be the newest, which `undo` alone takes back.
        Some(Some(work)) => {
            format!("Undo: {}", by_the_same(&["undo", work.as_str()], acting, session))
        }
        None => format!("Undo: {}", by_the_same(&["undo"], acting, session)),
    }
}

/// A command by the same person in the same record.
pub(super) fn by_the_same(command: &[&str], acting: &Acting, session: &Session) -> String {
    let command = command.iter().map(|word| (*word).to_owned());
    let by = acting.by.iter().flat_map(|by| ["--by".to_owned(), by.clone()]);
    command_line(command.chain(by).chain(session.file_option()))
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
                format!("To change the reason:  {}", command_line(["edit", only]))
            }
            _ => {
                let line = command_line(["note", &ids.join(","), "-m", note]);
                format!("To keep the note:  {line}")
            }
        };
        document.line(Text::toned(line, Tone::Quiet));
    }
    session.ui.show(&document, &session.calendar(before))?;
    Ok(Exit::Done)
}
