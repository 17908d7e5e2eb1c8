//! `ticklist undo, redo`

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::{RECORD, World};

#[test]
fn undo_and_redo_say_what_they_brought_back() {
    assert_snapshot!(World::contoso().session(&[
        "done A1 A3",
        "block A4 -m why",
        "undo",
        "undo",
        "redo",
        "redo",
        "log",
    ]));
}

#[test]
fn undo_is_refused_where_a_later_entry_stands_on_it() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["undo --by lee", "undo jnx", "undo nonsense", "redo"]), @"
    $ ticklist undo --by lee
    Contoso
    ○  G7  Design, buy, install and set up hardware and networking  done → not-started
    That was recorded by lee, Fri 4 Dec 09:20
    General 0/10 (0%), 4/8 duties met · All 5/25 (20%), 4/10 duties met
    Redo: ticklist redo --by lee
    [exit 0]

    $ ticklist undo jnx
    [stderr]
    error: no entry has the id `jnx`
    hint: the ids stand at the right of:  ticklist log
    [exit 1]

    $ ticklist undo nonsense
    [stderr]
    error: no entry has the id `nonsense`
    hint: the ids stand at the right of:  ticklist log
    [exit 1]

    $ ticklist redo
    [stderr]
    error: there is no undo of yours to take back
    hint: see what happened:  ticklist log
    [exit 1]
    ");
    world.run("start A6").exits(0);
    world.run("done A6 --by lee").exits(0);
    let ran = world.refuses("undo", 1);
    let later = world.run("log A6 --json").json()["entries"][1]["id"].clone();
    assert!(ran.stderr.contains(later.as_str().expect("an id")), "names the later entry: {ran}");
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    world.run("undo").exits(0);
}

/// Catches: an undo of weeks ago that comes back where nobody thinks of it.
#[test]
fn redo_alone_works_until_something_else_is_recorded() {
    for something in ["done I2", "note A4 -m words", "checkpoint \"Week 1\"", "redo", "undo jnx"] {
        let world = World::contoso();
        world.run("due assess --on 2026-12-04").exits(0);
        world.run("start A3").exits(0);
        world.run("undo").exits(0);
        world.run("undo").exits(0);
        let is_else = world.run(something).code == 0 && something != "redo";
        world.run("done A5 --by lee").exits(0);
        world.later(30);
        let before = state(&world);
        let ran = if is_else { world.refuses("redo", 1) } else { world.run("redo").exits(0) };
        assert_eq!(ran.stderr.contains("you have recorded something else"), is_else, "{ran}");
        assert!(!is_else || state(&world) == before, "{something}");
        if is_else {
            let back = world.follow(&ran).remove(0).exits(0);
            assert!(back.stdout.contains("Assess    due: no due date → Fri 4 Dec"), "{back}");
            world.run("undo").exits(0);
            assert!(state(&world) == before, "undo takes back what redo brought");
        }
    }
}

#[test]
fn redo_brings_back_the_entry_that_it_names_whoever_undid_it() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    world.run("done A3").exits(0);
    world.run("undo").exits(0);
    world.run("undo").exits(0);
    world.run("done A4").exits(0);
    let entries = world.run("log --json").json()["entries"].clone();
    let id = |at: usize| entries[at]["id"].as_str().expect("an id").to_owned();
    let is_done = |item: &str| {
        world.run(&format!("show {item} --json")).json()["items"][0]["status"] == "done"
    };
    let before = world.files();
    world.run(&format!("redo {}", id(4))).exits(0);
    assert!(before == world.files(), "it stands already");
    world.run(&format!("redo {} --by lee", id(0))).exits(0);
    assert!(is_done("A1") && !is_done("A3"));
    world.run(&format!("redo {}", id(2))).exits(0);
    assert!(is_done("A3"), "an undo means what it took back");
    world.run("undo").exits(0);
    assert!(is_done("A1") && !is_done("A3"));
    world.run("undo --by lee").exits(0);
    assert!(!is_done("A1"));
    world.refuses("redo nonsense", 1);
}

