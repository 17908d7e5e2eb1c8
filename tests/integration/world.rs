//! A folder of its own, a cleared environment and a clock that ticks: where commands are run.

#![expect(clippy::disallowed_methods, reason = "people and other programs write files too")]

use std::cell::{Cell, RefCell};
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

#[cfg(unix)]
use crate::hints::Shown;
use crate::ids::Ids;
use crate::ran::Ran;
use crate::words::words;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_ticklist");

/// The record that [`World::contoso`] begins.
pub(crate) const RECORD: &str = "contoso.ticklist.yaml";

/// Where the programs of the system are.
const SYSTEM: [&str; 2] = match cfg!(windows) {
    true => [r"C:\Windows\System32", r"C:\Windows"],
    false => ["/usr/bin", "/bin"],
};

/// A folder, and a clock that starts at 2026-11-23T09:00:00Z and ticks a minute per command.
///
/// The folder is the root of a git work tree, so that nothing above it is ever found.
pub(crate) struct World {
    root: TempDir,
    now: Cell<DateTime<Utc>>,
    ids: RefCell<Ids>,
}

impl World {
    /// An empty folder, on the Monday on which it begins.
    pub(crate) fn new() -> Self {
        let root = tempfile::Builder::new().prefix("world-").tempdir();
        let root = root.expect("the folder for temporary files can be written");
        for folder in [".git", "home"] {
            fs::create_dir(root.path().join(folder)).expect("a folder of our own");
        }
        let world = Self { root, now: Cell::default(), ids: RefCell::default() };
        world.at("2026-11-23T09:00:00Z");
        world
    }

    /// A folder with the record of Contoso, begun at nine.
    pub(crate) fn contoso() -> Self {
        let world = Self::new();
        world.run("init Contoso").exits(0);
        world
    }

    /// A folder with a copy of a record from `tests/fixtures/records/v1`, and the clock then.
    pub(crate) fn with(name: &str, now: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records/v1");
        let file = format!("{name}.ticklist.yaml");
        let text = fs::read_to_string(folder.join(&file)).expect("the fixture is there");
        let world = Self::new();
        world.write(&file, text);
        world.at(now);
        world
    }

    /// Contoso in its third week, on Tuesday 8 December 2026: plain, nothing in conflict.
    pub(crate) fn third_week() -> Self {
        Self::with("plain", "2026-12-08T09:12:00Z")
    }

    /// Fabrikam, where two people worked on copies: four conflicts, an undo, additions.
    pub(crate) fn two_people() -> Self {
        Self::with("two-people", "2027-03-09T09:00:00Z")
    }

    /// Sets the clock.
    pub(crate) fn at(&self, now: &str) {
        let now = DateTime::parse_from_rfc3339(now).expect("an instant like 2026-11-23T09:00:00Z");
        self.now.set(now.to_utc());
    }

    /// Moves the clock on.
    pub(crate) fn later(&self, days: i64) {
        self.now.set(self.now.get() + TimeDelta::days(days));
    }

