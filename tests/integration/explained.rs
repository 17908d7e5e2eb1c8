//! Damage as people meet it: what can be read is shown, what can't is explained, and the next
//! command records behind it.

use insta::assert_snapshot;

use crate::world::{RECORD, World};

const HEAD: &str = "\
engagement: small
customer: Small
started: 2026-11-23
phases:
- name: All
  items: [{id: A1, task: Name them}, {id: A3, task: Meet}, {id: A4, task: Agree}, {id: A5, task: Plan}]
journal:
";
const FIRST: &str = r#"- {"id":"aaaaaaaaaa","at":"2026-11-23T09:10:00.000Z","by":"dana","set":{"A1":{"status":["not-started","done"]}}}"#;
const SECOND: &str = r#"- {"id":"bbbbbbbbbb","at":"2026-11-23T09:20:00.000Z","by":"lee","set":{"A3":{"status":["not-started","done"]}}}"#;

/// A world in which the record is this.
fn world(record: impl AsRef<[u8]>) -> World {
    let world = World::new();
    world.write(RECORD, record);
    world.at("2026-11-23T10:00:00Z");
    world
}

/// What people see who list the items, check the record, and record something more. That is read,
/// like all that was read before, and not a byte before it is other than it was.
#[track_caller]
fn seen(record: impl AsRef<[u8]>) -> String {
    let world = world(record);
    let before = world.bytes(RECORD);
    let done = |code| world.run("status --json").exits(code).json()["all"]["done"].clone();
    let read = done(4);
    let session = world.session(&["list", "check", "done A5"]);
    assert!(world.bytes(RECORD).starts_with(&before), "what was there was rewritten");
    assert_eq!(done(4).as_u64(), read.as_u64().map(|read| read + 1));
    assert!(world.read(RECORD).lines().last().is_some_and(|line| line.starts_with("- {\"id\":")));
    session
}

/// Catches: a marker that is taken for the rest of the line above it, and so never named.
#[test]
fn conflict_markers_in_the_journal() {
    assert_snapshot!(seen(format!(
        "{HEAD}<<<<<<< HEAD\n{FIRST}\n=======\n{SECOND}\n>>>>>>> lee\n"
    )));
    let markers = "<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> lee\n";
    let broken = world(format!("{HEAD}{}\n{markers}{SECOND}\n", &FIRST[..70]));
    let checked = broken.run("check").exits(3);
    assert!(checked.stdout.contains("5 faults, 4 items, 1 entry"), "{checked}");
}

/// Catches: markers that the YAML parser is asked about, who says nothing of git.
#[test]
fn conflict_markers_in_the_head() {
    let sides = "<<<<<<< HEAD\ncustomer: Small\n=======\ncustomer: Small Ltd\n>>>>>>> lee\n";
    let world = world(HEAD.replace("customer: Small\n", sides) + FIRST + "\n");
    world.refuses("done A5", 1);
    let text = world.read(RECORD);
    assert_snapshot!(world.session(&["list", "check"]));
    let mended = text.lines().filter(|line| !["<<<", "===", ">>>"].contains(&&line[..3]));
    let mended: Vec<&str> = mended.filter(|line| !line.ends_with("Ltd")).collect();
    world.write(RECORD, mended.join("\n") + "\n");
    world.run("check").exits(0);
}

/// Catches: a fault for each line of the second head, and the entries behind it left out.
#[test]
fn two_copies_joined() {
    let joined = format!("{HEAD}{FIRST}\n# What happened\n\n{HEAD}{SECOND}\n");
    assert_snapshot!(seen(&joined));
    let world = world(&joined);
    let lines: Vec<&str> = joined.lines().collect();
    world.write(RECORD, [&lines[..10], &lines[17..]].concat().join("\n") + "\n");
    world.run("check").exits(0);
    assert_eq!(world.journal(RECORD).len(), 4, "what was to be deleted was the head alone");
}

