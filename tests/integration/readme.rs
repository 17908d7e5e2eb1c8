//! What the README says is executed.
//!
//! Every ```` ```console ```` block is run in one world: lines that start with `$ ` are commands, and
//! what follows up to the next is what they say, stderr first. A comment in front of a block sets
//! the clock and the person: `<!-- now: 2026-12-08T09:00:00Z by: dana -->`. `cat` of a file that is
//! not there yet makes it: the reader has written it. Random ids may be other ones than in the
//! README, as long as the same stands for the same; ids in commands are translated.
//! `UPDATE_README=1` writes what was said into the file.

#![expect(clippy::disallowed_methods, reason = "UPDATE_README writes the README")]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;

use crate::command_line::commands;
use crate::ran::Ran;
use crate::world::World;

/// What a README may run.
const ALLOWED: [&str; 3] = ["ticklist", "cat", "ls"];

/// The ids of the README and those of this run that they stand for.
#[derive(Default)]
struct Translation(Vec<(String, String)>);

impl Translation {
    /// `text` of the README, in the ids of this run.
    fn forth(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
    }

    /// `text` of this run, in the ids of the README.
    fn back(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(ours, theirs))
    }

    /// Learns from a line of the README and the line of this run that stands for it.
    fn learn(&mut self, theirs: &str, ours: &str, random: &[String]) {
        if theirs.chars().count() != ours.chars().count() {
            return;
        }
        for id in random {
            let known = self.0.iter().any(|(_, ours)| ours == id);
            let Some(at) = ours.find(id.as_str()).filter(|_| !known) else { continue };
            let place = ours[..at].chars().count();
            let other: String = theirs.chars().skip(place).take(id.chars().count()).collect();
            let alike = |(a, b): (char, char)| a == b || (is_random(a) && is_random(b));
            if other.chars().zip(id.chars()).all(alike)
                && !self.0.iter().any(|(own, _)| *own == other)
            {
                self.0.push((other, id.clone()));
                self.0.sort_by_key(|(theirs, _)| std::cmp::Reverse(theirs.len()));
            }
        }
    }
}

fn is_random(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_lowercase()
}

/// Runs a README. What it should say, and what it says otherwise than it should.
fn run(readme: &str) -> (String, Vec<String>) {
    let world = World::new();
    std::fs::remove_dir(world.path(".git")).expect("it is empty");
    let mut ids = Translation::default();
    let (mut should, mut wrong) = (String::new(), Vec::new());
    let mut by = "dana".to_owned();
    let mut lines = readme.lines().peekable();
    while let Some(line) = lines.next() {
        should += &format!("{line}\n");
        if let Some(setting) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            if lines.peek() == Some(&"```console") {
                set(setting, &world, &mut by);
            }
        } else if line == "```console" {
            while let Some(line) = lines.next_if(|line| *line != "```") {
                let command =
                    line.strip_prefix("$ ").unwrap_or_else(|| panic!("no command: {line}"));
                should += &format!("{line}\n");
                let mut says = String::new();
                while let Some(line) =
                    lines.next_if(|line| !line.starts_with("$ ") && *line != "```")
                {
                    says += &format!("{line}\n");
                }
                let said = said(command, &says, &world, &by, &mut ids);
                if said != says {
                    wrong.push(format!(
                        "$ {command}\nThe README says:\n{says}The program says:\n{said}"
                    ));
                }
                should += &said;
            }
        }
    }
    (should, wrong)
}

/// Sets the clock and the person: `now: 2026-12-08T09:00:00Z by: dana`.
fn set(setting: &str, world: &World, by: &mut String) {
    let words: Vec<&str> = setting.split_whitespace().collect();
    for pair in words.chunks(2) {
        match pair {
            ["now:", now] => world.at(now),
            ["by:", name] => *by = (*name).to_owned(),
            _ => panic!("a comment before a block sets `now:` and `by:`, not: {setting}"),
        }
    }
}

/// What a command of the README says, in the ids of the README.
fn said(command: &str, says: &str, world: &World, by: &str, ids: &mut Translation) -> String {
    let program = command.split(' ').next().unwrap_or_default();
    assert!(ALLOWED.contains(&program), "the README runs {program}");
    if let Some(file) = command.strip_prefix("cat ").filter(|file| !world.path(file).exists()) {
        world.write(file, says);
    }
    let ran: Ran = world.shell(&for_this_shell(&ids.forth(command))).by(by).run();
    let said = ran.raw().replace("\r\n", "\n");
    let said = said.replace(&world.path("").display().to_string(), "/home/dana/");
    for (theirs, ours) in says.lines().zip(said.lines()) {
        ids.learn(theirs, ours, &ran.random_ids());
    }
    ids.back(&said)
}

/// The command as the shell at hand knows it.
fn for_this_shell(command: &str) -> String {
    match command.split_once(' ').unwrap_or((command, "")) {
        ("cat", file) if cfg!(windows) => format!("type {file}"),
        ("ls", folder) if cfg!(windows) => format!("dir /b {folder}"),
        _ => command.to_owned(),
    }
}

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    fs::read_to_string(path).expect("README.md stands at the top")
}

