//! What a command says to do now can be done: every command that any test is shown is run.
//!
//! A [`World`] hands over each run. A command is what stands behind two blanks, or behind the
//! label of its line; the rest is prose. It is run by a shell, in a copy of the place
//! in which it was shown and by the same person, with something in the place of `NAME` and the
//! like. It is accepted where it ends with 0; with 3, the honest no of `check` and `gate`; or with
//! 4, where a record is damaged: the hint is right, and what can be read is shown. Refused may be
//! what leads to one more question, or is about a record that was named as an example.

#![expect(clippy::disallowed_methods, reason = "what is typed is typed in a copy of the place")]

use std::collections::BTreeSet;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::{LazyLock, Mutex};
use std::{env, fs};

use tempfile::TempDir;

use crate::world::{PROGRAM, World};

/// What stands in front of a command without two blanks.
const LABELS: [&str; 4] = ["hint: ", "Undo: ", "Redo: ", "Undo the plan: "];

/// With what a command begins.
const PROGRAMS: [&str; 3] = ["ticklist ", "VISUAL=", "git "];

/// What is written in the place of a word that the reader fills in.
const FILLED: [(&str, &str); 20] = [
    ("CHECKPOINT", "yesterday"),
    ("CUSTOMER", "'A customer of our own'"),
    ("DATE", "2027-12-24"),
    ("VISUAL=nano", "VISUAL=true"),
    ("FILE", "*.ticklist.yaml"),
    ("FILE.yaml", "\"$(ticklist checklists show ems-onboarding > own.yaml; echo own.yaml)\""),
    ("FOLDER", "\"$(ticklist init Sample -f sample.ticklist.yaml > sample.txt; echo .)\""),
    ("ITEM", "\"$(ticklist list --all -O csv OF | sed -n '2s/,.*//p')\""),
    ("LIST", "\"$(echo '- One' > list.md; echo list.md)\""),
    (
        "MATTER",
        "\"$(ticklist risk 'A risk' OF 2> /dev/null | sed -n 's/^+ *\\([^ ]*\\).*/\\1/p')\"",
    ),
    ("MERGE_HEAD:./RECORD", "\"MERGE_HEAD:./$(echo *.ticklist.yaml)\""),
    ("NOTE", "'a note'"),
    ("OUTCOME", "'an outcome'"),
    ("OTHER", "other-copy.yaml"),
    (
        "PHASE",
        "\"$(ticklist status --json OF | sed -n 's/ *\"id\": \"\\(.*\\)\".*/\\1/p' | sed 1q)\"",
    ),
    ("SHEET", "\"$(ticklist list -o sheet.csv OF > sheet.txt 2>&1; echo sheet.csv)\""),
    ("TASK", "'A task'"),
    ("TEXT", "'a text'"),
    ("WHEN", "yesterday"),
    ("WHY", "'for a reason'"),
];

/// The same for a `NAME`, by the word before it.
const NAMED: [(&str, &str); 5] = [
    ("--to", "'Somebody New'"),
    ("--by", "lee"),
    ("-f", "\"$(ls | sed -n '/[.]ticklist[.]yaml$/{p;q}')\""),
    ("show", "ems-onboarding"),
    ("checkpoint", "'A meeting of our own'"),
];

/// The commands in what was said, with the line of each.
fn commands(said: &str) -> Vec<(String, String)> {
    let lines = said.lines().map(without_colours);
    let with_command = |line: String| {
        let command = command(&line)?.to_owned();
        Some((line, command))
    };
    lines.filter_map(with_command).collect()
}

/// The line without what colours it.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |line, part| line + part.split_once('m').map_or("", |(_, text)| text))
}

