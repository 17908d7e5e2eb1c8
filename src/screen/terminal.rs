//! The terminal as a screen, and the guard that gives it back as it was.

use std::collections::VecDeque;
use std::io::{self, stdout};
use std::time::Duration;

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEvent,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{LeaveAlternateScreen, disable_raw_mode};
use ratatui::layout::Size;
use ratatui::{DefaultTerminal, Frame};

use super::burst::{AT_ONCE, Happening, at_once};
use super::signals::{Signals, end_by, end_with_the_terminal, stop};

/// Does a terminal tell pasted text from keys? The console of Windows does not.
const TELLS_PASTE: bool = !cfg!(windows);

/// The terminal as a screen. It is as it was before when this is gone, whatever the reason.
pub struct Terminal {
    terminal: DefaultTerminal,
    signals: Signals,
    /// What happened already, and is to be taken next.
    happened: VecDeque<Happening>,
    _guard: Guard,
}

/// Gives the terminal back.
struct Guard;

impl Terminal {
    /// Makes the terminal a screen.
    ///
    /// # Errors
    /// When it can't be.
    pub fn enter() -> io::Result<Self> {
        let signals = Signals::watch()?;
        end_with_the_terminal();
        let guard = Guard;
        Ok(Self { terminal: occupy()?, signals, happened: VecDeque::new(), _guard: guard })
    }

    /// How large it is.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Draws a frame.
    ///
    /// # Errors
    /// When the terminal can't be written.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(view).map(|_| ())
    }

    /// What happens next, or nothing within so much time or where a signal came.
    pub(super) fn next(&mut self, within: Duration) -> io::Result<Option<Happening>> {
        if self.happened.is_empty()
            && let Some(event) = self.read(within)?
        {
            self.happened = match TELLS_PASTE {
                true => [Happening::Event(event)].into(),
                false => at_once(event, || self.read(AT_ONCE))?,
            };
        }
        Ok(self.happened.pop_front())
    }

    fn read(&self, within: Duration) -> io::Result<Option<Event>> {
        let is_there = self.signal().is_none() && event::poll(within)?;
        if is_there { event::read().map(Some) } else { Ok(None) }
    }

    /// Takes keys as if they were pressed now.
    pub(super) fn press(&mut self, keys: Vec<KeyEvent>) {
        self.happened.extend(keys.into_iter().map(|key| Happening::Event(Event::Key(key))));
    }

    /// The signal that asks the program to end, if one came.
    pub(super) fn signal(&self) -> Option<i32> {
        self.signals.came()
    }

    /// Gives the terminal to the shell, until that gives it back.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        restore();
        stop();
        self.terminal = occupy()?;
        Ok(())
    }

    /// Gives the terminal back, and ends the program as the signal would have.
    pub(super) fn end_by(&self, signal: i32) {
        restore();
        end_by(signal);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Makes the terminal a screen. What a panic says is to be read on the terminal as it was.
fn occupy() -> io::Result<DefaultTerminal> {
    let terminal = ratatui::try_init()?;
    if TELLS_PASTE {
        execute!(stdout(), EnableBracketedPaste)?;
    }
    Ok(terminal)
}

/// Gives the terminal back, as far as that is still possible; doing it twice does no harm.
fn restore() {
    if TELLS_PASTE {
        let _ = execute!(stdout(), DisableBracketedPaste);
    }
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
