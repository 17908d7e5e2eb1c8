//! Several processes at once, and other programs that put files in the place of the record.

use std::fs::{self, File};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::world::{RECORD, World};

fn start(mut command: Command) -> Child {
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
    piped.spawn().expect("the program can be started")
}

fn output(command: Command) -> Output {
    start(command).wait_with_output().expect("the program ends")
}

fn entries(output: &Output) -> usize {
    let status: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    status["entries"].as_u64().expect("a number") as usize
}

/// Catches: no lock, a lock on another file, writing without O_APPEND, a rewrite.
#[test]
fn eight_writers_at_once_lose_nothing_and_readers_never_step_back() {
    let world = World::contoso();
    let reader = || world.process(&["status", "--json"]);
    let commands: Vec<Vec<Command>> = (1..=8)
        .map(|writer| {
            let note = |number| format!("Note {number} of writer {writer}");
            let command = |number| world.process(&["note", "A1", "-m", &note(number)]);
            (1..=25).map(command).collect()
        })
        .collect();
    let readers: Vec<Command> = (0..100).map(|_| reader()).collect();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = commands
            .into_iter()
            .map(|commands| {
                scope.spawn(|| {
                    for command in commands {
                        let ran = output(command);
                        assert_eq!(ran.status.code(), Some(0), "{ran:?}");
                    }
                })
            })
            .collect();
        let done = &done;
        scope.spawn(move || {
            let mut seen = 0;
            for reader in readers.into_iter().take_while(|_| !done.load(Ordering::Relaxed)) {
                let ran = output(reader);
                assert_eq!(ran.status.code(), Some(0), "{ran:?}");
                assert!(ran.stderr.is_empty(), "{ran:?}");
                let now = entries(&ran);
                assert!(now >= seen, "{seen} entries, then {now}");
                seen = now;
            }
        });
        writers.into_iter().for_each(|writer| writer.join().expect("no writer fails"));
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(entries(&output(reader())), 200);
}

/// Catches: no comparison of the locked file with the path (the entry would go to a file that
/// nobody sees any more).
#[test]
#[cfg(target_os = "linux")]
fn a_record_that_is_replaced_while_a_command_waits_gets_the_entry_too() {
    let world = World::contoso();
    let held = File::options().append(true).open(world.path(RECORD)).expect("it is there");
    held.lock().expect("nobody else holds it");
    let waiting = start(world.process(&["note", "A1", "-m", "Waited"]));
    wait_until_open(waiting.id(), RECORD);
    let theirs = world.read(RECORD) + "- {at: 2026-11-23, by: lee, note: Replaced}\n";
    world.write("new.yaml", theirs);
    fs::rename(world.path("new.yaml"), world.path(RECORD)).expect("a file of our own");
    drop(held);
    let ran = waiting.wait_with_output().expect("the program ends");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    let text = world.read(RECORD);
    assert!(text.contains("Waited") && text.contains("Replaced"), "{text}");
}

/// Spins until a process has a file of this name open.
#[cfg(target_os = "linux")]
fn wait_until_open(process: u32, name: &str) {
    let is_open = || {
        let opened = fs::read_dir(format!("/proc/{process}/fd")).into_iter().flatten().flatten();
        opened.filter_map(|entry| fs::read_link(entry.path()).ok()).any(|file| file.ends_with(name))
    };
    while !is_open() {
        thread::yield_now();
    }
}

/// Catches: waiting for ever, and appending without the lock.
#[test]
fn a_writer_gives_up_when_another_process_holds_the_record() {
    let world = World::contoso();
    let before = world.bytes(RECORD);
    let held = File::options().append(true).open(world.path(RECORD)).expect("it is there");
    held.lock().expect("nobody else holds it");
    let refused = world.run("note A1 -m Waited").exits(5);
    assert!(refused.stdout.is_empty() && refused.stderr.contains(RECORD), "{refused}");
    assert_eq!(world.bytes(RECORD), before);
    world.run("status").exits(0);
}

/// Catches: appending to what somebody else has meanwhile appended to without asking, and waiting
/// for one's own lock when starting over.
#[test]
#[cfg(target_os = "linux")]
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
