//! `ticklist tui`

use std::path::Path;
use std::time::Duration;

use anyhow::bail;

use super::Outcome;
use super::explain::explain;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::{SET_ASIDE, UNGUARDED, append};
use crate::domain::decide::Wish;
use crate::domain::select::Names;
use crate::record::Lock;
use crate::render::views::{asides, recorded_line};
use crate::render::{Text, Tone};
use crate::screen::{self, Attempt, Recorder};
use crate::session::{Exit, Failure, Session, random};

/// Runs the command.
///
/// # Errors
/// When there is no terminal, or the record can't be read.
pub(crate) fn run(acting: &Acting, session: &Session) -> Outcome {
    if !session.ui.has_screen() {
        bail!(
            Failure::usage("`tui` needs a terminal, to show a screen and to read keys")
                .hint(session.command(["list"]))
        );
    }
    let by = session.by(acting.by.as_deref())?;
    let reading = Reading::open(&Reporting::default(), session)?;
    let exit = reading.exit();
    let recorder = Recorder { record, explain: explained };
    let has_recorded = screen::run(reading.loaded, by, recorder, session)?;
    Ok(if has_recorded { Exit::Done } else { exit })
}

/// Records as the other commands do, but waits for nobody.
fn record(wish: &Wish, path: &Path, by: &str, session: &Session) -> anyhow::Result<Attempt> {
    let (lock, loaded) = Lock::take_within(Duration::ZERO, path)?;
    let unguarded = lock.unguarded;
    let before = session.before(&loaded.record);
    let decision = wish.decide(&before, by, random)?;
    let Some(entry) = &decision.entry else {
        let others = asides(&decision, &Names::of(&before));
        let words = if others.is_empty() {
            "Already so: nothing was recorded"
        } else {
            "Nothing was recorded"
        };
        return Ok(Attempt { said: joined(Text::from(words), others), recorded: None });
    };
    let recorded = append(entry, &before, Some(lock), session)?;
    let mut others = asides(&decision, &recorded.names);
    others.extend(recorded.set_aside.then(|| Text::from(SET_ASIDE)));
    others.extend(unguarded.then(|| Text::from(UNGUARDED)));
    let way_back = if matches!(wish, Wish::Undo(_)) { "U redoes it" } else { "u undoes it" };
    others.push(Text::toned(way_back, Tone::Quiet));
    let said = joined(recorded_line(&recorded.effect, &recorded.calendar), others);
    let added = entry.add.keys().chain(entry.raise.keys()).cloned().collect();
    Ok(Attempt { said, recorded: Some((recorded.record, added)) })
}

/// An error on one line.
fn explained(error: &anyhow::Error, session: &Session) -> Text {
    let failure = explain(error, session);
    let hints = failure.hints.iter().map(|hint| format!("; {hint}"));
    Text::toned(failure.problem, Tone::Bad).and(hints.collect::<String>(), Tone::Plain)
}

/// A text, and others behind it.
fn joined(text: Text, others: Vec<Text>) -> Text {
    others.into_iter().fold(text, |mut text, other| {
        text = text.and(" · ", Tone::Quiet);
        text.0.extend(other.0);
        text
    })
}
