//! The way in which every command reads a record: find it, load it, say what could not be read.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::domain::dates::{self, DateFault, Direction, Origin};
use crate::domain::merge::missing;
use crate::domain::moment::{Edge, moment};
use crate::domain::{Engagement, Instant};
use crate::record::{self, DiskError, Loaded, Wanted, is_named_like_a_record};
use crate::render::CommandLine;
use crate::reports::records::InCopy;
use crate::reports::warnings::{Warning, warnings};
use crate::session::{Exit, Failure, Session};

use super::dates::{TypedDate, today};
use super::explain::{unfinished, warning};
use super::options::Reporting;

/// A record that was read, and the instant that the report is of.
pub(super) struct Reading {
    pub(super) loaded: Loaded,
    pub(super) as_of: Instant,
    /// In the zone of the record.
    pub(super) session: Session,
    /// What is left out of the state at that instant, once it was asked for.
    pub(super) left_out: RefCell<Vec<Warning>>,
}

impl Reading {
    /// Reads the record that the session is about, without what the report may not show.
    pub(super) fn open(reporting: &Reporting, session: &Session) -> anyhow::Result<Self> {
        Ok(Self::whole(reporting, session)?.of_what_it_shows(reporting))
    }

    /// The same without what the report may not show.
    pub(super) fn of_what_it_shows(self, reporting: &Reporting) -> Self {
        Self { loaded: reporting.of_what_it_shows(self.loaded, &self.session), ..self }
    }

    /// Reads the record that the session is about, internal notes and all.
    pub(super) fn whole(reporting: &Reporting, session: &Session) -> anyhow::Result<Self> {
        let path = find(session)?;
        let loaded = record::load(&path)?;
        let mut reading = Self::of(loaded, session);
        if let Some(text) = &reporting.as_of {
            let now = reading.as_of;
            reading.as_of = reading.moment(text, "--as-of", Edge::End)?;
            reading.session = session.in_zone_of(&reading.loaded.record, reading.as_of);
            if reading.session.zone.day(reading.as_of) > reading.session.zone.day(now) {
                session.ui.note("that day is still to come: nothing recorded until then is in it");
            }
        }
        say_what_can_t_be_read(&reading.loaded, session);
        say_where_more_is(&reading.loaded, session);
        Ok(reading)
    }

    /// The record as it is now.
    pub(super) fn of(loaded: Loaded, session: &Session) -> Self {
        let now = loaded.record.now(session.clock);
        let session = session.in_zone_of(&loaded.record, now);
        Self { loaded, as_of: now, session, left_out: RefCell::default() }
    }

