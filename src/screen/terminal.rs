//! The terminal as a screen, and the guard that gives it back as it was.

use std::io::{self, stdout};
use std::time::Duration;

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{LeaveAlternateScreen, disable_raw_mode};
use ratatui::layout::Size;
use ratatui::{DefaultTerminal, Frame};

use super::signals::{Signals, end_by, end_with_the_terminal, stop};

/// The terminal as a screen. It is as it was before when this is gone, whatever the reason.
pub struct Terminal {
    terminal: DefaultTerminal,
    signals: Signals,
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
        Ok(Self { terminal: occupy()?, signals, _guard: guard })
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
    pub(super) fn next(&mut self, within: Duration) -> io::Result<Option<Event>> {
        let is_there = self.signal().is_none() && event::poll(within)?;
        if is_there { event::read().map(Some) } else { Ok(None) }
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
    execute!(stdout(), EnableBracketedPaste)?;
    Ok(terminal)
}

/// Gives the terminal back, as far as that is still possible; doing it twice does no harm.
fn restore() {
    let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
