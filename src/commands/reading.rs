//! The way in which every command reads a record: find it, load it, say what could not be read.

use std::path::{Path, PathBuf};

use crate::domain::dates::{self, DateFault, Direction, Origin};
use crate::domain::engagement::Engagement;
use crate::domain::merge::missing;
use crate::domain::moment::{Edge, Named, moment};
use crate::domain::select::{Selection, phase_named, select};
use crate::domain::time::Instant;
use crate::render::phrasing::{command_line, plural};
use crate::reports::warnings::{Warning, warnings};
use crate::session::{Exit, Failure, Session};
use crate::store::{self, Loaded, Wanted};

use super::dates::{date_in_quotes, no_date};
use super::explain::{select_failure, store_failure, warning};
use super::options::Reporting;

/// A record that was read, and the instant that the report is of.
pub(super) struct Reading<'s> {
    pub(super) loaded: Loaded,
    pub(super) as_of: Instant,
    pub(super) session: &'s Session,
}

impl<'s> Reading<'s> {
    /// Reads the record that the session is about, without what the report may not show.
    pub(super) fn open(reporting: &Reporting, session: &'s Session) -> Result<Self, Failure> {
        Ok(Self::whole(reporting, session)?.of_what_it_shows(reporting))
    }

    /// The same without what the report may not show.
    pub(super) fn of_what_it_shows(self, reporting: &Reporting) -> Self {
        Self { loaded: reporting.of_what_it_shows(self.loaded), ..self }
    }

    /// Reads the record that the session is about, internal notes and all.
    pub(super) fn whole(reporting: &Reporting, session: &'s Session) -> Result<Self, Failure> {
        let path = find(session)?;
        let loaded = store::load(&path).map_err(|error| store_failure(error, session))?;
        let now = loaded.record.now(session.clock);
        let mut reading = Self { loaded, as_of: now, session };
        if let Some(text) = &reporting.as_of {
            reading.as_of = reading.moment(text, "--as-of", Edge::End)?;
        }
        say_what_can_t_be_read(&reading.loaded, session);
        say_where_more_is(&reading.loaded, session);
        Ok(reading)
    }

    /// The state at that instant, when it was said what is left out of it.
    pub(super) fn engagement(&self) -> Engagement<'_> {
        let engagement = self.engagement_at(self.as_of);
        say_what_is_left_out(&self.loaded, &engagement, self.session);
        engagement
    }

    /// The state at another instant.
    pub(super) fn engagement_at(&self, at: Instant) -> Engagement<'_> {
        Engagement::fold(&self.loaded.record, at, self.session.clock, self.session.zone)
    }

    /// The items that somebody typed.
    pub(super) fn select(
        &self,
        words: &[String],
        engagement: &Engagement<'_>,
    ) -> Result<Selection, Failure> {
        select(words, engagement).map_err(|fault| {
            let failure = select_failure(fault, engagement, self.session);
            match date_in_quotes(&self.session.args) {
                Some(line) => Failure { hints: vec![line], ..failure },
                None => failure,
            }
        })
    }

    /// The place of the phase that somebody typed.
    pub(super) fn phase(&self, word: &str, engagement: &Engagement<'_>) -> Result<usize, Failure> {
        phase_named(word, engagement)
            .map_err(|fault| select_failure(fault, engagement, self.session))
    }

    /// The instant that somebody typed for an option.
    pub(super) fn moment(&self, text: &str, option: &str, edge: Edge) -> Result<Instant, Failure> {
        let named = Named {
            record: &self.loaded.record,
            report: &self.engagement_at(self.as_of),
            clock: self.session.clock,
        };
        moment(text, &named, edge).ok_or_else(|| self.no_moment(text, option, named.origin()))
    }

    fn no_moment(&self, text: &str, option: &str, origin: Origin) -> Failure {
        let fault = dates::day(text, origin, Direction::Back).err().unwrap_or(DateFault::NoDate);
        let failure = no_date(text, option, fault, (origin, Direction::Back), self.session);
        if fault != DateFault::NoDate {
            return failure;
        }
        let problem = format!("`{text}` is no date, instant or checkpoint for {option}");
        Failure { problem, ..failure }.hint("the checkpoints so far:  ticklist checkpoint")
    }

    /// The instant with which the period of the report begins.
    pub(super) fn since(&self, text: &str) -> Result<Instant, Failure> {
        let since = self.moment(text, "--since", Edge::Start)?;
        match since > self.as_of {
            true => Err(Failure::usage(format!("`{text}` is after the end of the report"))
                .hint("give `--since` an earlier date, or `--as-of` a later one")),
            false => Ok(since),
        }
    }

    /// How a command ends that showed what could be read.
    pub(super) fn exit(&self) -> Exit {
        match self.loaded.faults.is_empty() {
            true => Exit::Done,
            false => Exit::Damaged,
        }
    }
}

/// Finds the record that the session is about.
pub(super) fn find(session: &Session) -> Result<PathBuf, Failure> {
    let found = store::find(&session.wanted, &session.place)
        .map_err(|error| store_failure(error, session))?;
    if found.above {
        session.ui.note(&format!("using {}", found.path.display()));
    }
    Ok(found.path)
}

/// A command about the record in this file, which it names where that is not found without.
pub(super) fn command_about(words: &[&str], path: &Path, session: &Session) -> String {
    let without = if session.file.is_some() { &Wanted::Only } else { &session.wanted };
    let is_found = store::find(without, &session.place).is_ok_and(|found| found.path == path);
    let short = path.strip_prefix(&session.place.folder).unwrap_or(path).display().to_string();
    let naming: &[&str] = if is_found { &[] } else { &["-f", &short] };
    command_line(words.iter().chain(naming).copied())
}

/// Says which lines of the record can't be read.
pub(super) fn say_what_can_t_be_read(loaded: &Loaded, session: &Session) {
    let path = loaded.path.display();
    for fault in &loaded.faults {
        let line = fault.place.line;
        session.ui.warn(&format!("line {line} of {path} can't be read: {}", fault.problem));
    }
    if !loaded.faults.is_empty() {
        session.ui.note(&format!("hint: what to do about it:  ticklist check {path}"));
    }
    if let Some(line) = loaded.unfinished {
        session.ui.warn(&format!(
            "line {line} of {path}, the last one, was never finished and is left out"
        ));
    }
}

/// Says what of the record could be read and is not in the state, and why.
pub(super) fn say_what_is_left_out(
    loaded: &Loaded,
    engagement: &Engagement<'_>,
    session: &Session,
) {
    let left_out: Vec<Warning> = warnings(&loaded.record, engagement, session.clock);
    left_out.iter().for_each(|left_out| session.ui.warn(&warning(left_out, session)));
}

/// Says which copies beside the record have entries that it lacks.
pub(super) fn say_where_more_is(loaded: &Loaded, session: &Session) {
    for path in store::copies(&loaded.path) {
        let Ok(copy) = store::load(&path) else {
            continue;
        };
        let same = copy.record.head.engagement == loaded.record.head.engagement;
        let more = missing(&loaded.record, &copy.record).len();
        if same && more > 0 {
            let path = path.strip_prefix(".").unwrap_or(&path).display().to_string();
            let line = ["merge".to_owned(), path.clone()].into_iter().chain(session.file_option());
            let more = plural(more, "entry that is", "entries that are");
            session.ui.warn(&format!("{path} has {more} not here"));
            session.ui.note(&format!("hint: bring them in:  {}", command_line(line)));
        }
    }
}
