//! `ticklist tui`

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use anyhow::bail;

use super::Outcome;
use super::explain::explain;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::{SET_ASIDE, UNGUARDED, append};
use crate::domain::decide::{Decision, Wish};
use crate::domain::select::Names;
use crate::record::Lock;
use crate::render::document::{Text, Tone};
use crate::render::views::{asides, recorded_line};
use crate::screen::{Attempt, End, EventLoop, Recorder, end_by};
use crate::session::{Exit, Failure, Session};

/// Tick items off on a screen, in a meeting
///
/// Every key records what its command would have; `?` shows the keys.
///
/// Example: ticklist tui
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    acting: Acting,
}

/// Runs the command.
///
/// # Errors
/// When there is no terminal, or the record can't be read.
pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    if !session.ui.has_screen() {
        bail!(
            Failure::usage("`tui` needs a terminal, to show a screen and to read keys")
                .hint(session.command(["list"]))
        );
    }
    let by = session.by(args.acting.by.as_deref())?;
    let reading = Reading::open(&Reporting::default(), session)?;
    let exit = reading.exit();
    let recorder = ByCommand { by: by.clone() };
    let mut screen = EventLoop::new(reading.loaded, by, recorder, session)?;
    match screen.run()? {
        End::Quit { recorded } => Ok(if recorded { Exit::Done } else { exit }),
        End::Signal(signal) => {
            drop(screen);
            end_by(signal);
            Ok(Exit::Failed)
        }
    }
}

/// Records as the commands do.
struct ByCommand {
    by: String,
}

impl Recorder for ByCommand {
    fn record(&self, wish: &Wish, path: &Path, session: &Session) -> anyhow::Result<Attempt> {
        let (lock, loaded) = Lock::take_within(Duration::ZERO, path)?;
        let unguarded = lock.unguarded;
        let recording = session.recording(&loaded.record, &self.by);
        let before = recording.before();
        let decision = recording.decide(wish, &before)?;
        let Some(entry) = &decision.entry else {
            return Ok(Attempt::Nothing(nothing(&decision, &Names::of(&before))));
        };
        let recorded = append(entry, &recording, &before, Some(lock))?;
        let is_set_aside = recorded.appended.as_ref().is_some_and(|appended| appended.set_aside);
        let set_aside = is_set_aside.then(|| Text::from(SET_ASIDE));
        let no_locks = unguarded.then(|| Text::from(UNGUARDED));
        let way_back = if matches!(wish, Wish::Undo(_)) { "U redoes it" } else { "u undoes it" };
        let others = asides(&decision, &recorded.names).into_iter();
        let others = others.chain(set_aside).chain(no_locks);
        let others = others.chain([Text::toned(way_back, Tone::Quiet)]);
        let said = joined(recorded_line(&recorded.effect, &recorded.calendar), others);
        let added = entry.add.keys().cloned().collect();
        Ok(Attempt::Recorded { record: Rc::new(recorded.record), said, added })
    }

    fn explain(&self, error: &anyhow::Error, session: &Session) -> Text {
        let failure = explain(error, session);
        let hints = failure.hints.iter().map(|hint| format!("; {hint}"));
        Text::toned(failure.problem, Tone::Bad).and(hints.collect::<String>(), Tone::Plain)
    }
}

fn nothing(decision: &Decision, names: &Names) -> Text {
    let said = asides(decision, names);
    let alone =
        if said.is_empty() { "Already so: nothing was recorded" } else { "Nothing was recorded" };
    joined(Text::from(alone), said)
}

/// A text, and others behind it.
fn joined(text: Text, others: impl IntoIterator<Item = Text>) -> Text {
    others.into_iter().fold(text, |mut text, other| {
        text = text.and(" · ", Tone::Quiet);
        text.0.extend(other.0);
        text
    })
}
