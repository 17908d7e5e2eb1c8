//! `ticklist merge`: copies of a record come together again.

use insta::assert_snapshot;

use crate::world::{RECORD, World};

const COPY: &str = "contoso.ticklist (1).yaml";

/// Contoso, and a copy; dana went on in the one, lee in the other.
fn two_copies() -> World {
    let world = World::contoso();
    world.run("done I1").exits(0);
    world.write(COPY, world.read(RECORD));
    world.write("base.yaml", world.read(RECORD));
    world.run("block I2 -m \"No date yet\"").exits(0);
    world.run("done A1").exits(0);
    let copy = |line: &str| {
        world.command(line).env("TICKLIST_FILE", world.path(COPY)).by("lee").run().exits(0)
    };
    copy("done I2");
    copy("note A3 -m \"Seen in the copy\"");
    world
}

fn state(world: &World, file: &str) -> serde_json::Value {
    let report = world.command("list --all --json --as-of 2026-12-31");
    let mut state = report.env("TICKLIST_FILE", world.path(file)).run().exits(0).json();
    state["as_of"] = serde_json::Value::Null;
    state
}

#[test]
fn a_merge_says_what_came_in_by_whom_and_what_is_to_be_decided() {
    let world = two_copies();
    let line = format!("merge \"{COPY}\"");
    assert_snapshot!(world.session(&["status --per role", &line, &line]));
}

#[test]
fn a_merge_brings_both_copies_to_one_state_and_changes_nothing_twice() {
    let world = two_copies();
    let ours = world.read(RECORD);
    world.run(&format!("merge \"{COPY}\"")).exits(0);
    let merged = world.read(RECORD);
    assert!(merged.starts_with(&ours), "a merge only appends");
    world.run(&format!("merge \"{COPY}\"")).exits(0);
    assert_eq!(world.read(RECORD), merged);
    let into_the_copy = world.command(&format!("merge {RECORD}"));
    into_the_copy.env("TICKLIST_FILE", world.path(COPY)).run().exits(0);
    assert_eq!(state(&world, RECORD), state(&world, COPY));
}

#[test]
fn a_copy_beside_the_record_is_pointed_out_until_it_has_nothing_new() {
    let world = two_copies();
    let ran = world.run("list initiate").exits(0);
    assert!(ran.stderr.contains("has 2 entries that are not here"), "{ran}");
    world.follow(&ran);
    let ran = world.run("list initiate").exits(0);
    assert!(ran.stderr.is_empty(), "{ran}");
}

/// Catches: a copy that a Mac gave the same name, in other characters, and that is not noticed.
#[test]
#[cfg(target_os = "linux")]
fn a_copy_whose_name_only_looks_the_same_is_noticed() {
    let world = two_copies();
    std::fs::rename(world.path(RECORD), world.path("zoë.ticklist.yaml")).expect("our own");
    std::fs::rename(world.path(COPY), world.path("zoe\u{308}.ticklist.yaml")).expect("our own");
    let ran = world.run("list initiate -f zoë").exits(0);
    assert!(ran.stderr.contains("has 2 entries that are not here"), "{ran}");
}

/// Catches: a copy that is merged into itself, with success, while the record goes without.
#[test]
fn a_copy_with_a_name_of_its_own_is_merged_into_the_record_beside_it() {
    let world = two_copies();
    world.write("dana.ticklist.yaml", world.read(COPY));
    let copy = world.bytes("dana.ticklist.yaml");
    let ran = world.run("merge dana.ticklist.yaml").exits(0);
    assert!(ran.stdout.contains("2 entries came in"), "{ran}");
    assert_eq!(world.bytes("dana.ticklist.yaml"), copy);
    assert!(ran.stdout.contains("ticklist agenda\n"), "{ran}");
    let ran = world.refuses("merge dana.ticklist.yaml -f dana", 1);
    assert!(ran.stderr.contains("is the record itself"), "{ran}");
}

#[test]
fn another_engagement_is_never_merged() {
    let world = World::contoso();
    world.run("init Fabrikam").exits(0);
    for whose in ["", " --head ours", " --head theirs"] {
        world.refuses(&format!("merge fabrikam.ticklist.yaml -f contoso{whose}"), 1);
    }
}

#[test]
fn a_copy_with_another_head_is_refused_until_somebody_says_whose_to_keep() {
    let world = two_copies();
    world.write(COPY, world.read(COPY).replace("\"Contoso\"", "\"Contoso Ltd\""));
    let refused = world.refuses(&format!("merge \"{COPY}\""), 1);
    assert!(refused.stderr.contains("customer: ours “Contoso”, theirs “Contoso Ltd”"), "{refused}");
    assert!(
        refused.stderr.contains(&format!("ticklist merge --head ours \"{COPY}\"")),
        "{refused}"
    );
    let ours = world.read(RECORD);
    world.run(&format!("merge --head ours \"{COPY}\"")).exits(0);
    assert!(world.read(RECORD).starts_with(&ours));
    world.write(RECORD, &ours);
    let taken = world.run(&format!("merge --head theirs \"{COPY}\"")).exits(0);
    assert!(taken.stdout.starts_with("Contoso Ltd\nThe head is that of the copy now"), "{taken}");
    let merged = world.read(RECORD);
    assert!(merged.contains("customer: \"Contoso Ltd\"") && merged.contains("Seen in the copy"));
    world.run("check").exits(0);
    assert_eq!(world.journal(RECORD).len(), 5);
}

