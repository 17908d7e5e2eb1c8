//! Disks that are full, fail, or know no locks: a command that failed changed nothing, and one that
//! did not leaves the file what it was, with its names, its owner and its permissions.
//!
//! They need `strace` and `prlimit`; where one is missing, its tests try nothing. `.ci/run` sees to
//! it that they are there.

#![cfg(unix)]

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

use crate::crash::{SMALL, can_run, endings};
use crate::sweep::one_of;
use crate::world::{RECORD, World};

/// What every test here records.
const NOTE: &str = "ticklist note A1 -m Recorded";

/// Catches: no sync, a sync whose failure is passed over, no cutting back.
#[test]
fn a_disk_that_fails_costs_the_command_and_nothing_else() {
    if !can_run("strace") {
        return;
    }
    for ending in endings() {
        for failure in ["write:error=ENOSPC", "write:error=EIO", "fdatasync:error=EIO"] {
            let world = World::new();
            world.write(RECORD, &ending);
            let line =
                format!("strace -f -o /dev/null -P {RECORD} -e inject={failure}:when=1 {NOTE}");
            let failed = world.shell(&line).run().exits(1);
            assert!(failed.stdout.is_empty(), "{failed}");
            assert!(failed.stderr.contains("nothing was recorded"), "{failed}");
            assert_eq!(world.read(RECORD), ending, "{failure}");
        }
    }
}

/// Catches: saying that nothing was recorded where nobody can know.
#[test]
fn a_disk_that_fails_while_a_failure_is_mended_is_told_truly() {
    if !can_run("strace") {
        return;
    }
    for failure in ["ftruncate:error=EIO", "fdatasync:error=EIO"] {
        let world = World::new();
        world.write(RECORD, SMALL);
        let both = format!("-e inject=write:error=EIO:when=1 -e inject={failure}");
        let line = format!("strace -f -o /dev/null -P {RECORD} {both} {NOTE}");
        let failed = world.shell(&line).run().exits(1);
        assert!(failed.stderr.contains("the entry may be in the record"), "{failed}");
    }
}

/// Catches: a short write that is taken for a whole one, or not cut back.
#[test]
#[ignore = "starts 700 processes"]
fn a_disk_that_fills_up_at_any_byte_of_the_line_costs_the_command_and_nothing_else() {
    fills_up_at_one_byte_of(1);
}

#[test]
fn a_disk_that_fills_up_here_or_there_in_the_line_costs_the_command_and_nothing_else() {
    fills_up_at_one_byte_of(17);
}

fn fills_up_at_one_byte_of(step: usize) {
    if !can_run("prlimit") {
        return;
    }
    for before in endings() {
        let world = World::new();
        world.write(RECORD, &before);
        let limited = |limit: usize| {
            world.write(RECORD, &before);
            world.shell(&format!("trap '' XFSZ; exec prlimit --fsize={limit} {NOTE}")).run()
        };
        world.shell(NOTE).run().exits(0);
        let whole = world.bytes(RECORD).len();
        for limit in one_of(step, before.len()..whole) {
            let failed = limited(limit).exits(1);
            assert!(failed.stdout.is_empty(), "{failed}");
            assert_eq!(world.read(RECORD), before, "a limit of {limit} bytes");
        }
        limited(whole).exits(0);
    }
}

/// Catches: a file system without locks that is taken for a failure, and one that is not
/// mentioned.
#[test]
fn where_there_are_no_locks_a_command_warns_and_records() {
    if !can_run("strace") {
        return;
    }
    for error in ["EOPNOTSUPP", "ENOSYS", "ENOLCK"] {
        let world = World::new();
        world.write(RECORD, SMALL);
        let line = format!("strace -f -o /dev/null -e inject=flock:error={error} {NOTE}");
        let ran = world.shell(&line).run().exits(0);
        assert!(ran.stderr.contains("warning: this file system has no locks"), "{ran}");
        assert!(world.read(RECORD).contains("Recorded"), "{ran}");
    }
}

/// The ways to write to a record: one appends to it, the other replaces it.
const WRITES: [&str; 2] = [NOTE, "ticklist merge --head theirs other.yaml"];

/// A record behind a link, with another copy beside it; nobody but its owner may read it.
fn linked() -> World {
    let world = World::new();
    world.write("real/real.yaml", SMALL);
    world.write("other.yaml", SMALL.replace("Agree", "Agree again"));
    symlink("real/real.yaml", world.path(RECORD)).expect("a folder of our own");
    let private = fs::Permissions::from_mode(0o640);
    fs::set_permissions(world.path("real/real.yaml"), private).expect("a file of our own");
    world
}

fn metadata(world: &World) -> Metadata {
    fs::metadata(world.path("real/real.yaml")).expect("it is there")
}

/// Catches: a rename that puts a file in the place of a link, or a new file with the permissions
/// and the owner of any.
#[test]
fn a_record_keeps_its_link_its_permissions_and_its_owner() {
    for line in WRITES {
        let world = linked();
        // Only root may give files away; anybody else keeps their own.
        let _ = chown(world.path("real/real.yaml"), Some(1), Some(1));
        let before = metadata(&world);
        world.run(line).exits(0);
        assert!(world.path(RECORD).is_symlink(), "{line}");
        assert_ne!(world.read("real/real.yaml"), SMALL, "{line}");
        let after = metadata(&world);
        assert_eq!(after.mode(), before.mode(), "{line}");
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()), "{line}");
    }
}

/// Catches: a rename in the place of the append, after which two names are two files.
#[test]
fn all_names_of_a_record_see_the_entry_and_none_is_left_with_an_old_head() {
    let world = linked();
    fs::hard_link(world.path("real/real.yaml"), world.path("name.yaml")).expect("of our own");
    let refused = world.refuses("merge --head theirs other.yaml", 1);
    assert!(refused.stderr.contains("hard links"), "{refused}");
    world.run(NOTE).exits(0);
    assert!(world.read("name.yaml").contains("Recorded"));
    assert_eq!(metadata(&world).nlink(), 2);
}
