//! The screen over a record: what keys ask for is recorded, and what others record is read.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::keys::Request;
use super::news::{damage, news};
use super::overview::Overview;
use super::state::State;
use super::terminal::{Event, Terminal};
use super::view::view;
use crate::domain::decide::Wish;
use crate::domain::engagement::Engagement;
use crate::domain::ids::Id;
use crate::domain::record::Record;
use crate::record::{self, Loaded, PATIENCE, Stamp, StoreError};
use crate::render::document::{Text, Tone};
use crate::render::phrasing::plural;
use crate::render::views;
use crate::reports::header::header;
use crate::reports::item::item_detail;
use crate::session::{Exit, Failure, Session};

/// How long nothing need happen before it is looked whether others have recorded something.
const PAUSE: Duration = Duration::from_millis(250);
/// The same, where something waits to be recorded.
const SHORT_PAUSE: Duration = Duration::from_millis(20);

/// How a command records, and what it says about it.
pub(crate) trait Recorder {
    /// Records what a wish comes to, unless another process holds the record.
    ///
    /// # Errors
    /// When it is refused, or can't be recorded.
    fn record(&self, wish: &Wish, path: &Path, session: &Session) -> anyhow::Result<Attempt>;

    /// An error on one line.
    fn explain(&self, error: &anyhow::Error, session: &Session) -> Text;
}

/// What became of a wish.
pub(crate) enum Attempt {
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

/// A terminal on which a record is shown and changed.
pub(crate) struct EventLoop<'s, R> {
    terminal: Terminal,
    recorder: R,
    state: State,
    path: PathBuf,
    record: Rc<Record>,
    /// What the file was like when it was last looked at, if it was, and if it was there.
    looked: Option<Option<Stamp>>,
    by: String,
    session: &'s Session,
    /// The record before others added to it, as long as that was not said.
    before: Option<Rc<Record>>,
    /// What could not be read, as long as that was not said.
    damage: Option<Text>,
    /// Why the record can't be read at all.
    trouble: Option<Text>,
    /// What waits until another process lets go of the record, and since when.
    waiting: VecDeque<Wish>,
    since: Instant,
    /// The items that were just added.
    added: Vec<Id>,
    recorded: bool,
}

/// Why the screen is left.
pub(crate) enum End {
    /// Somebody wanted it to.
    Quit {
        /// Something was recorded.
        recorded: bool,
    },
    /// The system did.
    Signal(i32),
}

impl<'s, R: Recorder> EventLoop<'s, R> {
    /// A screen with this record on it, for the person called `by`.
    ///
    /// # Errors
    /// When the terminal can't be a screen.
    pub(crate) fn new(
        loaded: Loaded,
        by: String,
        recorder: R,
        session: &'s Session,
    ) -> anyhow::Result<Self> {
        let overview = Overview::of(&session.state(&loaded.record), &by);
        let no_screen = |why| no_screen(why, session);
        let terminal = Terminal::enter().map_err(no_screen)?;
        let state = State::new(overview, session.ui.look, terminal.size().map_err(no_screen)?);
        Ok(Self {
            terminal,
            recorder,
            state,
            looked: None,
            damage: damage(&loaded),
            path: loaded.path,
            record: Rc::new(loaded.record),
            by,
            session,
            before: None,
            trouble: None,
            waiting: VecDeque::new(),
            since: Instant::now(),
            added: Vec::new(),
            recorded: false,
        })
    }

    /// Takes keys until somebody wants to end.
    ///
    /// # Errors
    /// When the terminal fails, or what was asked for could not be recorded.
    pub(crate) fn run(&mut self) -> anyhow::Result<End> {
        loop {
            let session = self.session.later()?;
            let record = Rc::clone(&self.record);
            let engagement = session.state(&record);
            self.state.renew(Overview::of(&engagement, &self.by));
            self.added.drain(..).for_each(|id| self.state.go_to(&id));
            if let Some(id) = self.state.opened().cloned() {
                self.show(&id, &engagement);
            }
            let before = self.before.take();
            let news = before.and_then(|before| news(&before, &engagement));
            if let Some(words) = self.damage.take().or(news) {
                self.state.say(words);
            }
            if let Some(end) = self.take_events(&engagement, &session)? {
                return Ok(end);
            }
        }
    }

