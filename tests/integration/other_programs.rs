//! Other programs that put files in the place of the record, or write to it, while a command runs.
//! What a process has open is read from `/proc`, and it is stopped by strace.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::process::{Child, Command};
use std::thread;

use crate::concurrency::start;
use crate::crash::{SMALL, can_run};
use crate::world::{PROGRAM, RECORD, World};

/// Catches: no comparison of the locked file with the path (the entry would go to a file that
/// nobody sees any more).
#[test]
fn a_record_that_is_replaced_while_a_command_waits_gets_the_entry_too() {
    let world = World::contoso();
    let held = File::options().append(true).open(world.path(RECORD)).expect("it is there");
    held.lock().expect("nobody else holds it");
    let waiting = start(world.process(&["note", "A1", "-m", "Waited"]));
    wait_until_open(waiting.id(), RECORD);
    let theirs = world.read(RECORD) + "- {at: 2026-11-23, by: lee, note: Replaced}\n";
    world.write("new.yaml", theirs);
    fs::hard_link(world.path(RECORD), world.path("old.yaml")).expect("a file of our own");
    fs::rename(world.path("new.yaml"), world.path(RECORD)).expect("a file of our own");
    drop(held);
    let ran = waiting.wait_with_output().expect("the program ends");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    let text = world.read(RECORD);
    assert!(text.contains("Waited") && text.contains("Replaced"), "{text}");
    assert!(!world.read("old.yaml").contains("Waited"), "written to a file that was put aside");
}

/// Spins until a process has a file of this name open.
fn wait_until_open(process: u32, name: &str) {
    let is_open = || {
        let opened = fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten();
        opened.filter_map(|entry| fs::read_link(entry.path()).ok()).any(|file| file.ends_with(name))
    };
    while !is_open() {
        thread::yield_now();
    }
}

/// Catches: appending without the lock to what somebody else is writing.
#[test]
fn a_record_that_an_editor_appends_to_while_a_command_waits_keeps_both() {
    let world = World::contoso();
    let held = File::options().append(true).open(world.path(RECORD)).expect("it is there");
    held.lock().expect("nobody else holds it");
    let waiting = start(world.process(&["note", "A1", "-m", "Waited"]));
    wait_until_open(waiting.id(), RECORD);
    world.append(RECORD, "- {at: 2026-11-23, by: lee, note: Edited");
    drop(held);
    let ran = waiting.wait_with_output().expect("the program ends");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    let text = world.read(RECORD);
    assert!(text.contains("Waited") && text.contains("# unfinished: "), "{text}");
}

/// A command that was stopped in its middle, while other programs do as they like.
struct Stopped {
    strace: Child,
    process: String,
}

impl Stopped {
    /// Runs a command until it has made this system call for the first time.
    fn after(call: &str, world: &World, args: &[&str]) -> Self {
        let command = world.process(args);
        let inject = format!("inject={call}:signal=STOP:when=1");
        let trace = format!("trace={call}");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-o", "calls", "-e", &trace, "-e", &inject, PROGRAM]).args(args);
        strace
            .env_clear()
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        strace.current_dir(command.get_current_dir().expect("it runs in the world"));
        let strace = start(strace);
        loop {
            let calls = fs::read_to_string(world.path("calls")).unwrap_or_default();
            match calls.lines().find(|line| line.contains("stopped by SIGSTOP")) {
                Some(line) => {
                    let process = line.split(' ').next().expect("a line has a start").to_owned();
                    return Self { strace, process };
                }
                None => thread::yield_now(),
            }
        }
    }

    /// Lets it go on to its end.
    fn goes_on(self) -> (i32, String, String) {
        Command::new("kill").args(["-CONT", &self.process]).status().expect("it can be run");
        let ran = self.strace.wait_with_output().expect("the program ends");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (ran.status.code().unwrap_or(-1), text(ran.stdout), text(ran.stderr))
    }
}

