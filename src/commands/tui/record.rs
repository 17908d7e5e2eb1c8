//! What a key comes to, and what others have recorded, on a line.

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use crate::commands::explain::explain;
use crate::commands::recording::{SET_ASIDE, UNGUARDED, append};
use crate::domain::decide::{Decision, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::ids::Id;
use crate::domain::record::Record;
use crate::domain::select::Names;
use crate::record::{Loaded, Lock};
use crate::render::document::{Text, Tone};
use crate::render::phrasing::part;
use crate::render::views::{asides, recorded_line};
use crate::reports::history::log_entry;
use crate::session::Session;

/// What became of a wish.
pub(super) enum Attempt {
    /// It is recorded.
    Recorded {
        /// The record with it.
        record: Rc<Record>,
        /// What there is to say about it.
        said: Text,
        /// The items that it added.
        added: Vec<Id>,
    },
    /// Everything is as it was wished already.
    Nothing(Text),
}

/// Records what a wish comes to, as its command would, unless another process holds the record.
pub(super) fn record(
    wish: &Wish,
    path: &Path,
    by: &str,
    session: &Session,
) -> anyhow::Result<Attempt> {
    let (lock, loaded) = Lock::take_within(Duration::ZERO, path)?;
    let unguarded = lock.unguarded;
    let recording = session.recording(&loaded.record, by);
    let before = recording.before();
    let decision = recording.decide(wish, &before)?;
    let Some(entry) = &decision.entry else {
        return Ok(Attempt::Nothing(nothing(&decision, &Names::of(&before))));
    };
    let recorded = append(entry, &recording, &before, Some(lock))?;
    let set_aside = recorded.appended.as_ref().is_some_and(|appended| appended.set_aside);
    let mut said = recorded_line(&recorded.effect, &recorded.calendar);
    said = and(said, asides(&decision, &recorded.names));
    said = and(said, set_aside.then(|| SET_ASIDE.into()));
    said = and(said, unguarded.then(|| UNGUARDED.into()));
    said = and(said, [Text::toned(way_back(wish), Tone::Quiet)]);
    let added = entry.add.keys().cloned().collect();
    Ok(Attempt::Recorded { record: Rc::new(recorded.record), said, added })
}

/// The key that takes it back.
fn way_back(wish: &Wish) -> &'static str {
    match wish {
        Wish::Undo(_) => "U redoes it",
        _ => "u undoes it",
    }
}

/// What of the record can't be read, where that is so.
pub(super) fn damage(loaded: &Loaded) -> Option<Text> {
    let fault = loaded.faults.first()?;
    let (path, line) = (loaded.path.display(), fault.place.line);
    let words = format!("line {line} can't be read: {}; ticklist check {path}", fault.problem);
    Some(Text::toned(words, Tone::Bad))
}

/// An error on the message line.
pub(super) fn said(error: &anyhow::Error, session: &Session) -> Text {
    let failure = explain(error, session);
    let hints = failure.hints.iter().map(|hint| format!("; {hint}"));
    Text::toned(failure.problem, Tone::Bad).and(hints.collect::<String>(), Tone::Plain)
}

fn nothing(decision: &Decision, names: &Names) -> Text {
    let said = asides(decision, names);
    let alone =
        if said.is_empty() { "Already so: nothing was recorded" } else { "Nothing was recorded" };
    and(Text::from(alone), said)
}

/// A text, and others behind it.
fn and(text: Text, others: impl IntoIterator<Item = Text>) -> Text {
    others.into_iter().fold(text, |mut text, other| {
        text = text.and(" · ", Tone::Quiet);
        text.0.extend(other.0);
        text
    })
}

/// What others have recorded since: `lee: A5 in-progress → done and 2 more`.
pub(super) fn news(before: &Record, engagement: &Engagement<'_>) -> Option<Text> {
    let is_new = |entry: &Entry| !before.has(entry);
    let entries = engagement.entries();
    let at = entries.iter().rposition(is_new)?;
    let more = entries.iter().filter(|entry| is_new(entry)).count() - 1;
    let entry = log_entry(at, &[], engagement);
    let calendar =
        crate::render::phrasing::Calendar { zone: engagement.zone, today: engagement.today() };
    let said = entry.parts.first().map(|first| part(first, &Names::of(engagement), &calendar));
    let (about, what) = said.unwrap_or_default();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let by = Text::toned(format!("{}: ", entry.by), Tone::Notice);
    Some(by.and(format!("{about} {what}{more}").trim_start(), Tone::Plain))
}
