//! Programs in a terminal of their own. Nothing is waited for but what the terminal shows.

#![cfg(unix)]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use vt100::{Parser, Screen};

/// Something is wrong if it takes longer than this.
const PATIENCE: Duration = Duration::from_secs(60);
/// Of the terminal.
const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

/// A terminal, and the program in it.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Keeps the terminal when the program is gone.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: Parser,
    /// Its settings before the program began.
    before: String,
}

impl Terminal {
    /// Runs a program in a terminal.
    pub(crate) fn run(command: &Command) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a terminal");
        let mut builder = CommandBuilder::new(command.get_program());
        builder.env_clear();
        builder.args(command.get_args());
        command
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?)))
            .for_each(|(name, value): (&OsStr, &OsStr)| builder.env(name, value));
        builder.env("TERM", "xterm-256color");
        builder.cwd(command.get_current_dir().expect("a world"));
        let before = settings(pair.master.as_ref());
        let child = pair.slave.spawn_command(builder).expect("the program can be started");
        let mut reader = pair.master.try_clone_reader().expect("a terminal can be read");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_owned()).is_err() {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().expect("a terminal can be written");
        let parser = Parser::new(SIZE.rows, SIZE.cols, 0);
        let (master, _slave) = (pair.master, pair.slave);
        Self { master, _slave, child, keyboard, output, parser, before }
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("the program reads keys");
    }

    /// Waits until the screen is like that.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(why) => {
                    panic!("waited for {what}: {why}\n{}", self.parser.screen().contents())
                }
            }
        }
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(crate) fn until_it_shows(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// What the screen shows.
    pub(crate) fn shows(&self) -> String {
        self.parser.screen().contents()
    }

    /// The id of the process.
    pub(crate) fn process(&self) -> i32 {
        let id = self.child.process_id().expect("it runs");
        i32::try_from(id).expect("an id of a process")
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&mut self, rows: u16, cols: u16) {
        self.parser.screen_mut().set_size(rows, cols);
        self.master.resize(PtySize { rows, cols, ..SIZE }).expect("a terminal has a size");
    }

    /// Waits for the end of the program, and that the terminal is then as it was before.
    #[track_caller]
    pub(crate) fn ends(mut self) -> ExitStatus {
        let status = self.child.wait().expect("the program ends");
        self.until("the screen as it was", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        assert_eq!(settings(self.master.as_ref()), self.before, "the terminal's settings");
        status
    }
}

/// The settings of a terminal.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has settings"))
}