/// Catches: a reason that would be that of another kind of entry.
#[test]
fn a_refused_undo_says_what_the_later_entry_did() {
    for (later, did) in [
        ("note ITEM -m words", "said something about ITEM"),
        ("done ITEM", "set the status of ITEM"),
        ("due ITEM --on friday", "set the due date of ITEM"),
        ("assign ITEM --to Lee", "set the owner of ITEM"),
    ] {
        let world = World::contoso();
        world.run("add assess \"Book a room\"").exits(0);
        let item = world.run("list assess --json").json()["items"].clone();
        let item = item.as_array().expect("items").last().expect("one")["id"].clone();
        let item = item.as_str().expect("an id");
        world.run(&format!("assign {item} --to Dana")).exits(0);
        world.run(&later.replace("ITEM", item)).exits(0);
        let entries = world.run("log --json").json()["entries"].clone();
        for at in 0..2 {
            let undo = format!("undo {}", entries[at]["id"].as_str().expect("an id"));
            let ran = world.refuses(&undo, 1);
            let said = format!("has since {}\n", did.replace("ITEM", &item[..5]));
            assert!(ran.stderr.contains(&said), "{ran}");
            assert!(!ran.stderr.contains("added"), "{ran}");
        }
        world.follow(&world.refuses("redo", 1));
    }
    let world = World::contoso();
    world.run("assign --role \"identity admin\" --to Lee").exits(0);
    world.run("assign --role \"identity admin\" --to Priya --by lee").exits(0);
    let ran = world.refuses("undo", 1);
    assert!(ran.stderr.contains("has since set the owner of the role identity admin"), "{ran}");
}

/// Catches: a way back that takes back something else, which is newer.
#[test]
fn what_redo_says_takes_back_what_it_brought_back() {
    let world = World::contoso();
    world.run("start A3").exits(0);
    world.run("undo").exits(0);
    world.run("done I2").exits(0);
    let before = state(&world);
    let ran = world.follow(&world.refuses("redo", 1)).remove(0).exits(0);
    let back = ran.stdout.lines().find_map(|line| line.strip_prefix("Undo: ")).expect("a line");
    world.run(back).exits(0);
    assert_eq!(state(&world), before);
}

#[test]
fn a_note_that_is_taken_back_is_named_by_its_words() {
    let world = World::contoso();
    world.run("note A5 A6 -m \"Ask Lee\"").exits(0);
    let ran = world.run("undo").exits(0);
    assert!(ran.stdout.contains("A5, A6") && ran.stdout.contains("taken back: “Ask Lee”"), "{ran}");
}

#[test]
fn what_can_t_be_brought_back_is_said_so() {
    let world = World::contoso();
    for line in ["start A5", "undo", "done A5"] {
        world.run(line).exits(0);
    }
    let entry = world.run("log --json").json()["entries"][0]["id"].clone();
    let ran = world.refuses(&format!("redo {}", entry.as_str().expect("an id")), 1);
    assert!(ran.stderr.contains("can't be brought back"), "{ran}");
    assert!(ran.stderr.contains("has since set the status of A5"), "{ran}");
    let ran = world.refuses("redo", 1);
    assert_eq!(ran.hints(), ["see what happened:  ticklist log"]);
}

/// What the state is, apart from when it was looked at and how many entries made it.
fn state(world: &World) -> Vec<Value> {
    let reports = ["status", "list --all --internal", "checkpoint"].into_iter().map(|report| {
        let mut json = world.run(&format!("{report} --json")).exits(0).json();
        for key in ["as_of", "entries"] {
            json.as_object_mut().expect("a report").remove(key);
        }
        json
    });
    reports.collect()
}

#[test]
fn undo_brings_everything_back_and_redo_brings_it_again() {
    for line in [
        "done A4 -m Agreed --on yesterday --link https://example.com",
        "start enable",
        "block A4 -m why",
        "unblock A5",
        "na E1 -m why",
        "reopen A1",
        "confirm general",
        "assign A4 --to \"Tom Berg\"",
        "assign --role \"identity admin\" --none",
        "due A4 --on +1w",
        "due assess --none",
        "note A4 -m words",
        "add assess \"Book a room\" --owner Tom --due friday",
        "checkpoint \"Week 2\" --next +1w --health red -m why",
        "checkpoint --next +3w",
    ] {
        let world = World::third_week();
        let before = state(&world);
        let ran = world.run(line).exits(0);
        let after = state(&world);
        assert!(line.starts_with("note") || before != after, "{ran}");
        let way_back = ran.stdout.lines().find_map(|line| line.strip_prefix("Undo: "));
        let undone = world.run(way_back.expect("how to undo")).exits(0);
        assert_eq!(state(&world), before, "undo of {line}");
        let again = undone.stdout.lines().find_map(|line| line.strip_prefix("Redo: "));
        world.run(again.expect("how to redo")).exits(0);
        assert_eq!(state(&world), after, "redo of {line}");
    }
}