/// Catches: a head that has a part of its lines only, as a union of lines leaves it.
#[test]
fn a_part_of_a_second_head_is_one_fault_too() {
    let part = "customer: Small\nphases:\n- name: All\n  items: [{id: A1, task: Name them}]\n";
    for part in [part, "journal:\n", "\u{feff}engagement: \"small\"\njournal: # one a line\n"] {
        let world = world(format!("{HEAD}{FIRST}\n{part}{SECOND}\n"));
        let checked = world.run("check").exits(3);
        assert!(checked.stdout.contains("1 fault, 4 items, 2 entries"), "{checked}");
    }
}

/// Catches: entries of another customer that are taken for ours, and a command that records
/// where nobody reads it.
#[test]
fn two_records_joined() {
    let theirs = HEAD.replace("small", "other").replace("Small", "Other");
    for theirs in [&theirs, &theirs.replace("engagement: other", "'engagement' : [other]")] {
        let world = world(format!("{HEAD}{FIRST}\n{theirs}{SECOND}\n"));
        let status = world.run("status --json").exits(4);
        assert_eq!(status.json()["all"]["done"], 1, "{status}");
        world.refuses("done A5", 1);
        world.write("other.yaml", HEAD);
        world.refuses("merge other.yaml", 1);
        world.refuses(&format!("merge --driver other.yaml other.yaml {RECORD}"), 1);
    }
    let world = world(format!("{HEAD}{FIRST}\n{theirs}{SECOND}\n"));
    assert_snapshot!(world.session(&["list", "check", "done A5"]));
}

/// Catches: a complaint about the grammar of YAML where only the end of a line is missing.
#[test]
fn two_entries_on_one_line() {
    assert_snapshot!(seen(format!("{HEAD}{FIRST}{SECOND}\n{FIRST}\n")));
    for between in ["", " ", "x", "#", "\0", "\r#", ","] {
        let world = world(format!("{HEAD}{FIRST}{between}{SECOND}\n"));
        assert_eq!(world.run("status").exits(4).stderr.lines().count(), 2);
    }
}

/// Catches: the same for an entry whose end is missing, and the entry behind it lost as well.
#[test]
fn a_fragment_that_an_editor_closed_with_a_line_end() {
    assert_snapshot!(seen(format!("{HEAD}{}\n{SECOND}\n", &FIRST[..70])));
}

/// Catches: zero bytes that reach the terminal, or of which YAML is all that is said.
#[test]
fn zero_bytes_in_the_middle() {
    let zeros = "\0".repeat(12);
    assert_snapshot!(seen(format!("{HEAD}{zeros}{FIRST}\n{zeros}\n{SECOND}\n")));
}

/// Catches: a fault where there is but an unfinished entry, and zero bytes that stay.
#[test]
fn zero_bytes_at_the_end() {
    let world = world(format!("{HEAD}{FIRST}\n{}", "\0".repeat(12)));
    assert_snapshot!(world.session(&["list", "check", "done A5", "list", "check"]));
    assert!(!world.bytes(RECORD).contains(&0));
}

/// The driver of git neither drops a line of such files nor reads another one less.
///
/// Catches: a second head that is scattered, so that its pieces are faults of their own.
#[test]
fn the_driver_loses_nothing_of_damaged_copies() {
    let broken = format!("{}\n  and on\n", &FIRST[..70]);
    let ours = format!("{HEAD}{FIRST}\n# One\n{HEAD}# Two\n{broken}{SECOND}\n");
    let theirs = format!("{HEAD}# Zero\n<<<<<<< HEAD\n{SECOND}\n=======\ngarbage\n");
    let drive = |one: &str, other: &str| {
        let world = world(one);
        world.write("theirs.yaml", other);
        world.run(&format!("merge --driver theirs.yaml {RECORD} theirs.yaml")).exits(0);
        let checked = world.run("check").exits(3);
        assert!(checked.stdout.contains("2 entries"), "{checked}");
        assert_eq!(checked.stdout.matches("a second head begins here").count(), 1, "{checked}");
        world.read(RECORD)
    };
    let merged = drive(&ours, &theirs);
    for line in ours.lines().chain(theirs.lines()) {
        assert!(merged.lines().any(|kept| kept == line), "{line:?} is gone:\n{merged}");
    }
    assert_eq!(merged, drive(&theirs, &ours));
}
