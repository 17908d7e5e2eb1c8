//! The screen over a record: what keys ask for is recorded, and what others record is read.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use ratatui::crossterm::event::Event;
use ratatui::layout::Size;

use super::burst::Happening;
use super::keys::Request;
use super::overview::Overview;
use super::state::State;
use super::terminal::Terminal;
use super::view::view;
use crate::domain::brand::Brand;
use crate::domain::decide::Wish;
use crate::domain::select::Names;
use crate::domain::{Day, Engagement, Entry, Id, Record};
use crate::record::{self, DiskError, Loaded, PATIENCE, Stamp};
use crate::render::phrasing::{and_more, part, plural};
use crate::render::views;
use crate::render::{Audience, CommandLine, Document, Report, Text, Tone};
use crate::reports::agenda::agenda;
use crate::reports::header::header;
use crate::reports::item::item_detail;
use crate::reports::log::log_entry;
use crate::reports::matter::matter_detail;
use crate::session::{Exit, Failure, Session};

/// How long nothing need happen before it is looked whether others have recorded something.
const PAUSE: Duration = Duration::from_millis(250);
/// The same, where something waits to be recorded.
const SHORT_PAUSE: Duration = Duration::from_millis(20);

/// How commands record, and what they say about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recorder {
    /// Records what a wish of this person comes to, unless another process holds the record.
    pub(crate) record: fn(&Wish, &Path, &str, &Session) -> anyhow::Result<Attempt>,
    /// An error on one line.
    pub(crate) explain: fn(&anyhow::Error, &Session) -> Text,
}

/// What became of a wish.
pub(crate) struct Attempt {
    /// What there is to say about it.
    pub(crate) said: Text,
    /// The record with it, and what it added or raised; none where everything is as it was wished
    /// already.
    pub(crate) recorded: Option<(Record, Vec<Id>)>,
}

/// A terminal on which a record is shown and changed.
struct EventLoop<'s> {
    terminal: Terminal,
    recorder: Recorder,
    state: State,
    path: PathBuf,
    record: Rc<Record>,
    /// What the file was like when it was last looked at, if it was, and if it was there.
    looked: Option<Option<Stamp>>,
    by: String,
    session: &'s Session,
    /// Why the record can't be read at all.
    trouble: Option<Text>,
    /// What waits until another process lets go of the record, and since when.
    waiting: VecDeque<Wish>,
    since: Instant,
    /// The items and matters that were just added.
    added: Vec<Id>,
    recorded: bool,
}

/// Shows this record to the person called `by`, and takes keys until somebody wants to end. Was
/// something recorded?
///
/// # Errors
/// When the terminal fails, or what was asked for could not be recorded.
pub(crate) fn run(
    loaded: Loaded,
    by: String,
    recorder: Recorder,
    session: &Session,
) -> anyhow::Result<bool> {
    let overview = Overview::of(&session.state(&loaded.record), &by);
    let no_screen = |why| no_screen(why, session);
    let terminal = Terminal::enter().map_err(no_screen)?;
    let damage = damage(&loaded);
    let mut event_loop = EventLoop {
        state: State::new(overview, session.ui.look, terminal.size().map_err(no_screen)?),
        terminal,
        recorder,
        looked: None,
        path: loaded.path,
        record: Rc::new(loaded.record),
        by,
        session,
        trouble: None,
        waiting: VecDeque::new(),
        since: Instant::now(),
        added: Vec::new(),
        recorded: false,
    };
    damage.into_iter().for_each(|damage| event_loop.state.say(damage));
    while event_loop.show_and_take_events()? {}
    Ok(event_loop.recorded)
}