#[test]
fn undo_twice_takes_back_two_and_nothing_of_other_people() {
    let world = World::contoso();
    let start = state(&world);
    world.run("done A1 --by lee").exits(0);
    let lee = state(&world);
    world.run("done A3").exits(0);
    world.run("done A4").exits(0);
    world.run("undo").exits(0);
    world.run("undo").exits(0);
    assert_eq!(state(&world), lee);
    let ran = world.refuses("undo", 1);
    assert!(ran.stderr.contains("lee"), "{ran}");
    world.follow(&ran).remove(0).exits(0);
    assert_eq!(state(&world), start);
}

#[test]
fn an_entry_is_named_by_its_id_or_how_that_starts() {
    let world = World::contoso();
    world.append(RECORD, concat!(
        r#"- {"id":"abcdefghij","at":"2026-11-23T09:00:10Z","by":"lee","set":{"A1":{"status":["not-started","done"]}}}"#, "\n",
        r#"- {"id":"abcxxxxxxx","at":"2026-11-23T09:00:20Z","by":"lee","set":{"A3":{"status":["not-started","done"]}}}"#, "\n",
    ));
    let ran = world.refuses("undo abc", 1);
    assert!(ran.stderr.contains("abcdefghij") && ran.stderr.contains("abcxxxxxxx"), "{ran}");
    world.refuses("undo zzz", 1);
    world.refuses("undo ''", 1);
    world.run("undo abcd").exits(0);
    assert_eq!(world.run("show A1 --json").json()["items"][0]["status"], "not-started");
    let before = world.files();
    world.run("undo abcdefghij").exits(0);
    assert!(before == world.files(), "it is taken back already");
}

#[test]
fn there_may_be_nothing_to_undo_or_redo() {
    let world = World::contoso();
    world.refuses("undo", 1);
    world.refuses("redo", 1);
    world.run("done A1").exits(0);
    world.refuses("redo", 1);
}

/// Catches: words that somebody recorded as internal, in a pipe that a customer may read.
#[test]
fn what_was_said_internally_is_not_told_to_a_pipe_when_it_is_taken_back() {
    let world = World::contoso();
    for line in [
        "note A1 -m \"Hush\" --internal",
        "checkpoint \"Week 1\" --health red -m \"Hush\" --internal",
    ] {
        let told = world.run(line).exits(0);
        assert!(told.stdout.contains("Hush"), "it was asked for: {told}");
        for back in ["undo", "redo", "undo"] {
            let ran = world.run(back).exits(0);
            assert!(!ran.stdout.contains("Hush"), "{ran}");
        }
    }
    let ran = world.run("redo").exits(0);
    assert!(ran.stdout.contains("Checkpoint Week 1, health RED\n"), "{ran}");
    assert!(ran.stderr.contains("internal notes are left out"), "{ran}");
    world.run("note A3 -m \"For all\"").exits(0);
    let ran = world.run("undo").exits(0);
    assert!(ran.stdout.contains("taken back: “For all”\n") && ran.stderr.is_empty(), "{ran}");
}

/// Catches: a number that is taken for the start of an id, and what somebody else did weeks ago.
#[test]
fn what_is_taken_back_is_named_with_who_recorded_it_and_when() {
    let world = World::contoso();
    world.command("done A4").by("lee").run().exits(0);
    world.later(20);
    let log = world.run("log A4 --json").json();
    let id = log["entries"][0]["id"].as_str().expect("an id").to_owned();
    world.refuses(&format!("undo {}", &id[..2]), 1);
    let ran = world.run(&format!("undo {}", &id[..4])).exits(0);
    assert!(ran.stdout.contains("That was recorded by lee, Mon 23 Nov"), "{ran}");
    world.run("done A5").exits(0);
    assert!(!world.run("undo").exits(0).stdout.contains("That was recorded"));
}
