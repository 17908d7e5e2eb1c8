//! The user's terminal: stdout is data, stderr is talk.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdin, stdout};
use std::sync::Once;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ratatui::crossterm::terminal;

use super::environment::{is_set, text};
use super::{Exit, Failure};
use crate::domain::{Day, Zone};
use crate::render::formats::text::{Look, render, visible};
use crate::render::views;
use crate::render::{Calendar, Document};

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that shows them, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The user's terminal.
#[derive(Debug, Clone, Copy)]
pub struct Ui {
    /// What stdout can show.
    pub look: Look,
    /// What stderr can show.
    talk: Look,
    /// Nothing is said.
    silent: bool,
}

/// So wide is a table where there is no terminal.
const WIDTH: usize = 100;
/// Narrower than this nothing is laid out.
const NARROWEST: usize = 20;
/// A run shorter than this says nothing.
const LONG: Duration = Duration::from_millis(500);

impl Ui {
    /// The terminal that stdout and stderr are, if they are one; `ascii` where nothing else is to
    /// be shown.
    pub fn new(color: ColorChoice, ascii: bool) -> Self {
        let (out, err) = (stdout().is_terminal(), stderr().is_terminal());
        let width = columns().or_else(|| out.then(terminal_columns)?);
        let look = |is_terminal| Look {
            width: width.unwrap_or(WIDTH).max(NARROWEST),
            color: has_color(color, is_terminal),
            ascii: ascii || is_ascii_only(is_terminal, text),
        };
        Self { look: look(out), talk: look(err), silent: false }
    }

    /// Can a screen be shown: is there a terminal to read keys from and to draw on?
    pub fn has_screen(&self) -> bool {
        stdin().is_terminal() && stdout().is_terminal() && !is_dumb()
    }

    /// Shows a document.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn show(&self, document: &Document, calendar: &Calendar) -> Result<(), Failure> {
        self.write(render(document, self.look, calendar))
    }

    /// Is stdout a terminal?
    pub fn is_terminal(&self) -> bool {
        stdout().is_terminal()
    }

    /// Writes to stdout. A pipe that was closed is success.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn write(&self, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut out = stdout().lock();
        match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
            Err(why) if why.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("the output can't be written: {why}")))
            }
            _ => Ok(()),
        }
    }

    /// Says something beside the data.
    pub fn note(&self, text: &str) {
        self.talk(&visible(text));
    }

    /// Warns.
    pub fn warn(&self, text: &str) {
        self.labelled("warning:", AnsiColor::Yellow, text);
    }

    /// Shows how far a run of so many steps is, if it takes long.
    pub fn waiting(&self, steps: usize) -> Waiting {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len}");
        let style = style.expect("the template is well-formed");
        bar.set_style(style.progress_chars(if self.talk.ascii { "#-" } else { "█░" }));
        Waiting { bar, shown: Once::new() }
    }

    /// Says why a command did not do what was asked, and how it ends.
    pub fn fail(&self, failure: &Failure) -> Exit {
        self.labelled("error:", AnsiColor::Red, &failure.problem);
        failure.choices.iter().for_each(|choice| self.note(&format!("  {choice}")));
        if !failure.excerpts.is_empty() {
            let calendar = Calendar::new(Zone::Utc, Day::default());
            self.talk(render(&views::faults(&failure.excerpts), self.talk, &calendar).trim_end());
        }
        failure.hints.iter().for_each(|hint| self.labelled("hint:", AnsiColor::Cyan, hint));
        failure.exit
    }

    /// Says something behind a word that tells what it is.
    fn labelled(&self, label: &str, color: AnsiColor, text: &str) {
        let style = match self.talk.color {
            true => Style::new().fg_color(Some(color.into())).bold(),
            false => Style::new(),
        };
        self.talk(&format!("{style}{label}{style:#} {}", visible(text)));
    }

    /// The same terminal, to which nothing is said.
    pub fn silent(self) -> Self {
        Self { silent: true, ..self }
    }

    /// Writes to stderr; where that is closed, nobody is listening.
    fn talk(&self, text: &str) {
        if self.silent {
            return;
        }
        let _ = writeln!(stderr().lock(), "{text}");
    }
}

/// A bar on stderr, where that is a terminal and the run is long. It is gone when this is.
pub struct Waiting {
    bar: ProgressBar,
    shown: Once,
}

impl Waiting {
    /// One step more is done.
    pub fn step(&self) {
        if self.bar.elapsed() >= LONG {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The width that COLUMNS asks for.
fn columns() -> Option<usize> {
    text("COLUMNS")?.parse().ok().filter(|columns| *columns > 0)
}

/// The width that the terminal has, if it says so.
fn terminal_columns() -> Option<usize> {
    let (columns, _) = terminal::size().ok()?;
    Some(columns.into()).filter(|columns| *columns > 0)
}

fn has_color(choice: ColorChoice, is_terminal: bool) -> bool {
    let takes_color = is_terminal && takes_color();
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => takes_color && !is_set("NO_COLOR") && !is_dumb(),
    }
}

/// Does the terminal take colours? The console of Windows is told to, which old ones can't.
fn takes_color() -> bool {
    #[cfg(windows)]
    return ratatui::crossterm::ansi_support::supports_ansi();
    #[cfg(not(windows))]
    true
}

/// Is the terminal one that only writes on and on?
fn is_dumb() -> bool {
    text("TERM").is_some_and(|term| term == "dumb")
}

/// What terminals set, of those that show any sign and do so without a locale: Windows Terminal,
/// ConEmu, and whoever says which program it is.
const SHOW_ALL: [&str; 3] = ["WT_SESSION", "ConEmuANSI", "TERM_PROGRAM"];

/// Is only ASCII shown? Where the locale says so; without one, on a terminal that is not known to
/// show more. The console of Windows is given text, not bytes, so its code page does not matter,
/// but its fonts lack signs. `value` gives that of a variable.
fn is_ascii_only(is_terminal: bool, value: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(&value);
    let shows_all = || SHOW_ALL.into_iter().any(|name| value(name).is_some());
    locale.map_or_else(
        || is_terminal && !shows_all(),
        |locale| {
            let locale = locale.to_lowercase();
            !locale.contains("utf-8") && !locale.contains("utf8")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_shown_where_the_locale_or_the_terminal_says_that_they_can_be() {
        for (set, terminal, elsewhere) in [
            (&[][..], true, false),
            (&[("WT_SESSION", "1")], false, false),
            (&[("TERM_PROGRAM", "vscode")], false, false),
            (&[("LANG", "de_DE.UTF-8")], false, false),
            (&[("WT_SESSION", "1"), ("LANG", "C")], true, true),
            (&[("LC_ALL", "C.utf8"), ("LANG", "C")], false, false),
        ] {
            let value = |name: &str| {
                let found = set.iter().find(|(other, _)| *other == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            let shown = [true, false].map(|is_terminal| is_ascii_only(is_terminal, value));
            assert_eq!(shown, [terminal, elsewhere], "{set:?}");
        }
    }
}