    /// Takes events until the record is another, or somebody wants to end.
    fn take_events(
        &mut self,
        engagement: &Engagement<'_>,
        session: &Session,
    ) -> anyhow::Result<Option<End>> {
        let today = session.today();
        let no_screen = |why| no_screen(why, session);
        loop {
            self.terminal.draw(|frame| view(&self.state, frame)).map_err(no_screen)?;
            let pause = if self.waiting.is_empty() { PAUSE } else { SHORT_PAUSE };
            match self.terminal.next(pause).map_err(no_screen)? {
                Some(Event::Signal(signal)) => return Ok(Some(End::Signal(signal))),
                Some(Event::Resize(size)) => self.state.resize(size),
                Some(Event::Paste(text)) => self.state.paste(&text),
                Some(Event::Key(key)) => match self.state.key(key) {
                    Some(Request::Quit) => return Ok(Some(self.quit()?)),
                    Some(Request::Suspend) => self.terminal.suspend().map_err(no_screen)?,
                    Some(Request::Show(id)) => self.show(&id, engagement),
                    Some(Request::Record(wish)) => self.want(wish),
                    None => {}
                },
                None => {}
            }
            let is_another_day = self.session.later()?.today() != today;
            if self.record_what_waits()? || self.read_what_changed() || is_another_day {
                return Ok(None);
            }
        }
    }

    fn show(&mut self, id: &Id, engagement: &Engagement<'_>) {
        let Some(item) = engagement.item(id) else {
            return self.state.close();
        };
        let calendar = self.session.calendar(engagement);
        let document = views::show(&item_detail(item, engagement), &header(engagement), &calendar);
        self.state.open(id.clone(), document);
    }

    fn want(&mut self, wish: Wish) {
        if self.waiting.is_empty() {
            self.since = Instant::now();
        }
        self.waiting.push_back(wish);
    }

    fn quit(&self) -> Result<End, Failure> {
        match self.waiting.len() {
            0 => Ok(End::Quit { recorded: self.recorded }),
            number => {
                let wishes = plural(number, "key was", "keys were");
                let words = format!("another process holds the record: {wishes} not recorded");
                Err(Failure::new(words)
                    .exit(Exit::Busy)
                    .hint("close the other ticklist, and try again"))
            }
        }
    }

    /// Records what waits, if nobody holds the record. Is there a newer state then?
    fn record_what_waits(&mut self) -> anyhow::Result<bool> {
        let Some(wish) = self.waiting.pop_front() else { return Ok(false) };
        let session = self.session.later()?;
        match self.recorder.record(&wish, &self.path, &session) {
            Ok(Attempt::Recorded { record, said, added }) => {
                self.record = record;
                self.recorded = true;
                self.added = added;
                self.state.say(said);
                return Ok(true);
            }
            Ok(Attempt::Nothing(said)) => self.state.say(said),
            Err(error) if is_busy(&error) && self.since.elapsed() < PATIENCE => {
                let words = "another process holds the record: waiting for it";
                self.state.say(Text::toned(words, Tone::Notice));
                self.waiting.push_front(wish);
            }
            Err(error) => {
                self.waiting.clear();
                self.state.say(self.recorder.explain(&error, &session));
            }
        }
        Ok(false)
    }

    /// Reads what others have recorded. Is there a newer state then?
    fn read_what_changed(&mut self) -> bool {
        let looks = Some(record::stamp(&self.path));
        if looks != self.looked {
            self.looked = looks;
            match self.load() {
                Ok(loaded) => {
                    (self.damage, self.trouble) = (damage(&loaded), None);
                    let new = Rc::new(loaded.record);
                    self.before = Some(std::mem::replace(&mut self.record, new));
                    return true;
                }
                Err(error) => {
                    self.trouble = Some(self.recorder.explain(&error.into(), self.session))
                }
            }
        }
        if let Some(trouble) = self.trouble.clone().filter(|_| self.state.is_silent()) {
            self.state.say(trouble);
        }
        false
    }

    /// Reads the record, if it is still the same one.
    fn load(&self) -> Result<Loaded, StoreError> {
        let loaded = record::load(&self.path)?;
        match loaded.record.head.engagement == self.record.head.engagement {
            true => Ok(loaded),
            false => Err(StoreError::OtherEngagement(self.path.clone())),
        }
    }
}

fn is_busy(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(StoreError::Busy(_)))
}

fn no_screen(why: io::Error, session: &Session) -> Failure {
    let log = session.command(["log"]);
    Failure::new(format!("the screen can't be shown: {why}"))
        .hint(format!("what was said to be recorded is recorded:  {log}"))
}
