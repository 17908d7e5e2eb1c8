//! Several processes at once.

use std::fs::File;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ticklist::record::{DiskError, Lock};

use crate::world::{RECORD, World};

pub(crate) fn start(mut command: Command) -> Child {
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

/// Catches: no lock, a rewrite.
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

/// Catches: waiting for ever, and appending without the lock.
#[test]
#[ignore = "waits for ten seconds"]
fn a_writer_gives_up_when_another_process_holds_the_record() {
    let world = World::contoso();
    let before = world.bytes(RECORD);
    let _held = Lock::take(&world.path(RECORD)).expect("nobody else holds it");
    let refused = world.run("note A1 -m Waited").exits(5);
    assert!(refused.stdout.is_empty() && refused.stderr.contains(RECORD), "{refused}");
    assert_eq!(world.bytes(RECORD), before);
    world.run("status").exits(0);
}

#[test]
fn a_record_is_not_taken_from_another_process_that_holds_it() {
    let world = World::contoso();
    let held = File::options().append(true).open(world.path(RECORD)).expect("it is there");
    held.lock().expect("nobody else holds it");
    let taken = Lock::take_within(Duration::from_millis(50), &world.path(RECORD));
    assert!(matches!(taken, Err(DiskError::Busy(_))), "{taken:?}");
}
