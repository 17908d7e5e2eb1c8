//! Crashes and full disks: what was reported is there, and what failed changed nothing.
//!
//! They need `strace` and `prlimit`; where one is missing, its tests try nothing. `.ci/run` sees to
//! it that they are there.

use std::process::Command;

use crate::world::{RECORD, World};

/// The system calls of a command that records, as far as they touch the record.
const CALLS: &str =
    "openat,read,write,ftruncate,fdatasync,fsync,flock,lseek,close,statx,fcntl,getrandom";

/// What every test here records.
const NOTE: &str = "ticklist note A1 -m Recorded";

fn can_run(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// How a record may end before a command: whole, without its last line end, or unfinished.
fn endings() -> [String; 3] {
    let world = World::contoso();
    world.run("note A2 -m Before").exits(0);
    let whole = world.read(RECORD);
    [whole.trim_end().to_owned(), whole[..whole.len() - 20].to_owned(), whole]
}

/// The record holds the entries of before, and either the new one or not; and the next command
/// records.
fn is_whole(world: &World, before: usize, about: &str) {
    let notes = |ran: crate::ran::Ran| ran.exits(0).stdout.matches("noted").count();
    let now = notes(world.run("log"));
    assert!(now == before || now == before + 1, "{about}: {before} notes, then {now}");
    world.run("note A3 -m Next").exits(0);
    assert_eq!(notes(world.run("log")), now + 1, "{about}");
}

/// Catches: a rename or a rewrite in the place of the append, two writes in the place of one.
#[test]
fn a_command_killed_at_any_system_call_has_recorded_all_or_nothing() {
    if !can_run("strace") {
        return;
    }
    for ending in endings() {
        let world = World::contoso();
        world.write(RECORD, &ending);
        let before = world.run("log").exits(0).stdout.matches("noted").count();
        for call in 1.. {
            world.write(RECORD, &ending);
            let killed = world
                .shell(&format!(
                    "strace -f -o /dev/null -e trace={CALLS} \
                     -e inject={CALLS}:signal=KILL:when={call} {NOTE}"
                ))
                .run();
            if killed.code == 0 {
                assert!(call > 20, "too few system calls were seen: {call}");
                break;
            }
            assert!(killed.stdout.is_empty() || world.read(RECORD).contains("Recorded"));
            is_whole(&world, before, &format!("killed at call {call}"));
        }
    }
}

/// Catches: no sync, a sync whose failure is passed over, no cutting back.
#[test]
fn a_disk_that_fails_costs_the_command_and_nothing_else() {
    if !can_run("strace") {
        return;
    }
    for ending in endings() {
        for failure in ["write:error=ENOSPC", "write:error=EIO", "fdatasync:error=EIO"] {
            let world = World::contoso();
            world.write(RECORD, &ending);
            let line =
                format!("strace -f -o /dev/null -P {RECORD} -e inject={failure}:when=1 {NOTE}");
            let failed = world.shell(&line).run().exits(1);
            assert!(failed.stdout.is_empty(), "{failed}");
            assert_eq!(world.read(RECORD), ending, "{failure}");
        }
    }
}

/// Catches: a short write that is taken for a whole one, or not cut back.
#[test]
fn a_disk_that_fills_up_in_the_middle_of_the_line_costs_the_command_and_nothing_else() {
    if !can_run("prlimit") {
        return;
    }
    let world = World::contoso();
    let before = world.read(RECORD);
    world.shell(NOTE).run().exits(0);
    let line = world.read(RECORD).len() - before.len();
    for room in (0..line).step_by(7) {
        world.write(RECORD, &before);
        let limit = before.len() + room;
        let limited = format!("trap '' XFSZ; exec prlimit --fsize={limit} {NOTE}");
        let failed = world.shell(&limited).run().exits(1);
        assert!(failed.stdout.is_empty(), "{failed}");
        assert_eq!(world.read(RECORD), before, "room for {room} bytes");
    }
}