/// The command of a line. What is shown in the place of characters that drive a terminal can't be
/// pasted, and what is written in a page or a table of Markdown is for other readers.
fn command(line: &str) -> Option<&str> {
    if line.starts_with(['<', '|', '{']) || line.contains("\\u{") {
        return None;
    }
    let begins = |at: usize| PROGRAMS.iter().any(|program| line[at..].starts_with(program));
    let labelled = LABELS.iter().filter(|label| line.starts_with(*label)).map(|label| label.len());
    let behind_blanks = line.match_indices("  ").map(|(at, _)| {
        let rest = line[at..].trim_start();
        line.len() - rest.len()
    });
    let is_labelled = labelled.clone().next().is_some();
    let start = labelled.chain(behind_blanks).find(|at| begins(*at))?;
    let text = line[start..].trim_end();
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, ' ') if before == ' ' => return Some(text[..at].trim_end()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        before = c;
    }
    // The end of a cell of CSV is no part of the command in it.
    (is_labelled || quote.is_none()).then_some(text)
}

/// The command with something in the place of what the reader fills in.
fn filled(command: &str) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    let fill = |at: usize| {
        let word = words[at];
        let is_behind = |option: &str| at > 0 && words[at - 1] == option;
        let named = NAMED.iter().find(|(option, _)| word == "NAME" && is_behind(option));
        let bare = word.trim_matches(['"', '\'']);
        let found = named.or_else(|| FILLED.iter().find(|(place, _)| *place == bare));
        found.map_or(word, |(_, something)| something)
    };
    let filled: Vec<&str> = (0..words.len()).map(fill).collect();
    let file = words.iter().position(|word| *word == "-f").and_then(|at| filled.get(at + 1));
    let of = file.map(|file| format!("-f {file}")).unwrap_or_default();
    filled.join(" ").replace("OF |", &format!("{of} |")).replace("OF >", &format!("{of} >"))
}

/// The shape of a command: without the numbers and paths that are other ones in each test.
fn shape(command: &str) -> String {
    let word = |word: &str| match word.contains('/') {
        true => "/".to_owned(),
        false => word.replace(|c: char| c.is_ascii_digit(), "0"),
    };
    command.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// The shapes that were followed. Each is followed where it was shown first; everywhere with
/// `EVERY_HINT=1`, as `.ci/run` does.
static FOLLOWED: LazyLock<Mutex<BTreeSet<String>>> = LazyLock::new(Mutex::default);

/// Questions that no hint can answer before it is followed.
const ASKS_ON: [&str; 3] =
    ["say which they are there", "do it in two or more parts", "the name holds "];

/// A command that was run, where, and what it said.
pub(crate) struct Shown<'r> {
    pub(crate) ran: &'r Command,
    pub(crate) stdin: &'r [u8],
    pub(crate) root: &'r Path,
    pub(crate) output: &'r Output,
}

impl Shown<'_> {
    /// Follows each command that was shown.
    #[track_caller]
    pub(crate) fn can_be_followed(&self) {
        let said = [&self.output.stderr, &self.output.stdout];
        let said = said.map(|stream| String::from_utf8_lossy(stream)).join("\n");
        // What was killed may not have said all, and what a shell set for it is not known here.
        let is_known = self.ran.get_program() == PROGRAM;
        let is_whole = is_known && matches!(self.output.status.code(), Some(0..=5));
        let mut before = None;
        for (line, command) in commands(&said).into_iter().filter(|_| is_whole) {
            let is_new = FOLLOWED.lock().expect("nothing fails here").insert(shape(&command));
            if !is_new && env::var_os("EVERY_HINT").is_none() {
                continue;
            }
            // What is said to be done then is done where the first was.
            let place = before.take().filter(|_| line.starts_with("hint: then "));
            let place = place.unwrap_or_else(|| copy(self.root));
            let output = self.follow(&command, &place);
            let [talk, data] =
                [&output.stderr, &output.stdout].map(|stream| String::from_utf8_lossy(stream));
            let code = output.status.code();
            let asks_on = ASKS_ON.iter().any(|question| talk.contains(question));
            // Any record may be meant, also one that refuses.
            let is_another = line.starts_with("hint: say which:") && !talk.contains("several");
            let accepted = match code {
                Some(1) => asks_on || is_another,
                code => matches!(code, Some(0 | 3 | 4)),
            };
            let shown = self.ran;
            assert!(
                accepted,
                "{shown:?} says\n{said}\nand {command:?} ends with {code:?}:\n{talk}{data}"
            );
            before = Some(place);
        }
    }

    /// Runs a command in a copy of the place.
    fn follow(&self, command: &str, place: &TempDir) -> Output {
        let there = |text: &str| {
            let root = self.root.to_string_lossy();
            text.replace(root.trim_end_matches('/'), &place.path().to_string_lossy())
        };
        let mut shell = Command::new("sh");
        shell.args(["-c", &there(&format!("{COPY}\n{}", filled(command)))]).env_clear();
        for (name, value) in self.ran.get_envs() {
            shell.env(name, there(&value.unwrap_or_default().to_string_lossy()));
        }
        let folder = self.ran.get_current_dir().expect("in the world").to_string_lossy();
        shell.current_dir(there(&folder)).env("EDITOR", "true").env_remove("VISUAL");
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = shell.spawn().expect("there is a shell");
        let _ = child.stdin.take().expect("it was piped").write_all(self.stdin);
        child.wait_with_output().expect("the command ends")
    }
}