    /// Runs a command line, written as for a shell and without `ticklist`.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.command(line).run()
    }

    /// Runs command lines one after the other, for one snapshot.
    pub(crate) fn session(&self, lines: &[&str]) -> String {
        let ran = lines.iter().map(|line| self.run(line).to_string());
        ran.collect::<Vec<String>>().join("\n")
    }

    /// A command line on its way; one that was copied with its `ticklist` in front is as good.
    pub(crate) fn command(&self, line: &str) -> Invocation<'_> {
        let words = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.argv(words.strip_prefix(&["ticklist"]).unwrap_or(&words)).shown(line)
    }

    /// The same, word by word.
    pub(crate) fn argv(&self, args: &[&str]) -> Invocation<'_> {
        let mut command = Command::new(PROGRAM);
        command.args(args);
        self.prepare(command, args.join(" "))
    }

    /// The command of a shell, in which `ticklist` is the program under test: on Windows of cmd.
    pub(crate) fn shell(&self, line: &str) -> Invocation<'_> {
        #[cfg(unix)]
        let command = {
            let mut command = Command::new("sh");
            command.args(["-c", line]);
            command
        };
        #[cfg(windows)]
        let command = {
            let mut command = Command::new("cmd");
            std::os::windows::process::CommandExt::raw_arg(&mut command, format!("/d /c {line}"));
            command
        };
        self.prepare(command, line.to_owned())
    }

    /// The process of a shell in this world, to be started in a terminal.
    #[cfg(unix)]
    pub(crate) fn shell_process(&self, line: &str) -> Command {
        self.shell(line).command
    }

    /// The process of a command, to be started beside others; no minute passes.
    pub(crate) fn process(&self, args: &[&str]) -> Command {
        self.argv(args).command
    }

    fn prepare(&self, mut command: Command, shown: String) -> Invocation<'_> {
        let home = Path::new(PROGRAM).parent().expect("the program is in a folder");
        let path = env::join_paths([home].into_iter().chain(SYSTEM.map(Path::new)));
        command.env_clear().current_dir(self.root.path());
        command.env("PATH", path.expect("no folder's name holds what stands between them"));
        command.envs([("TZ", "UTC"), ("LANG", "C.UTF-8")]);
        command.envs([("COLUMNS", "100"), ("TICKLIST_BY", "dana")]);
        command.env("HOME", self.root.path().join("home"));
        command.env("TICKLIST_NOW", self.now.get().to_rfc3339());
        Invocation { world: self, command, shown, stdin: Vec::new() }
    }

    /// The path of a file in this world.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("the file is UTF-8")
    }

    /// The lines of the journal of a record.
    pub(crate) fn journal(&self, name: &str) -> Vec<String> {
        let text = self.read(name);
        let (_, journal) = text.split_once("\njournal:").expect("a record has a journal");
        journal.lines().skip(1).map(str::to_owned).collect()
    }

    /// Writes a file, in folders that come with it. Ids in it are not random, and are shown.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("in the world")).expect("a folder of our own");
        fs::write(path, content.as_ref()).expect("a file of our own");
        self.ids.borrow_mut().keep(&String::from_utf8_lossy(content.as_ref()));
    }

    /// Writes at the end of a file, as an editor or a sync client does.
    pub(crate) fn append(&self, name: &str, content: impl AsRef<[u8]>) {
        self.write(name, [&self.bytes(name), content.as_ref()].concat());
    }

    /// All the files of the world, with their bytes.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut folders = vec![self.root.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(folder).expect("a folder of our own");
            for path in entries.map(|entry| entry.expect("it can be listed").path()) {
                match path.is_dir() {
                    true => folders.push(path),
                    false => files.push((path.clone(), fs::read(&path).unwrap_or_default())),
                }
            }
        }
        files.sort();
        files
    }

    /// Runs a command line that must be refused with this exit code: nothing on stdout, and no
    /// file is other than before.
    #[track_caller]
    pub(crate) fn refuses(&self, line: &str, code: i32) -> Ran {
        let before = self.files();
        let ran = self.run(line).exits(code);
        assert!(ran.stdout.is_empty(), "stdout of a refusal:\n{ran}");
        assert!(before == self.files(), "a refused command wrote:\n{ran}");
        ran
    }

    /// Runs the corrected line of each `hint:`, which must not be a usage error.
    #[track_caller]
    pub(crate) fn follow(&self, ran: &Ran) -> Vec<Ran> {
        let lines = ran
            .hints()
            .into_iter()
            .filter_map(|hint| hint.find("ticklist ").map(|at| hint[at..].to_owned()));
        let ran: Vec<Ran> = lines.map(|line| self.run(&line)).collect();
        for ran in &ran {
            assert_ne!(ran.code, 2, "a hint that can't be pasted:\n{ran}");
        }
        ran
    }
}

/// A command line on its way.
pub(crate) struct Invocation<'w> {
    world: &'w World,
    command: Command,
    shown: String,
    stdin: Vec<u8>,
}

impl Invocation<'_> {
    /// How the snapshot shows the line.
    fn shown(mut self, line: &str) -> Self {
        self.shown = line.strip_prefix("ticklist ").unwrap_or(line).to_owned();
        self
    }

    /// With a variable more, or another value of it.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// By somebody else than dana.
    pub(crate) fn by(self, name: &str) -> Self {
        self.env("TICKLIST_BY", name)
    }

    /// With something to read.
    pub(crate) fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.stdin = text.as_ref().to_owned();
        self
    }

    /// In a folder of the world, which is made if it is not there.
    pub(crate) fn within(mut self, folder: &str) -> Self {
        let folder = self.world.path(folder);
        fs::create_dir_all(&folder).expect("a folder of our own");
        self.command.current_dir(folder);
        self
    }

    /// Runs it. A minute passes.
    #[track_caller]
    pub(crate) fn run(mut self) -> Ran {
        let streams = [Stdio::piped(), Stdio::piped(), Stdio::piped()];
        let [stdin, stdout, stderr] = streams;
        let child = self.command.stdin(stdin).stdout(stdout).stderr(stderr).spawn();
        let mut child = child.expect("the program can be started");
        let mut pipe = child.stdin.take().expect("it was piped");
        let _ = pipe.write_all(&self.stdin);
        drop(pipe);
        let output = child.wait_with_output().expect("the program ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked at"), "{}: {said}", self.shown);
        let world = self.world;
        #[cfg(unix)]
        {
            let (ran, root) = (&self.command, world.root.path());
            Shown { ran, stdin: &self.stdin, root, output: &output }.can_be_followed();
        }
        world.now.set(world.now.get() + TimeDelta::minutes(1));
        let mut ids = world.ids.borrow_mut();
        for (path, bytes) in world.files() {
            if path.extension().is_some_and(|extension| extension == "yaml") {
                ids.learn(&String::from_utf8_lossy(&bytes));
            }
        }
        Ran {
            line: self.shown,
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
            code: output.status.code().unwrap_or(-1),
            root: world.root.path().display().to_string(),
            ids: ids.clone(),
        }
    }
}
