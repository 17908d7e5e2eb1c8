//! Two people who did not know of each other: both are shown until somebody decides.

use std::ops::Range;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::world::{RECORD, World};

/// A status, an owner, the due date of a phase and a role, each written by two who saw the same.
const BOTH: &str = r#"- {"id":"danadanada","at":"2026-11-24T09:10:00.000Z","by":"dana","set":{"A4":{"status":["not-started","done"]}}}
- {"id":"leeleeleel","at":"2026-11-24T09:14:00.000Z","by":"lee","set":{"A4":{"status":["not-started","blocked"]}},"note":"No room"}
- {"id":"danadanadb","at":"2026-11-24T09:20:00.000Z","by":"dana","set":{"A5":{"owner":[null,"Dana Cruz"]},"assess":{"due":[null,"2026-12-04"]}},"role":{"identity admin":[null,"Dana Cruz"]}}
- {"id":"leeleeleem","at":"2026-11-24T09:24:00.000Z","by":"lee","set":{"A5":{"owner":[null,"Lee Ito"]},"assess":{"due":[null,"2026-12-11"]}},"role":{"identity admin":[null,"Lee Ito"]}}
"#;

fn both() -> World {
    let world = World::contoso();
    world.append(RECORD, BOTH);
    world.at("2026-11-25T09:00:00Z");
    world
}

#[test]
fn a_conflict_is_shown_wherever_its_field_is_shown() {
    let world = both();
    assert_snapshot!(world.session(&["status", "list assess --all", "show A4", "log A4"]));
}

#[test]
fn both_values_are_named_with_who_and_when() {
    let world = both();
    let said = ["blocked (lee, Tue 24 Nov 09:14)", "done (dana, Tue 24 Nov 09:10)"];
    for report in ["status", "show A4"] {
        let ran = world.command(report).env("COLUMNS", "160").run().exits(0);
        assert!(said.iter().all(|side| ran.stdout.contains(side)), "{ran}");
    }
    let log = world.run("log A4").exits(0);
    assert!(["dana", "lee", "→ done", "→ blocked"].iter().all(|part| log.stdout.contains(part)));
}

#[test]
fn list_names_both_values_too() {
    let ran = both().command("list assess").env("COLUMNS", "160").run().exits(0);
    let said = ["blocked (lee, Tue 24 Nov 09:14)", "done (dana, Tue 24 Nov 09:10)"];
    assert!(said.iter().all(|side| ran.stdout.contains(side)), "{ran}");
}

/// Catches: a log of what one person did that does not say that another did something else.
#[test]
fn log_names_both_values_beside_each_of_them() {
    for by in ["dana", "lee"] {
        let log = both().run(&format!("log A4 --by {by}")).exits(0);
        let words: Vec<&str> = log.stdout.split_whitespace().collect();
        let said =
            "≠ A4 status: blocked (lee, Tue 24 Nov 09:14) stands; done (dana, Tue 24 Nov 09:10)";
        assert!(words.join(" ").contains(said), "{log}");
    }
}

/// What this many people write who give an item and a role an owner each, having seen none.
fn crowd(people: Range<usize>) -> String {
    let line = |number: usize| {
        let at = format!("2026-11-24T10:{:02}:{:02}.000Z", number / 60, number % 60);
        let owner = json!([null, format!("Owner {number}")]);
        let (set, role) = (json!({"A5": {"owner": owner}}), json!({"identity admin": owner}));
        let entry = json!({"id": format!("crowd{number:05}"), "at": at, "by": "lee", "set": set, "role": role});
        format!("- {entry}\n")
    };
    people.map(line).collect()
}