/// Another copy of the record is there, for what is to be merged.
const COPY: &str = "\
for record in *.ticklist.yaml; do [ -f \"$record\" ] && cp \"$record\" other-copy.yaml; done";

/// A copy of a folder.
fn copy(root: &Path) -> TempDir {
    let copy = tempfile::Builder::new().prefix("world-").tempdir();
    let copy = copy.expect("the folder for temporary files can be written");
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(root.join(&folder)).into_iter().flatten().flatten();
        for entry in entries {
            let path = folder.join(entry.file_name());
            let (from, to) = (root.join(&path), copy.path().join(&path));
            let kind = entry.file_type().expect("it can be looked at");
            if kind.is_dir() {
                fs::create_dir(&to).expect("a folder of our own");
                folders.push(path);
            } else if kind.is_file() {
                fs::copy(from, to).expect("a file of our own");
            } else if let Ok(target) = fs::read_link(from) {
                let target =
                    target.strip_prefix(root).map_or(target.clone(), |it| copy.path().join(it));
                std::os::unix::fs::symlink(target, to).expect("a link of our own");
            }
        }
    }
    copy
}

#[test]
fn commands_are_found_in_what_is_said() {
    let table = [
        ("hint: ticklist done A3", Some("ticklist done A3")),
        ("hint: see them:  ticklist list --all", Some("ticklist list --all")),
        ("hint: write it like A1..A3", None),
        ("hint: call it `ticklist`", None),
        ("Undo: ticklist undo --by \"Lee  Ito\"", Some("ticklist undo --by \"Lee  Ito\"")),
        ("   ticklist log       what happened", Some("ticklist log")),
        ("\u{1b}[1mNext: \u{1b}[0mlook:  ticklist show A3", Some("ticklist show A3")),
        ("hint: name one:  VISUAL=nano ticklist edit", Some("VISUAL=nano ticklist edit")),
        ("<p>Next:  ticklist show A3</p>", None),
        ("hint: ticklist show \"a\\u{1b}\"", None),
    ];
    for (line, command) in table {
        assert_eq!(commands(line).first().map(|(_, it)| it.as_str()), command, "{line}");
    }
}

#[test]
fn a_hint_that_fails_is_found_out() {
    let world = World::contoso();
    let said = |line: &str| Output {
        status: ExitStatus::default(),
        stdout: Vec::new(),
        stderr: format!("hint: {line}\n").into_bytes(),
    };
    let ran = world.process(&["status"]);
    let follow = |line: &str| {
        let output = said(line);
        let shown = Shown { ran: &ran, stdin: b"", root: &world.path(""), output: &output };
        catch_unwind(AssertUnwindSafe(|| shown.can_be_followed())).is_ok()
    };
    let before = world.files();
    for line in ["ticklist done A1 -m 'follow me'", "ticklist assign A3 --to NAME --by follower"] {
        assert!(follow(line), "{line}");
    }
    for line in ["ticklist done A99 -m 'follow me'", "ticklist assign A3 to NAME --by follower"] {
        assert!(!follow(line), "{line}");
    }
    assert!(before == world.files(), "what is followed is followed in a copy");
}