impl EventLoop<'_> {
    /// Shows the record as it is now, and takes events until it is another or somebody wants to
    /// end. Does it go on?
    fn show_and_take_events(&mut self) -> anyhow::Result<bool> {
        let session = self.session.later()?;
        let record = Rc::clone(&self.record);
        let engagement = session.state(&record);
        let agenda = self.state.is_agenda().then(|| self.agenda(&engagement));
        self.state.renew(Overview::of(&engagement, &self.by), agenda.as_ref());
        self.added.drain(..).for_each(|id| self.state.go_to(&id));
        if let Some(id) = self.state.opened().cloned() {
            self.show(&id, &engagement);
        }
        self.take_events(&engagement, engagement.zone.day(session.clock))
    }

    fn take_events(&mut self, engagement: &Engagement<'_>, today: Day) -> anyhow::Result<bool> {
        let session = self.session;
        let no_screen = |why| no_screen(why, session);
        loop {
            self.terminal.draw(|frame| view(&self.state, frame)).map_err(no_screen)?;
            let pause = if self.waiting.is_empty() { PAUSE } else { SHORT_PAUSE };
            match self.terminal.next(pause).map_err(no_screen)? {
                Some(Happening::Burst(keys)) => self.state.burst(keys),
                Some(Happening::Event(Event::Resize(width, height))) => {
                    self.state.resize(Size { width, height });
                }
                Some(Happening::Event(Event::Paste(text))) => self.state.paste(&text),
                Some(Happening::Event(Event::Key(key))) if !key.is_release() => {
                    match self.state.key(key) {
                        Some(Request::Quit) => return self.nothing_waits().map(|()| false),
                        Some(Request::Suspend) => self.terminal.suspend().map_err(no_screen)?,
                        Some(Request::Press(keys)) => self.terminal.press(keys),
                        Some(Request::Show(id)) => self.show(&id, engagement),
                        Some(Request::Agenda) => {
                            self.state.open_agenda(&self.agenda(engagement));
                        }
                        Some(Request::Record(wish)) => {
                            if self.waiting.is_empty() {
                                self.since = Instant::now();
                            }
                            self.waiting.push_back(wish);
                        }
                        None => {}
                    }
                }
                Some(Happening::Event(_)) => {}
                None => {
                    if let Some(signal) = self.terminal.signal() {
                        self.terminal.end_by(signal);
                        return Ok(false);
                    }
                }
            }
            let is_another_day = engagement.zone.day(self.session.later()?.clock) != today;
            if self.record_what_waits()? || self.read_what_changed()? || is_another_day {
                return Ok(true);
            }
        }
    }

    /// What the meeting has to talk about.
    fn agenda(&self, engagement: &Engagement<'_>) -> Document {
        let calendar = self.session.calendar(engagement);
        let audience = Audience { calendar, file: None, internal: true, brand: Brand::default() };
        agenda(engagement, false).document(&audience)
    }

    fn show(&mut self, id: &Id, engagement: &Engagement<'_>) {
        let calendar = self.session.calendar(engagement);
        let header = header(engagement);
        let item = engagement.item(id);
        let item = item.map(|it| views::show(&item_detail(it, engagement), &header, &calendar));
        let matter = || {
            let detail = matter_detail(engagement.matter(id)?, engagement);
            Some(views::show_matter(&detail, &header, &calendar))
        };
        match item.or_else(matter) {
            Some(document) => self.state.open(id.clone(), document),
            None => self.state.close(),
        }
    }

    /// Refuses to end quietly where what keys asked for is not recorded.
    fn nothing_waits(&self) -> anyhow::Result<()> {
        let number = self.waiting.len();
        let wishes = plural(number, "key was", "keys were");
        let words = format!("another process holds the record: {wishes} not recorded");
        let failure = Failure::new(words).exit(Exit::Busy);
        ensure!(number == 0, failure.hint("close the other ticklist, and try again"));
        Ok(())
    }

    /// Records what waits, if nobody holds the record. Is there a newer state then?
    fn record_what_waits(&mut self) -> anyhow::Result<bool> {
        let Some(wish) = self.waiting.pop_front() else { return Ok(false) };
        let session = self.session.later()?;
        match (self.recorder.record)(&wish, &self.path, &self.by, &session) {
            Ok(Attempt { said, recorded }) => {
                self.state.say(said);
                if let Some((record, added)) = recorded {
                    (self.record, self.added, self.recorded) = (Rc::new(record), added, true);
                    return Ok(true);
                }
            }
            Err(error) if is_busy(&error) && self.since.elapsed() < PATIENCE => {
                let words = "another process holds the record: waiting for it";
                self.state.say(Text::toned(words, Tone::Notice));
                self.waiting.push_front(wish);
            }
            Err(error) => {
                self.waiting.clear();
                self.state.say((self.recorder.explain)(&error, &session));
            }
        }
        Ok(false)
    }

    /// Reads what others have recorded. Is there a newer state then?
    fn read_what_changed(&mut self) -> anyhow::Result<bool> {
        let looks = Some(record::stamp(&self.path));
        if looks != self.looked {
            self.looked = looks;
            match self.load() {
                Ok(loaded) => {
                    let session = self.session.later()?;
                    let news = || news(&self.record, &session.state(&loaded.record), &session);
                    if let Some(words) = damage(&loaded).or_else(news) {
                        self.state.say(words);
                    }
                    (self.record, self.trouble) = (Rc::new(loaded.record), None);
                    return Ok(true);
                }
                Err(error) => {
                    self.trouble = Some((self.recorder.explain)(&error.into(), self.session));
                }
            }
        }
        if let Some(trouble) = self.trouble.clone().filter(|_| self.state.is_silent()) {
            self.state.say(trouble);
        }
        Ok(false)
    }

    /// Reads the record, if it is still the same one.
    fn load(&self) -> Result<Loaded, DiskError> {
        let loaded = record::load(&self.path)?;
        match loaded.record.head.engagement == self.record.head.engagement {
            true => Ok(loaded),
            false => Err(DiskError::OtherEngagement(self.path.clone())),
        }
    }
}

fn is_busy(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(DiskError::Busy(_)))
}

fn no_screen(why: io::Error, session: &Session) -> Failure {
    let log = session.command(["log"]);
    Failure::new(format!("the screen can't be shown: {why}"))
        .hint(format!("what was said to be recorded is recorded:  {log}"))
}

/// What of the record can't be read, where that is so.
fn damage(loaded: &Loaded) -> Option<Text> {
    let fault = loaded.faults.first()?;
    let check = CommandLine::new(["check", &loaded.path.display().to_string()]);
    let words = format!("line {} can't be read: {}; {check}", fault.place.line, fault.problem);
    Some(Text::toned(words, Tone::Bad))
}

/// What others have recorded since: `lee: A5 in-progress → done and 2 more`.
fn news(before: &Record, engagement: &Engagement<'_>, session: &Session) -> Option<Text> {
    let is_new = |entry: &Entry| !before.has(entry);
    let entries = engagement.entries();
    let at = entries.iter().rposition(is_new)?;
    let more = and_more(entries.iter().filter(|entry| is_new(entry)).count());
    let entry = log_entry(at, &[], engagement);
    let (names, calendar) = (Names::of(engagement), session.calendar(engagement));
    let said = entry.parts.first().map(|first| part(first, &names, &calendar));
    let (about, what) = said.unwrap_or_default();
    let by = Text::toned(format!("{}: ", entry.by), Tone::Notice);
    Some(by.and(format!("{about} {what}{more}").trim_start(), Tone::Plain))
}
