//! What keys do.

use std::mem;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::burst::text_of;
use super::filter::{ALL, FILTERS};
use super::overview::Shown;
use super::prompt::{Answer, Prompt, Question};
use super::state::{Mode, State};
use super::view::help;
use crate::domain::decide::{Remark, Verb, Wish};
use crate::domain::{Field, Id, MatterKind, Status};
use crate::render::{Text, Tone};

/// What a key asks for beyond the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Something is to be recorded.
    Record(Wish),
    /// All about an item is to be shown.
    Show(Id),
    /// The agenda is to be shown.
    Agenda,
    /// These keys are to be taken as if they were pressed.
    Press(Vec<KeyEvent>),
    /// The shell is wanted for a while.
    Suspend,
    /// That is all.
    Quit,
}

impl State {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Option<Request> {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            match key.code {
                KeyCode::Char('c') => return Some(Request::Quit),
                KeyCode::Char('z') => return Some(Request::Suspend),
                _ => {}
            }
        }
        let message = self.message.take();
        let doubted = mem::take(&mut self.doubted);
        if !doubted.is_empty() {
            return (key.code == KeyCode::Char('y')).then_some(Request::Press(doubted));
        }
        let wanted = match mem::take(&mut self.mode) {
            Mode::List if key.code == KeyCode::Esc && message.is_some() => None,
            Mode::List => self.list_key(key),
            Mode::Asking(prompt) => self.ask_key(*prompt, key),
            Mode::Reading(page) => {
                self.mode = Mode::Reading(page);
                self.page_key(key);
                None
            }
        };
        self.settle();
        wanted
    }

    /// Takes text that was pasted: only where something is typed, so that it is never taken for
    /// keys.
    pub fn paste(&mut self, text: &str) {
        if let Mode::Asking(prompt) = &mut self.mode {
            prompt.line_to_type().insert(text);
            let prompt = prompt.clone();
            self.search_for(&prompt);
        } else {
            let words = "what you pasted did nothing: / searches for it, n makes a note of it";
            self.say(Text::toned(words, Tone::Notice));
        }
    }

    /// Takes keys that came at once: for text where something is typed, else for nothing before
    /// somebody says that they are keys.
    pub fn burst(&mut self, keys: Vec<KeyEvent>) {
        if let Mode::Asking(_) = self.mode {
            return self.paste(&text_of(&keys));
        }
        self.close();
        let words = "keys came at once, as if pasted: y does what they do, any other key nothing";
        self.say(Text::toned(format!("{} {words}", keys.len()), Tone::Notice));
        self.doubted = keys;
    }

    fn list_key(&mut self, key: KeyEvent) -> Option<Request> {
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => self.step(1),
            KeyCode::Up | KeyCode::Char('k') => self.step(-1),
            KeyCode::PageDown => self.step(self.page()),
            KeyCode::PageUp => self.step(-self.page()),
            KeyCode::Home | KeyCode::Char('g') => self.move_to(0),
            KeyCode::End | KeyCode::Char('G') => self.move_to(self.lines.len()),
            KeyCode::Tab | KeyCode::Right | KeyCode::Char('l') => {
                return self.turn(true).then_some(Request::Agenda);
            }
            KeyCode::BackTab | KeyCode::Left | KeyCode::Char('h') => {
                return self.turn(false).then_some(Request::Agenda);
            }
            KeyCode::Char('A') if self.is_agenda => self.close_agenda(),
            KeyCode::Char('A') => return Some(Request::Agenda),
            KeyCode::Char('f') => {
                self.list((self.filter + 1) % FILTERS.len(), self.search.clone());
            }
            KeyCode::Char('/') => self.ask(Question::Search(self.search.clone())),
            KeyCode::Char('?') => self.mode = Mode::Reading(help()),
            KeyCode::Char('a') => {
                let phase = self.overview.phases.get(self.phase()?)?;
                self.ask(Question::Add(phase.id.clone(), phase.name.clone()));
            }
            KeyCode::Char('m') => {
                let item = self.item().map(|item| Some(item.id.clone()));
                let phase = self.overview.phases.get(self.phase()?);
                let phase = phase.map(|phase| Some(phase.id.clone()));
                self.ask(Question::Shift(item.into_iter().chain(phase).chain([None]).collect()));
            }
            KeyCode::Char('D') => {
                let phase = self.overview.phases.get(self.phase()?)?;
                self.ask(Question::Due(phase.id.clone()));
            }
            KeyCode::Char('r') => self.ask(Question::Raise(self.kind())),
            KeyCode::Char('C') => self.ask(Question::Checkpoint),
            KeyCode::Char('u') => return Some(Request::Record(Wish::Undo(None))),
            KeyCode::Char('U') => return Some(Request::Record(Wish::Redo(None))),
            KeyCode::Char('q') => return Some(Request::Quit),
            KeyCode::Esc => return self.escape(),
            code => return self.item_key(code),
        }
        None
    }

    /// The kind of the matter under the cursor; of an item, the first one.
    fn kind(&self) -> MatterKind {
        match self.item().map(|item| &item.shown) {
            Some(Shown::Matter(row)) => row.kind,
            _ => MatterKind::default(),
        }
    }

    /// Keys about the item or matter under the cursor.
    fn item_key(&mut self, code: KeyCode) -> Option<Request> {
        let (KeyCode::Enter | KeyCode::Char(' ' | 's' | 'b' | 'x' | 'c' | 'o' | 'd' | 'n' | 'N')) =
            code
        else {
            return None;
        };
        let Some(item) = self.item() else {
            self.say(Text::toned("there is no item under the cursor", Tone::Notice));
            return None;
        };
        let id = item.id.clone();
        match code {
            KeyCode::Enter => return Some(Request::Show(id)),
            KeyCode::Char('o') => self.ask(Question::Owner(id)),
            KeyCode::Char('d') => self.ask(Question::Due(id)),
            KeyCode::Char('n') => self.ask(Question::Note(id, false)),
            KeyCode::Char('N') => self.ask(Question::Note(id, true)),
            _ => return self.tick_key(code),
        }
        None
    }

    /// Keys about what has become of the item or matter under the cursor.
    fn tick_key(&mut self, code: KeyCode) -> Option<Request> {
        let item = self.item()?;
        let (id, short) = (item.id.clone(), item.short.clone());
        let named = vec![id.to_string()];
        let tick = |verb| Some(Request::Record(Wish::Tick(verb, named, Remark::default())));
        let row = match &item.shown {
            Shown::Item(row) => row,
            Shown::Matter(_) if code == KeyCode::Char(' ') && !item.open => {
                return tick(Verb::Reopen);
            }
            Shown::Matter(_) => {
                match code {
                    KeyCode::Char(' ') => self.ask(Question::Outcome(id)),
                    _ => self.say(Text::toned(
                        format!("{short} is no item: space closes it, with its outcome"),
                        Tone::Notice,
                    )),
                }
                return None;
            }
        };
        let status = row.status;
        let decided = !row.is_contested(Field::Status);
        let is_over = decided && matches!(status, Status::Done | Status::NotApplicable);
        let toggled = match is_over {
            _ if row.recheck || row.duty && status != Status::NotApplicable => Verb::Confirm,
            true => Verb::Reopen,
            false => Verb::Done,
        };
        match code {
            KeyCode::Char(' ') => return tick(toggled),
            KeyCode::Char('s') => return tick(Verb::Start),
            KeyCode::Char('c') => return tick(Verb::Confirm),
            KeyCode::Char('b') if status == Status::Blocked && decided => {
                return tick(Verb::Unblock);
            }
            KeyCode::Char('b' | 'x') if is_over => self.say(Text::toned(
                match row.recheck {
                    true => format!("{short} is to be checked again: space says that it holds"),
                    false => format!("{short} is {status}: space opens it again"),
                },
                Tone::Notice,
            )),
            KeyCode::Char('b') => self.ask(Question::Reason(Verb::Block, id)),
            KeyCode::Char('x') => self.ask(Question::Reason(Verb::NotApplicable, id)),
            _ => {}
        }
        None
    }

    /// Shows everything again, then the phases, or quits where they are shown.
    fn escape(&mut self) -> Option<Request> {
        match (self.search.is_empty(), self.filter) {
            (true, ALL) if self.is_agenda => self.close_agenda(),
            (true, ALL) => return Some(Request::Quit),
            (true, _) => self.list(ALL, String::new()),
            (false, filter) => self.list(filter, String::new()),
        }
        None
    }

    fn ask(&mut self, question: Question) {
        self.mode = Mode::Asking(Box::new(Prompt::new(question)));
    }

    fn ask_key(&mut self, mut prompt: Prompt, key: KeyEvent) -> Option<Request> {
        match key.code {
            KeyCode::Esc => {
                if let Question::Search(before) = prompt.question {
                    self.list(self.filter, before);
                }
                return None;
            }
            KeyCode::Enter => match prompt.answer(&self.overview) {
                Ok(Answer::Wish(wish)) => return Some(Request::Record(wish)),
                Ok(Answer::Nothing) => return None,
                Ok(Answer::Next(question)) => {
                    self.ask(question);
                    return None;
                }
                Err(why) => self.say(Text::toned(why, Tone::Bad)),
            },
            KeyCode::Tab => prompt.complete(&self.overview),
            _ => {
                prompt.line_to_type().key(key);
                self.search_for(&prompt);
            }
        }
        self.mode = Mode::Asking(Box::new(prompt));
        None
    }

    /// Finds while it is typed.
    fn search_for(&mut self, prompt: &Prompt) {
        if let Question::Search(_) = prompt.question {
            self.list(self.filter, prompt.line.text().to_owned());
        }
    }

    fn page_key(&mut self, key: KeyEvent) {
        let page = isize::try_from(self.size.height).unwrap_or(2) - 2;
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => self.scroll(1),
            KeyCode::Up | KeyCode::Char('k') => self.scroll(-1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll(page),
            KeyCode::PageUp => self.scroll(-page),
            KeyCode::Home | KeyCode::Char('g') => self.scroll(isize::MIN),
            KeyCode::End | KeyCode::Char('G') => self.scroll(isize::MAX),
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | '?') => self.close(),
            _ => {}
        }
    }
}
