//! `ticklist changes`

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

#[test]
fn changes_since_the_last_checkpoint_are_told_by_kind() {
    assert_snapshot!(World::third_week().run("changes"));
}

#[test]
fn changes_since_the_start_are_told_where_no_checkpoint_was_held() {
    let world = World::contoso();
    world.run("assign --role \"project manager\" --to \"Dana Cruz\"").exits(0);
    world.run("due assess --on 2026-12-04").exits(0);
    world.run("start A3").exits(0);
    world.run("block A5 -m \"No licences\"").exits(0);
    world.later(7);
    assert_snapshot!(world.run("changes"), @"
    $ ticklist changes
    Contoso · the start (Mon 23 Nov) to now (Mon 30 Nov 09:05), 7 days
    Done 0/25 (0%) → 0/25 (0%) · scope as before · GREEN → AMBER

    STARTED (1)
    A3  Join the meetings on the remediation checklist and       not-started → in-progress  dana  23 Nov
        overall plan

    NEWLY BLOCKED (1)
    A5  Join the meetings on configuring the online services  not-started → blocked  dana  23 Nov
        ↳ No licences

    OWNER CHANGED (1)
    role  project manager  no owner → Dana Cruz  dana  23 Nov

    OTHER DATES (1)
    assess  Assess  no due date → 4 Dec  dana  23 Nov

    Did not move (23 open): G1, G4, G6..G8, G10, G13..G15, G18, G19, I1, I2, A1, A4, A6, R1, E3..E8
    None: done, unblocked, reopened, not applicable, added, no longer there, raised, closed, slipped,
    confirmed, edited, noted
    [exit 0]
    ");
}

#[test]
fn changes_of_people_apart_show_what_is_newly_in_conflict() {
    assert_snapshot!(World::two_people().run("changes"));
}

#[test]
fn changes_fit_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("changes").env("COLUMNS", "60").run());
}

/// The kinds of change with the items that they are of.
fn told(world: &World, options: &str) -> Vec<String> {
    let json = world.run(&format!("changes --json {options}")).exits(0).json();
    let about = |change: &Value| {
        let subject =
            ["item", "matter", "phase", "role"].iter().find_map(|key| change[*key].as_str());
        let kind = change["kind"].as_str().expect("a kind");
        format!("{kind} {}", subject.expect("a subject"))
    };
    json["changes"].as_array().expect("a list").iter().map(about).collect()
}

/// Catches: listing entries in the place of comparing states.
#[test]
fn what_was_done_and_undone_in_between_is_no_change() {
    let world = World::third_week();
    let before = told(&world, "");
    for line in ["done A4", "undo", "start A6", "reopen A3", "done A3", "undo", "undo", "undo"] {
        world.run(line).exits(0);
    }
    assert_eq!(told(&world, ""), before);
}

/// Catches: an owner that it never lacked and a date that it never had, told as changes.
#[test]
fn what_is_new_is_told_once_with_what_it_is_at_the_end() {
    let world = World::third_week();
    world.run("add assess \"Count the printers\" --owner \"Lee Ito\" --due 2026-12-20").exits(0);
    world.run("due A- --on 2026-12-21").exits(0);
    let json = world.run("changes --json").exits(0).json();
    let changes = json["changes"].as_array().expect("a list");
    let of_it: Vec<&Value> =
        changes.iter().filter(|change| change["task"] == "Count the printers").collect();
    let [added] = of_it.as_slice() else { panic!("{of_it:?}") };
    assert_eq!(added["kind"], "added");
    assert_eq!((&added["owner"], &added["due"]), (&"Lee Ito".into(), &"2026-12-21".into()));
    let said = world.run("snapshot").exits(0).stdout;
    assert!(said.contains("to Assess, Lee Ito, due 21 Dec"), "{said}");
    world.run("done A-").exits(0);
    let told = told(&world, "");
    assert_eq!(told.iter().filter(|one| one.starts_with("done A-")).count(), 1, "{told:?}");
}