#[test]
fn the_sessions_of_the_readme_are_what_happens() {
    let (should, wrong) = run(&readme());
    if env::var_os("UPDATE_README").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        fs::write(path, should).expect("README.md can be written");
    } else {
        assert!(wrong.is_empty(), "UPDATE_README=1 puts this right:\n\n{}", wrong.join("\n"));
    }
}

/// The rows of the tables whose first line has a cell like this, cell by cell.
fn tables(readme: &str, head: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows = Vec::new();
    let mut inside = None;
    for line in readme.lines().filter(|line| !line.starts_with("|-") && !line.starts_with("| -")) {
        if !line.starts_with('|') {
            inside = None;
        } else if let Some(column) = inside {
            rows.push(vec![cells(line).swap_remove(column)]);
        } else {
            let column = cells(line).iter().position(|cell| cell.eq_ignore_ascii_case(head));
            inside = column.or(Some(usize::MAX)).filter(|column| *column != usize::MAX);
        }
    }
    rows
}

/// The commands that a cell names: the first words of its code.
fn named(cell: &str) -> impl Iterator<Item = String> + '_ {
    let code = cell.split('`').skip(1).step_by(2);
    let code = code.map(|code| code.strip_prefix("ticklist ").unwrap_or(code));
    let is_command = |word: &&str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase());
    code.filter_map(|code| code.split(' ').next()).filter(is_command).map(str::to_owned)
}

#[test]
fn the_readme_names_every_command_and_no_other() {
    let readme = readme();
    let rows = tables(&readme, "commands");
    let named: BTreeSet<String> = rows.iter().flatten().flat_map(|cell| named(cell)).collect();
    let helped: BTreeSet<String> = commands(&World::new()).into_iter().collect();
    assert_eq!(named, helped);
}

#[test]
fn the_readme_tells_every_exit_code() {
    let rows = tables(&readme(), "code");
    let told: Vec<&str> = rows.iter().flatten().map(|cell| cell.trim_matches('`')).collect();
    assert_eq!(told, ["0", "1", "2", "3", "4", "5"]);
}

/// A README in small, which says nothing yet.
const SAMPLE: &str = "\
# Sample

<!-- now: 2026-12-08T09:00:00Z by: lee -->
```console
$ cat small.yaml
phases: [{name: Only, items: [One thing]}]
$ ticklist init Contoso --checklist small.yaml
$ ticklist add only \"Another thing\"
$ ticklist done O-
$ ticklist log
```

    ```not a block

```console
$ ls
```
";

/// The sample as its author would have it: with ids of another run, and one of them in a command.
fn sample() -> String {
    let (said, wrong) = run(SAMPLE);
    assert_eq!(wrong.len(), 5, "everything but `cat` says more than nothing");
    let log = said.lines().skip_while(|line| !line.ends_with("ENTRY")).skip(1).take(2);
    let ids: Vec<&str> = log.filter_map(|line| line.split_whitespace().last()).collect();
    let item = said.lines().find_map(|line| line.strip_prefix("+  ")).expect("an item was added");
    let item = item.split(' ').next().expect("its id");
    let said =
        said.replace(ids[0], "zzzzzzzzz1").replace(ids[1], "zzzzzzzzz2").replace(item, "O-zzz");
    let (said, wrong) =
        run(&said.replace("$ ls\n", "$ ticklist undo zzzzzzzzz2\n$ ticklist show O-zzz\n$ ls\n"));
    assert_eq!(wrong.len(), 2, "only the new commands: {wrong:?}");
    said
}

#[test]
fn a_readme_is_put_right_once_and_right_ever_after() {
    let first = sample();
    let (second, wrong) = run(&first);
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(second, first);
    assert!(
        first.contains("took back zzzzzzzzz2") || first.contains("O-zzz  Another thing  done → "),
        "{first}"
    );
    assert!(first.ends_with("contoso.ticklist.yaml\nhome\nsmall.yaml\n```\n"), "{first}");
}

#[test]
fn a_readme_that_says_otherwise_is_found_out() {
    let right = sample();
    for (from, to) in [
        ("Another thing", "Another think"),
        ("09:02", "09:03"),
        ("lee", "Lee"),
        ("ENTRY", "ENTRYY"),
    ] {
        let (head, tail) = right.rsplit_once(from).expect("it is in the sample");
        let (_, wrong) = run(&format!("{head}{to}{tail}"));
        assert!(!wrong.is_empty(), "{from}");
    }
    let (_, wrong) = run(&right.replacen("zzzzzzzzz1", "zzzzzzzzz2", 1));
    assert!(!wrong.is_empty(), "one id stands for one entry");
}

#[test]
fn tables_are_read_by_their_heads() {
    let text = "| a | Commands |\n| --- | --- |\n| x | `done ITEM`, `ticklist na` |\n\n| b |\n| --- |\n| `no` |\n";
    let rows = tables(text, "commands");
    let names: Vec<String> = rows.iter().flatten().flat_map(|cell| named(cell)).collect();
    assert_eq!(names, ["done", "na"]);
}