/// Puts another file in the place of the record.
fn replace(world: &World, text: &str) {
    world.write("new.yaml", text);
    fs::rename(world.path("new.yaml"), world.path(RECORD)).expect("a file of our own");
}

/// Catches: no reading back, or reading back from the file that is open.
#[test]
fn an_entry_that_is_overwritten_right_after_it_was_synced_is_recorded_again() {
    if !can_run("strace") {
        return;
    }
    let world = World::new();
    world.write(RECORD, SMALL);
    let stopped = Stopped::after("fdatasync", &world, &["note", "A1", "-m", "Kept"]);
    assert!(world.read(RECORD).contains("Kept"), "it was synced");
    replace(&world, SMALL);
    let (code, stdout, stderr) = stopped.goes_on();
    assert_eq!((code, stdout.is_empty()), (0, false), "{stderr}");
    let text = world.read(RECORD);
    assert!(text.starts_with(SMALL) && text.matches("Kept").count() == 1, "{text}");
}

/// Catches: looking for the entry only at the end of the file, and recording it twice.
#[test]
fn an_entry_behind_which_another_program_writes_is_recorded_once() {
    if !can_run("strace") {
        return;
    }
    let world = World::new();
    world.write(RECORD, SMALL);
    let stopped = Stopped::after("fdatasync", &world, &["note", "A1", "-m", "Kept"]);
    world.append(RECORD, "- {at: 2026-11-23, by: lee, note: Edited}\n");
    let (code, _, stderr) = stopped.goes_on();
    assert_eq!(code, 0, "{stderr}");
    let text = world.read(RECORD);
    assert!(text.matches("Kept").count() == 1 && text.contains("Edited"), "{text}");
}

/// Catches: an entry about one customer that goes into the record of another, which git or
/// somebody put in its place.
#[test]
fn an_entry_never_goes_into_the_record_of_another_engagement() {
    if !can_run("strace") {
        return;
    }
    let world = World::new();
    let other = SMALL.replace("4f9k2m7q1z", "0000000000");
    world.write(RECORD, SMALL);
    let stopped = Stopped::after("fdatasync", &world, &["note", "A1", "-m", "Kept"]);
    replace(&world, &other);
    let (code, stdout, stderr) = stopped.goes_on();
    assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
    assert!(stderr.contains("another engagement") && stderr.contains("nothing was recorded"));
    assert_eq!(world.read(RECORD), other);
}

/// Catches: saying that there never was a file, or that nothing was recorded, when the record was
/// moved with the entry in it.
#[test]
fn a_record_that_is_moved_away_after_the_write_may_have_the_entry() {
    if !can_run("strace") {
        return;
    }
    let world = World::new();
    world.write(RECORD, SMALL);
    let stopped = Stopped::after("fdatasync", &world, &["note", "A1", "-m", "Kept"]);
    fs::rename(world.path(RECORD), world.path("moved.yaml")).expect("a file of our own");
    let (code, stdout, stderr) = stopped.goes_on();
    assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
    assert!(stderr.contains("the entry may be in the record"), "{stderr}");
    assert!(world.read("moved.yaml").contains("Kept"));
}

/// Catches: a replacement that wipes out what another program has written since the record was
/// read.
#[test]
fn a_record_that_is_written_to_while_its_head_is_replaced_is_left_alone() {
    if !can_run("strace") {
        return;
    }
    let world = World::new();
    world.write(RECORD, SMALL);
    world.write("other.yaml", SMALL.replace("Agree", "Agree again"));
    let stopped = Stopped::after("fsync", &world, &["merge", "--head", "theirs", "other.yaml"]);
    let edited = [SMALL, "- {at: 2026-11-23, by: lee, note: Edited}\n"].concat();
    world.write(RECORD, &edited);
    let (code, stdout, stderr) = stopped.goes_on();
    assert_eq!((code, stdout.as_str()), (1, ""), "{stderr}");
    assert!(stderr.contains("another program wrote to"), "{stderr}");
    assert_eq!(world.read(RECORD), edited);
}