/// Catches: words that are lost where nothing is other at the end, or that are said to be of what
/// did not move.
#[test]
fn what_was_said_in_a_period_belongs_to_its_changes() {
    let world = World::third_week();
    world.run("checkpoint \"Week 2\" -m \"All well so far\"").exits(0);
    world.later(7);
    world.run("note A6 -m \"They want Friday slots\"").exits(0);
    world.run("done A4 -m \"Signed\"").exits(0);
    world.run("reopen A4 -m \"New wishes\"").exits(0);
    world.run("note A1 -m \"Between us\" --internal").exits(0);
    world.run("note A1 -m \"A slip\"").exits(0);
    world.run("undo").exits(0);
    let notes = ["All well so far", "They want Friday slots", "Signed", "New wishes"];
    for line in ["changes", "agenda", "snapshot"] {
        for format in ["table", "md", "html", "json"] {
            let ran = world.run(&format!("{line} -O {format}")).exits(0);
            for note in notes {
                assert_eq!(
                    ran.stdout.matches(note).count(),
                    1 + usize::from(format == "json" && line == "snapshot"),
                    "{note} in {ran}"
                );
            }
            assert!(!ran.stdout.contains("Between us"), "{ran}");
            assert!(ran.stderr.contains("internal notes are left out"), "{ran}");
        }
    }
    let csv = world.run("changes -O csv").exits(0).stdout;
    assert!(notes.iter().all(|note| csv.contains(note)), "{csv}");
    let json = world.run("changes --json").json();
    let unmoved = json["unmoved"].as_array().expect("a list");
    assert!(!unmoved.contains(&"A6".into()) && !unmoved.contains(&"A4".into()), "{unmoved:?}");
    let found = world.run("list --search \"friday SLOTS\" --json").json();
    assert_eq!(found["items"][0]["id"], "A6", "{found}");
    let found = world.run("log --search \"friday SLOTS\" --json").json();
    assert_eq!(found["entries"].as_array().map(Vec::len), Some(1), "{found}");
    let found = world.run("log --search \"well so far\" --json").json();
    assert_eq!(found["entries"].as_array().map(Vec::len), Some(1), "{found}");
    let found = world.run("log --search \"Between us\" --json").json();
    assert_eq!(found["entries"].as_array().map(Vec::len), Some(0), "{found}");
}

/// Catches: taking the checkpoint of the day of the report for the last one.
#[test]
fn an_hour_after_a_checkpoint_the_changes_are_still_those_since_the_one_before() {
    let world = World::third_week();
    let before = told(&world, "");
    world.run("checkpoint \"Week 2\"").exits(0);
    assert_eq!(told(&world, ""), before);
    assert_eq!(told(&world, "--as-of \"Week 2\""), before);
    assert_eq!(told(&world, "--since \"Week 2\""), Vec::<String>::new());
    world.later(1);
    world.run("done A4").exits(0);
    assert_eq!(told(&world, ""), ["done A4"]);
    assert_eq!(told(&world, "--as-of \"Week 2\""), before);
}