/// Catches: values that make room without a word, or a crowd that nobody can settle.
#[test]
fn of_a_crowd_the_newest_are_kept_apart_and_whatever_made_room_is_named() {
    let world = World::contoso();
    world.append(RECORD, crowd(0..64));
    world.at("2026-11-25T09:00:00Z");
    assert_eq!(world.run("status").exits(0).stderr, "");
    world.append(RECORD, crowd(64..65));
    assert_snapshot!(world.run("status").exits(0).stderr, @"warning: 2 values left out, since more than 64 were written by people who did not see each other: the owner of A5, the owner of the role identity admin (see `ticklist check`)");
    assert_snapshot!(world.run("check"), @r#"
    $ ticklist check
    contoso.ticklist.yaml:192:1: what this entry says of the owner of A5 is left out: 64 newer values
    stand there, by people who did not see each other
      192 | - {"at":"2026-11-24T10:00:00.000Z","by":"lee","id":"crowd00000","role":{"ide
            ^
      choose the value that is right, which settles the conflict

    contoso.ticklist.yaml:192:1: what this entry says of the owner of the role identity admin is left
    out: 64 newer values stand there, by people who did not see each other
      192 | - {"at":"2026-11-24T10:00:00.000Z","by":"lee","id":"crowd00000","role":{"ide
            ^
      choose the value that is right, which settles the conflict

    contoso.ticklist.yaml: 2 faults, 37 items, 65 entries
    [exit 3]
    "#);
    let conflicts =
        |world: &World| world.run("status --json").json()["attention"]["conflicts"].clone();
    let values = &conflicts(&world)[0]["values"];
    assert_eq!(values.as_array().map(Vec::len), Some(64));
    assert_eq!(values[0]["value"], "Owner 1");
    world.run("assign A5 --to \"Owner 7\"").exits(0);
    world.run("assign --role \"identity admin\" --to \"Owner 8\"").exits(0);
    assert_eq!(conflicts(&world), json!([]));
    world.run("check").exits(0);
}

#[test]
fn a_line_that_saw_more_values_than_there_can_be_is_named_and_left_out() {
    let world = World::contoso();
    world.at("2026-11-25T09:00:00Z");
    let line = |seen: usize| {
        let owners: Vec<String> = (0..=seen).map(|owner| format!("Owner {owner}")).collect();
        let set = json!({"A5": {"owner": owners}});
        format!("- {}\n", json!({"at": "2026-11-24T10:00:00.000Z", "by": "lee", "set": set}))
    };
    world.append(RECORD, line(64));
    world.run("check").exits(0);
    world.append(RECORD, line(65));
    let checked = world.run("check").exits(3);
    assert!(checked.stdout.contains("can have seen 64 values of a field at most"), "{checked}");
}

#[test]
fn a_date_or_an_owner_that_shows_through_is_marked_too() {
    let ran = World::two_people().run("list move").exits(0);
    let line = |start: &str| ran.stdout.lines().find(|line| line.starts_with(start));
    assert!(line("Move ·").is_some_and(|line| line.contains('≠')), "the phase's date: {ran}");
    assert!(line("M1 ").is_some_and(|line| line.contains("≠ Kim Lund")), "the role's owner: {ran}");
}

#[test]
fn json_names_both_values_with_who_when_and_the_entry() {
    let world = both();
    let side = |value: &str, by: &str, at: &str, entry: &str| json!({"value": value, "by": by, "at": format!("2026-11-24T{at}:00.000Z"), "entry": entry});
    let status = json!({"about": "A4", "field": "status", "values": [
        side("done", "dana", "09:10", "danadanada"),
        side("blocked", "lee", "09:14", "leeleeleel"),
    ]});
    let conflicts = world.run("status --json").json()["attention"]["conflicts"].clone();
    let conflicts = conflicts.as_array().expect("conflicts");
    assert!(conflicts.contains(&status), "{conflicts:?}");
    let about: Vec<&str> =
        conflicts.iter().filter_map(|conflict| conflict["about"].as_str()).collect();
    assert_eq!(about.len(), 4, "{about:?}");
    assert!(["A4", "A5", "assess", "identity admin"].iter().all(|name| about.contains(name)));
    let shown = world.run("show A4 --json").json()["items"][0]["in_conflict"].clone();
    assert!(shown.as_array().is_some_and(|shown| shown.contains(&status)), "{shown}");
    let list = world.run("list A4 A5 --json").json();
    let listed = list["items"][0]["in_conflict"].clone();
    assert!(listed.as_array().is_some_and(|listed| listed.contains(&status)), "{listed}");
    let log = world.run("log --by lee --json").json();
    assert_eq!(log["entries"][0]["in_conflict"], json!([status]));
    let fields: Vec<&Value> = (0..2).map(|at| &list["items"][at]["conflicts"]).collect();
    assert_eq!(fields, [&json!(["status", "owner", "due"]), &json!(["owner", "due"])]);
}

/// The conflicts that are left after a command.
fn left(world: &World) -> usize {
    let status = world.run("status --json").exits(0).json();
    status["attention"]["conflicts"].as_array().map_or(0, Vec::len)
}

#[test]
fn whoever_has_seen_both_decides_be_it_for_the_value_that_stands() {
    for (line, reports) in [
        ("block A4 -m \"Still no room\"", "blocked"),
        ("done A4", "done"),
        ("start A4", "in-progress"),
        ("na A4 -m why", "not-applicable"),
    ] {
        let world = both();
        assert_eq!(left(&world), 4);
        world.run(line).exits(0);
        assert_eq!(left(&world), 3, "{line}");
        assert_eq!(world.run("show A4 --json").json()["items"][0]["status"], reports, "{line}");
        let last = world.journal(RECORD).pop().expect("an entry");
        assert!(last.contains(r#"["done","blocked","#), "it saw both: {last}");
    }
    for line in ["assign A5 --to \"Lee Ito\"", "assign A5 --to \"Dana Cruz\"", "assign A5 --none"] {
        let world = both();
        world.run(line).exits(0);
        assert_eq!(left(&world), 3, "{line}");
    }
    for line in [
        "due assess --on 2026-12-11",
        "due assess --none",
        "assign --role \"identity admin\" --to \"Lee Ito\"",
        "assign --role \"identity admin\" --none",
    ] {
        let world = both();
        world.run(line).exits(0);
        assert_eq!(left(&world), 3, "{line}");
    }
}

#[test]
fn a_decision_can_be_taken_back() {
    let world = both();
    world.run("done A4").exits(0);
    let ran = world.run("undo").exits(0);
    assert!(!ran.stdout.contains("decided"), "{ran}");
    assert_eq!(left(&world), 4);
    world.run("redo").exits(0);
    assert_eq!(left(&world), 3);
}

/// Catches: an item in conflict that is blocked by the command that says that it is not.
#[test]
fn what_is_said_not_to_be_blocked_is_settled_as_it_stands() {
    for (later, now) in [("done", "done"), ("in-progress", "in-progress")] {
        let world = World::contoso();
        for (minute, status) in [(10, "blocked"), (20, later)] {
            world.append(RECORD, format!("- {{at: 2026-11-23T09:00:{minute}Z, by: mia, set: {{A4: {{status: [not-started, {status}]}}}}}}\n"));
        }
        world.run("unblock A4").exits(0);
        let item = world.run("show A4 --json").json()["items"][0].clone();
        assert_eq!((&item["status"], &item["conflicts"]), (&now.into(), &serde_json::json!([])));
    }
}

#[test]
fn a_bare_value_written_by_hand_has_seen_all_before_it() {
    let world = both();
    world.append(RECORD, "- {at: 2026-11-24T10:00:00Z, by: mia, set: {A4: {status: done}}}\n");
    assert_eq!(left(&world), 3);
}

#[test]
fn the_same_value_from_two_people_is_no_conflict() {
    let world = World::contoso();
    world.append(
        RECORD,
        BOTH.replace("blocked", "done").replace("Lee Ito", "Dana Cruz").replace("12-11", "12-04"),
    );
    world.at("2026-11-25T09:00:00Z");
    assert_eq!(left(&world), 0);
}

#[test]
fn the_order_and_the_repetition_of_lines_do_not_matter() {
    let world = both();
    let reports = |world: &World| {
        world.at("2026-11-25T09:00:00Z");
        ["status", "list --all", "show A4 A5", "log"]
            .map(|report| world.run(report).exits(0).stdout)
    };
    let straight = reports(&world);
    let turned = World::contoso();
    let mut lines: Vec<&str> = BOTH.lines().collect();
    lines.reverse();
    lines.push(lines[1]);
    turned.append(RECORD, lines.join("\n") + "\n");
    assert_eq!(reports(&turned), straight);
}

#[test]
fn two_additions_of_one_id_are_a_conflict_too() {
    let world = World::contoso();
    let add = |id: &str, by: &str, task: &str| {
        format!(
            r#"- {{"id":"{id}","at":"2026-11-23T08:59:00.000Z","by":"{by}","add":{{"R-aaaaa":{{"phase":"remediate","task":"{task}"}}}}}}"#
        )
    };
    world.append(RECORD, add("1111111111", "dana", "Upgrade the farm") + "\n");
    world.append(RECORD, add("2222222222", "lee", "Replace the farm") + "\n");
    assert_eq!(left(&world), 1);
    assert_snapshot!(world.session(&["status", "list remediate", "show R-aaaaa"]));
    world.run("undo 2222222222").exits(0);
    assert_eq!(left(&world), 0);
}

#[test]
fn list_marks_two_additions_of_one_id() {
    let world = World::contoso();
    for by in ["dana", "lee"] {
        let entry = format!(
            "- {{at: 2026-11-23T08:59:00Z, by: {by}, add: {{R-aaaaa: {{phase: remediate, task: By {by}}}}}}}\n"
        );
        world.append(RECORD, entry);
    }
    let ran = world.run("list remediate").exits(0);
    assert!(ran.stdout.contains('≠'), "{ran}");
    let list = world.run("list R-aaaaa --json").json();
    assert_ne!(list["items"][0]["conflicts"], json!([]));
}

#[test]
fn health_is_amber_while_something_is_to_be_decided() {
    let world = World::contoso();
    world.append(RECORD, BOTH.lines().nth(2).expect("a line").to_owned() + "\n");
    world.append(RECORD, BOTH.lines().nth(3).expect("a line").to_owned() + "\n");
    world.at("2026-11-25T09:00:00Z");
    let health = world.run("status --json").json()["health"].clone();
    assert_eq!(health["word"], "amber", "{health}");
    assert_eq!(health["reasons"][0]["kind"], "conflicts", "{health}");
}