/// Contoso, and a copy in whose head A3 and A4 have changed places; what is recorded in ours.
fn two_heads(lines: &[&str]) -> World {
    let world = World::contoso();
    let head = world.read(RECORD);
    let task = |id: &str| {
        let (_, item) = head.split_once(&format!("id: {id}\n")).expect("the item");
        let (_, task) = item.split_once("task: \"").expect("a task");
        task.split('"').next().expect("its end").to_owned()
    };
    let (a3, a4) = (task("A3"), task("A4"));
    let other = head.replace(&a3, "@").replace(&a4, &a3).replace('@', &a4);
    world.write("other.yaml", other);
    lines.iter().for_each(|line| drop(world.run(line).exits(0)));
    world
}

/// The status and the owner of an item.
fn item(world: &World, id: &str) -> (String, String) {
    let item = world.run(&format!("show {id} --json")).json()["items"][0].clone();
    let text = |key: &str| item[key].as_str().unwrap_or("-").to_owned();
    (text("status"), text("owner"))
}

/// Catches: a tick that goes along with its id to another task.
#[test]
fn what_is_recorded_is_not_carried_to_another_task_with_the_same_id() {
    let world = two_heads(&["done A3", "assign A3 A5 --to Lee", "start A4"]);
    let refused = world.refuses("merge other.yaml --head theirs", 1);
    for id in ["A3", "A4"] {
        assert!(refused.stderr.contains(&format!("  {id}: recorded about “")), "{refused}");
    }
    assert!(!refused.stderr.contains("A5:"), "{refused}");
    let hint = "merge other.yaml --head theirs --map A3=A4 --map A4=A3";
    assert!(refused.hints()[0].ends_with(hint), "{refused}");
    world.run(hint).exits(0);
    let text = |status: &str, owner: &str| (status.to_owned(), owner.to_owned());
    assert_eq!(item(&world, "A4"), text("done", "Lee"));
    assert_eq!(item(&world, "A3"), text("in-progress", "-"));
    assert_eq!(item(&world, "A5"), text("not-started", "Lee"));
    let merged = world.read(RECORD);
    world.run("merge other.yaml --head theirs").exits(0);
    assert_eq!(world.read(RECORD), merged, "merging again changes nothing");
    world.run("check").exits(0);
}

#[test]
fn a_task_that_is_only_reworded_keeps_its_ticks_and_one_that_is_gone_loses_them() {
    let world = two_heads(&["done A3 A4"]);
    let ran = world.run("merge other.yaml --head theirs --map A3=A3 --map A4=none").exits(0);
    assert_eq!(
        (item(&world, "A3").0.as_str(), item(&world, "A4").0.as_str()),
        ("done", "not-started"),
        "{ran}"
    );
    world.run("undo").exits(0);
    assert_eq!(item(&world, "A4").0, "done", "what was carried is one entry");
}

/// Catches: entries of the copy that come under our head with other tasks.
#[test]
fn our_head_is_not_given_the_ticks_of_other_tasks_either() {
    let world = two_heads(&["done I1"]);
    world.command("done A3").env("TICKLIST_FILE", "./other.yaml").run().exits(0);
    let refused = world.refuses("merge other.yaml --head ours", 1);
    assert!(refused.hints()[0].ends_with("merge other.yaml --head ours --map A3=A4"), "{refused}");
    for ran in world.follow(&refused) {
        ran.exits(0);
    }
    assert_eq!(
        (item(&world, "A3").0.as_str(), item(&world, "A4").0.as_str()),
        ("not-started", "done")
    );
    world.run("reopen A4").exits(0);
    let merged = world.read(RECORD);
    world.run("merge other.yaml --head ours --map A3=A4").exits(0);
    assert_eq!(world.read(RECORD), merged, "merging again changes nothing");
}

#[test]
fn a_map_that_maps_nothing_is_refused() {
    let world = two_heads(&["done A3"]);
    for (map, code) in [("A3=A99", 1), ("A99=A3", 1), ("A4=A3", 1), ("A3", 2)] {
        let ran = world.refuses(&format!("merge other.yaml --head theirs --map {map}"), code);
        assert!(!ran.hints().is_empty(), "{ran}");
    }
    world.refuses("merge other.yaml --map A3=A4", 2);
}

#[test]
fn the_driver_writes_the_same_bytes_on_both_sides_and_the_state_of_a_union() {
    let world = two_copies();
    let (ours, theirs) = (world.read(RECORD), world.read(COPY));
    let drive = |one: &str, other: &str| {
        world.write("ours.yaml", one);
        world.write("theirs.yaml", other);
        world.run("merge --driver base.yaml ours.yaml theirs.yaml").exits(0);
        world.read("ours.yaml")
    };
    let merged = drive(&ours, &theirs);
    assert_eq!(merged, drive(&theirs, &ours));
    assert_eq!(merged, drive(&merged, &theirs));
    let lines = theirs.lines().filter(|line| line.starts_with("- {") && !ours.contains(line));
    let union: String = lines.map(|line| format!("{line}\n")).collect();
    world.write("union.yaml", ours + &union);
    assert_eq!(state(&world, "ours.yaml"), state(&world, "union.yaml"));
}

#[test]
fn the_driver_keeps_comments_and_lines_that_can_t_be_read() {
    let world = two_copies();
    world.append(RECORD, "# Ours\n- {broken\n");
    world.append(COPY, "# Theirs\n");
    world.run(&format!("merge --driver base.yaml {RECORD} \"{COPY}\"")).exits(0);
    let merged = world.read(RECORD);
    assert!(["# Ours", "# Theirs", "- {broken"].iter().all(|line| merged.contains(line)));
}