#[test]
fn every_kind_of_change_is_told() {
    let world = World::third_week();
    world.run("add remediate \"Upgrade the AD FS farm\"").exits(0);
    world.run("checkpoint \"Week 2\"").exits(0);
    world.later(1);
    for line in [
        "start A6",
        "unblock A5",
        "reopen G7",
        "na E3 -m \"Not bought\"",
        "assign A4 --to \"Lee Ito\"",
        "due assess --on 2026-12-18",
        "due A5 --on 2026-12-10",
        "due G14 --none",
        "due E4 --on 2027-03-01",
        "confirm G2",
        "block R1 -m Waiting",
        "done A4 --link https://example.com/users",
        "add enable \"Tell the helpdesk\"",
    ] {
        world.run(line).exits(0);
    }
    let added = world.run("list remediate --json").json()["items"].clone();
    let added = added.as_array().expect("items").last().expect("one was added")["id"].clone();
    let told = told(&world, "");
    for change in [
        "started A6",
        "unblocked A5",
        "reopened G7",
        "not-applicable E3",
        "owner A4",
        "slipped assess",
        "slipped E4",
        "slipped G14",
        "brought-forward A5",
        "confirmed G2",
        "blocked R1",
        "done A4",
        "edited A4",
    ] {
        assert!(told.contains(&change.to_owned()), "{change} is not in {told:?}");
    }
    assert_eq!(told.iter().filter(|change| change.starts_with("added E-")).count(), 1, "{told:?}");
    assert!(!told.iter().any(|change| change.contains(added.as_str().expect("an id"))), "{told:?}");
    world.run("undo").exits(0);
    assert!(!self::told(&world, "").iter().any(|change| change.starts_with("added")));
}

/// Catches: a meeting's decisions, risks and actions that only the terminal knows of.
#[test]
fn all_that_becomes_of_matters_is_told_in_every_format() {
    let world = World::third_week();
    for line in [
        "decision \"Hybrid or cloud?\" --owner \"Priya Rao\"",
        "risk \"The sponsor leaves\" --owner \"Dana Cruz\"",
        "action \"Order licences\" --due 2026-12-11",
        "checkpoint \"Week 2\"",
    ] {
        world.run(line).exits(0);
    }
    world.later(1);
    for line in [
        "close D -m \"Hybrid, for two years\"",
        "assign K --to \"Lee Ito\" -m \"He knows her\"",
        "due T --on 2026-12-18 -m \"Late supplier\"",
        "risk \"No room in January\"",
    ] {
        world.run(line).exits(0);
    }
    let formats: [(&str, &[&str]); 2] = [
        ("changes", &["table", "md", "html", "csv", "json"]),
        ("snapshot", &["table", "md", "html", "json"]),
    ];
    for (report, formats) in formats {
        for format in formats {
            let ran = world.run(&format!("{report} -O {format}")).exits(0);
            for told in [
                "Hybrid or cloud?",
                "Hybrid, for two years",
                "The sponsor leaves",
                "Lee Ito",
                "He knows her",
                "Order licences",
                "Late supplier",
                "No room in January",
            ] {
                let words = ran.stdout.split_whitespace().collect::<Vec<&str>>().join(" ");
                assert!(words.contains(told), "{told} is not in {report} -O {format}: {ran}");
            }
        }
    }
    let told = told(&world, "");
    for (kind, prefix) in [("closed", "D-"), ("owner", "K-"), ("slipped", "T-"), ("raised", "K-")] {
        let of_it = told.iter().filter(|one| one.starts_with(&format!("{kind} {prefix}")));
        assert_eq!(of_it.count(), 1, "{kind} in {told:?}");
    }
}

/// Catches: naming the one who did what was undone, and not the one who undid it.
#[test]
fn what_an_undo_brought_back_is_told_of_the_one_who_undid_it() {
    let world = World::third_week();
    world.run("checkpoint \"Week 2\"").exits(0);
    world.later(1);
    let entry = world.run("log A3 --json").json()["entries"].clone();
    let entry = entry.as_array().expect("entries").last().expect("one")["id"].clone();
    let line = format!("undo {}", entry.as_str().expect("an id"));
    world.command(&line).by("mia").run().exits(0);
    let json = world.run("changes --json").json();
    let change = &json["changes"][0];
    assert_eq!((&change["item"], &change["by"]), (&Value::from("A3"), &Value::from("mia")));
    assert_eq!(change["kind"], "reopened", "{json}");
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let world = World::third_week();
    let refused = world.refuses("changes --since today --as-of \"Week 1\"", 2);
    assert!(refused.stderr.contains("after the end of the report"), "{refused}");
}
