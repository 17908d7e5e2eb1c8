//! Commands that are killed or interrupted: each has done all of its work or nothing, and what was
//! said to be recorded is there.
//!
//! They need `strace`; where it is missing, they try nothing. `.ci/run` sees to it that it is
//! there.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use ticklist::domain::entry::Entry;
use ticklist::record::load;

use crate::ran::Ran;
use crate::sweep::one_of;
use crate::world::{RECORD, World};

/// The system calls that change a file or show something, and the lock. Between two of all others
/// nothing is other than before.
const CALLS: &str = "openat,write,ftruncate,flock,fdatasync,fsync,chmod,fchmod,fchown,\
                     rename,renameat,renameat2,link,linkat,unlink";

/// A record as small as can be: each command here is run some fifty times.
pub(crate) const SMALL: &str = r#"ticklist: 1
engagement: 4f9k2m7q1z
customer: "Contoso"
started: "2026-11-23"
title: "Small"
phases:
- id: assess
  name: "Assess"
  items:
  - id: A1
    task: "Agree"
journal:
- {"id":"7kd2m9x4qf","at":"2026-11-23T08:00:00.000Z","by":"dana","items":["A1"],"note":"Before"}
"#;

/// Two entries of somebody else.
const THEIRS: &str = r#"- {"id":"a000000001","at":"2026-11-23T08:01:00.000Z","by":"lee","items":["A1"],"note":"One"}
- {"id":"a000000002","at":"2026-11-23T08:02:00.000Z","by":"lee","items":["A1"],"note":"Two"}
"#;

/// What most tests here record.
const NOTE: &str = "note A1 -m Recorded";