    /// The state at that instant, when it was said what is left out of it.
    pub(super) fn engagement(&self) -> Engagement<'_> {
        let engagement = self.engagement_at(self.as_of);
        self.left_out.replace(say_what_is_left_out(&self.loaded, &engagement, &self.session));
        engagement
    }

    /// The state at another instant.
    pub(super) fn engagement_at(&self, at: Instant) -> Engagement<'_> {
        self.session.state_at(&self.loaded.record, at)
    }

    /// The instant that somebody typed for an option.
    pub(super) fn moment(&self, text: &str, option: &str, edge: Edge) -> Result<Instant, Failure> {
        let report = self.engagement_at(self.as_of);
        let moment = moment(text, &report, self.session.clock, edge);
        moment.ok_or_else(|| self.no_moment(text, option))
    }

    fn no_moment(&self, text: &str, option: &str) -> Failure {
        let started = self.loaded.record.head.started;
        let origin = Origin { start: Some(started), ..today(&self.session) };
        let typed = TypedDate { text, option, origin, direction: Direction::Back };
        let fault = dates::day(text, origin, Direction::Back).err().unwrap_or(DateFault::NoDate);
        let failure = typed.refused(fault, "date, instant or checkpoint", &self.session);
        match fault {
            DateFault::NoDate => {
                let so_far = self.session.command(["checkpoint"]);
                failure.hint(format!("the checkpoints so far:  {so_far}"))
            }
            _ => failure,
        }
    }

    /// The instant that somebody typed for an option, and that the report looks back to.
    pub(super) fn earlier(&self, text: &str, option: &str, edge: Edge) -> Result<Instant, Failure> {
        let earlier = self.moment(text, option, edge)?;
        let zone = self.session.zone;
        let is_today = edge == Edge::End && earlier == zone.end_of(zone.day(self.as_of));
        match earlier > self.as_of && !is_today {
            true => Err(Failure::usage(format!("`{text}` is after the end of the report"))
                .hint(format!("give `{option}` an earlier date, or `--as-of` a later one"))),
            false => Ok(earlier.min(self.as_of)),
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
pub(super) fn find(session: &Session) -> Result<PathBuf, DiskError> {
    let found = record::find(&session.wanted, &session.whereabouts)?;
    if found.above {
        session.ui.note(&format!("using {}", found.path.display()));
    }
    Ok(found.path)
}

/// A command about the record in this file, which it names where that is not found without.
pub(super) fn command_about(words: &[&str], path: &Path, session: &Session) -> CommandLine {
    let without = if session.file.is_some() { &Wanted::Only } else { &session.wanted };
    let is_found =
        record::find(without, &session.whereabouts).is_ok_and(|found| found.path == path);
    let short =
        path.strip_prefix(&session.whereabouts.folder).unwrap_or(path).display().to_string();
    let naming: &[&str] = if is_found { &[] } else { &["-f", &short] };
    CommandLine::new(words.iter().copied()).and(naming.iter().copied())
}

/// Says which lines of the record can't be read.
pub(super) fn say_what_can_t_be_read(loaded: &Loaded, session: &Session) {
    let path = loaded.path.display();
    for fault in &loaded.faults {
        let line = fault.place.line;
        session.ui.warn(&format!("line {line} of {path} can't be read: {}", fault.problem));
    }
    if !loaded.faults.is_empty() {
        let check = CommandLine::new(["check", &path.to_string()]);
        session.ui.note(&format!("hint: what to do about it:  {check}"));
    }
    if let Some(line) = loaded.unfinished {
        session.ui.warn(&unfinished(line, path));
    }
}

/// Says what of the record could be read and is not in the state, and why; gives it back.
pub(super) fn say_what_is_left_out(
    loaded: &Loaded,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Vec<Warning> {
    let left_out = warnings(&loaded.record, engagement, session.clock);
    left_out.iter().for_each(|left_out| session.ui.warn(&warning(left_out, session)));
    left_out
}

/// Says which copies beside the record have entries that it lacks, and how to bring them in.
pub(super) fn say_where_more_is(loaded: &Loaded, session: &Session) {
    let mut copies = in_copies(loaded, &record::copies(&loaded.path));
    copies.retain(|copy| copy.entries != Some(0));
    say_of_copies(&copies, "here", session.command(["merge"]), session);
}

/// How many entries that the record lacks are in these copies of it. What is no record by its name
/// counts only where it has any.
pub(super) fn in_copies(loaded: &Loaded, copies: &[PathBuf]) -> Vec<InCopy> {
    let more = |path: &PathBuf| {
        let copy = record::load(path).ok();
        let entries = copy.map(|copy| missing(&loaded.record, &copy.record).len());
        let counts = entries.is_some_and(|entries| entries > 0) || is_named_like_a_record(path);
        counts.then(|| InCopy { file: path.display().to_string(), entries })
    };
    copies.iter().filter_map(more).collect()
}

/// Says which copies of a record there are, and what of them is not in `place`; `merge` is how to
/// bring that in.
pub(super) fn say_of_copies(copies: &[InCopy], place: &str, merge: CommandLine, session: &Session) {
    let files = |is_wanted: &dyn Fn(Option<usize>) -> bool| -> Vec<&str> {
        let wanted = copies.iter().filter(|copy| is_wanted(copy.entries));
        wanted.map(|copy| copy.file.as_str()).collect()
    };
    for InCopy { file, entries } in copies.iter().filter(|copy| copy.entries != Some(0)) {
        session.ui.warn(&match entries {
            Some(1) => format!("{file} has 1 entry that is not {place}"),
            Some(more) => format!("{file} has {more} entries that are not {place}"),
            None => format!("{file} is another copy, and can't be read"),
        });
    }
    let more = files(&|entries| entries.is_some_and(|entries| entries > 0));
    if !more.is_empty() {
        session.ui.note(&format!("hint: bring them in:  {}", merge.and(more)));
    }
    let unreadable = files(&|entries| entries.is_none());
    if !unreadable.is_empty() {
        let check = CommandLine::new(["check"]).and(unreadable);
        session.ui.note(&format!("hint: what to do about it:  {check}"));
    }
    let same = files(&|entries| entries == Some(0));
    if !same.is_empty() {
        let noun = if same.len() == 1 { "a copy" } else { "copies" };
        let same = same.join(", ");
        session.ui.note(&format!("{same}: {noun} with nothing that is not {place}"));
    }
}
