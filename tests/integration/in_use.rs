//! Windows: files that other programs have open, as Excel, a preview or a sync client does.

use std::fs::{File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;

use crate::world::{RECORD, World};

const FILE_SHARE_READ: u32 = 1;

/// Keeps a file open, as somebody who lets others do only this meanwhile.
fn held(world: &World, name: &str, share: u32) -> File {
    let mut options = OpenOptions::new();
    options.read(true).share_mode(share).open(world.path(name)).expect("nobody else has it open")
}

/// Catches: a replacement that fails without saying who may have the file open, and one that is
/// left beside it.
#[test]
fn a_report_that_another_program_has_open_is_named_and_left_as_it_was() {
    let world = World::contoso();
    world.run("list -o report.csv").exits(0);
    let held = held(&world, "report.csv", FILE_SHARE_READ);
    let refused = world.refuses("status -o report.csv", 1);
    assert!(refused.stderr.contains("report.csv: another program has it open"), "{refused}");
    assert!(refused.stderr.contains("Excel") && !refused.stderr.contains(r"\\?\"), "{refused}");
    drop(held);
    world.run("status -o report.csv").exits(0);
}

/// Catches: a lock that keeps readers away, and a record that is written beside somebody who does
/// not expect it.
#[test]
fn a_record_that_another_program_has_open_is_written_only_where_that_allows_it() {
    const ALL: u32 = 7;
    let world = World::contoso();
    let reading = held(&world, RECORD, ALL);
    world.run("note A1 -m Beside").exits(0);
    drop(reading);
    let alone = held(&world, RECORD, 0);
    let unreadable = world.run("status").exits(1);
    assert!(unreadable.stderr.contains("another program has it open"), "{unreadable}");
    assert!(unreadable.stderr.contains("Excel"), "{unreadable}");
    drop(alone);
    world.run("status").exits(0);
}

#[test]
#[ignore = "waits for ten seconds"]
fn a_record_that_another_program_keeps_from_being_written_is_waited_for() {
    let world = World::contoso();
    let _held = held(&world, RECORD, FILE_SHARE_READ);
    let refused = world.refuses("note A1 -m Waited", 5);
    assert!(refused.stderr.contains(RECORD), "{refused}");
    world.run("status").exits(0);
}

/// Catches: our own handle, which keeps the new file from taking the place of the record.
#[test]
fn a_record_is_replaced_by_a_merge_and_held_until_then() {
    let world = World::contoso();
    let theirs = world.read(RECORD).replace("Name the stakeholders", "Name all stakeholders");
    world.write("theirs.yaml", &theirs);
    world.run("merge --head theirs theirs.yaml").exits(0);
    assert!(world.read(RECORD).contains("Name all stakeholders"));
}

#[test]
fn names_that_windows_can_t_have_are_refused() {
    let world = World::new();
    for name in ["nul", "COM1", "what?", "ab:c"] {
        let refused = world.refuses(&format!("init Contoso -f {name}"), 1);
        assert!(refused.stderr.contains("Windows can't have"), "{refused}");
    }
    world.run("init Nul").exits(0);
    for name in ["a?b.md", "nul.md", "ab:c.csv"] {
        let refused = world.refuses(&format!("status -o {name}"), 1);
        assert!(refused.stderr.contains("Windows can't have"), "{refused}");
    }
    let missing = world.refuses("status -f a?b.yaml", 1);
    assert!(missing.stderr.contains("there is no file a?b.yaml"), "{missing}");
}

/// Catches: a file that only may not be written, and is said to be open.
#[test]
fn a_record_that_may_only_be_read_is_not_written() {
    let world = World::contoso();
    let read_only = |is_so| {
        let path = world.path(RECORD);
        let mut permissions = path.metadata().expect("it is there").permissions();
        permissions.set_readonly(is_so);
        std::fs::set_permissions(path, permissions).expect("a file of our own");
    };
    read_only(true);
    world.run("status").exits(0);
    // Wine lets some users write all the same.
    if OpenOptions::new().write(true).open(world.path(RECORD)).is_ok() {
        return;
    }
    let refused = world.refuses("done A1", 1);
    assert!(refused.stderr.contains("who may write there"), "{refused}");
    read_only(false);
    world.run("done A1").exits(0);
}

/// Catches: calls that are made with paths as they are, of 260 characters at most.
#[test]
fn paths_may_be_longer_than_260_characters() {
    let world = World::new();
    let folder = ["d", "e", "f"].map(|letter| letter.repeat(100)).join("/");
    std::fs::create_dir_all(world.path(&folder)).expect("a folder of our own");
    let record = format!("{folder}/{RECORD}");
    world.run(&format!("init Contoso -f {record}")).exits(0);
    world.run(&format!("note A1 -m Deep -f {record}")).exits(0);
    world.run(&format!("list -f {record} -o {folder}/list.csv")).exits(0);
}