pub(crate) fn can_run(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// How a record may end before a command: whole, without its last line end, or unfinished.
pub(crate) fn endings() -> [String; 3] {
    [SMALL.to_owned(), SMALL.trim_end().to_owned(), SMALL[..SMALL.len() - 20].to_owned()]
}

/// A command, and the record before it, if there is one.
struct Case {
    line: &'static str,
    before: Option<String>,
}

/// Every way in which a record is written: appended to, replaced, created.
fn cases() -> Vec<Case> {
    let case = |line, before| Case { line, before: Some(before) };
    let [whole, without_newline, unfinished] = endings();
    vec![
        case(NOTE, whole.clone()),
        case(NOTE, without_newline),
        case(NOTE, unfinished),
        case("undo", whole.clone()),
        case("merge copy.yaml", whole.clone()),
        case("merge --head theirs other.yaml", whole.clone()),
        case("merge --driver base.yaml contoso.ticklist.yaml copy.yaml", whole),
        Case { line: "init Contoso --checklist list.yaml", before: None },
    ]
}

impl Case {
    /// A world in which the command can be run again and again.
    fn world(&self) -> World {
        let world = World::new();
        world.write("base.yaml", SMALL);
        world.write("copy.yaml", [SMALL, THEIRS].concat());
        world.write("other.yaml", [SMALL, THEIRS].concat().replace("Agree", "Agree again"));
        world.write("list.yaml", "title: Small\nphases:\n- name: Assess\n  items: [Agree]\n");
        self.restore(&world);
        world
    }

    fn restore(&self, world: &World) {
        match &self.before {
            Some(before) => world.write(RECORD, before),
            None => drop(std::fs::remove_file(world.path(RECORD))),
        }
    }

    /// The system calls from the first that has to do with the record, each as its name and the
    /// how-manieth of that name it is (`strace` counts each name for itself); and what the record
    /// says when the command is done.
    fn undisturbed(&self, world: &World) -> (Vec<(String, usize)>, Option<State>) {
        let line = format!("strace -o trace -e trace={CALLS} ticklist {}", self.line);
        world.shell(&line).run().exits(0);
        let trace = world.read("trace");
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut calls = Vec::new();
        for call in trace.lines() {
            let Some((name, arguments)) = call.split_once('(') else { continue };
            let count = counts.entry(name).or_default();
            *count += 1;
            if !calls.is_empty() || arguments.contains("ticklist") {
                calls.push((name.to_owned(), *count));
            }
        }
        (calls, state(world))
    }

    /// Sends a signal at one of so many of those system calls.
    fn at_one_call_of(&self, step: usize, signal: &str, check: impl Fn(&World, &Ran, bool, &str)) {
        let world = self.world();
        let before = state(&world);
        let (calls, after) = self.undisturbed(&world);
        assert_ne!(before, after, "{} does nothing", self.line);
        let mut seen = HashSet::new();
        for (name, count) in one_of(step, calls) {
            self.restore(&world);
            let inject = format!("-e trace={name} -e inject={name}:signal={signal}:when={count}");
            let line = format!("exec strace -o /dev/null {inject} ticklist {}", self.line);
            let ran = world.shell(&line).run();
            let about = format!("{} and {signal} at {name} {count}:\n{ran}", self.line);
            assert_eq!(ran.code, -1, "not ended by the signal: {about}");
            let now = state(&world);
            assert!(now == before || now == after, "{now:?} is a half of {after:?}: {about}");
            check(&world, &ran, now == after, &about);
            if now.is_some() && seen.insert(world.bytes(RECORD).len()) {
                goes_on(&world, &about);
            }
        }
        assert!(seen.len() > usize::from(before.is_some()), "never before and after");
    }
}

/// What a record says, ids that are new each time aside: its first task, and who did how many things.
type State = (String, Vec<(String, Option<String>)>);

fn state(world: &World) -> Option<State> {
    let path = world.path(RECORD);
    let loaded = path.exists().then(|| load(&path).expect("what is there is a whole record"))?;
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let said = |entry: &Entry| (entry.by.to_string(), entry.note.clone());
    let task = loaded.record.head.checklist.phases[0].items[0].task.clone();
    Some((task, loaded.record.entries().iter().map(said).collect()))
}

/// The next command records.
fn goes_on(world: &World, about: &str) {
    let entries = || state(world).map_or(0, |(_, entries)| entries.len());
    let before = entries();
    world.run("note A1 -m Next").exits(0);
    assert_eq!(entries(), before + 1, "{about}");
}

/// Catches: a rewrite in the place of the append, two writes in the place of one, a confirmation
/// before the write, a new file that is written under its own name.
#[test]
#[ignore = "starts 500 processes under strace"]
fn a_command_killed_at_any_system_call_has_done_all_or_nothing() {
    killed_at_one_call_of(1);
}

#[test]
fn a_command_killed_here_or_there_has_done_all_or_nothing() {
    killed_at_one_call_of(5);
}

fn killed_at_one_call_of(step: usize) {
    if !can_run("strace") {
        return;
    }
    for case in cases() {
        case.at_one_call_of(step, "KILL", |_, ran, is_done, about| {
            assert!(is_done || ran.stdout.is_empty(), "said, but not done: {about}");
        });
    }
}

/// Catches: signals that are obeyed between the cut and the write, or between the write and the
/// confirmation, and temporary files that are left behind.
#[test]
#[ignore = "starts 500 processes under strace"]
fn a_command_that_is_interrupted_has_done_nothing_or_says_what_it_did() {
    interrupted_at_one_call_of(1, &["INT"], &cases());
}

#[test]
fn a_command_that_is_interrupted_here_or_there_has_done_nothing_or_says_what_it_did() {
    interrupted_at_one_call_of(5, &["INT"], &cases());
}

/// Catches: signals of which only Ctrl-C is held back.
#[test]
fn a_command_that_is_terminated_or_hung_up_on_has_done_nothing_or_says_what_it_did() {
    let [_, _, unfinished] = endings();
    let case = Case { line: NOTE, before: Some(unfinished) };
    interrupted_at_one_call_of(1, &["TERM", "HUP"], &[case]);
}

fn interrupted_at_one_call_of(step: usize, signals: &[&str], cases: &[Case]) {
    if !can_run("strace") {
        return;
    }
    for (case, signal) in cases.iter().flat_map(|case| signals.iter().map(move |it| (case, it))) {
        case.at_one_call_of(step, signal, |world, ran, is_done, about| {
            interrupted(case, world, ran, is_done, about);
        });
    }
}

fn interrupted(case: &Case, world: &World, ran: &Ran, is_done: bool, about: &str) {
    let is_silent = case.line.contains("--driver");
    assert!(is_silent || is_done != ran.stdout.is_empty(), "{about}");
    if let (Some(before), false) = (&case.before, is_done) {
        assert_eq!(&world.read(RECORD), before, "not as it was: {about}");
    }
    let left = world
        .files()
        .into_iter()
        .any(|(path, _)| path.display().to_string().contains("/.ticklist-"));
    assert!(!left, "a temporary file was left: {about}");
}
