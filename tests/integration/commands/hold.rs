//! `ticklist hold` and `ticklist resume`

use insta::assert_snapshot;

use crate::world::World;

/// An engagement in which A3 is blocked and late, and Assess falls due in the week that follows.
fn before() -> World {
    let world = World::contoso();
    for line in ["due assess --on 2026-12-09", "due A3 --on 2026-12-04", "block A3 -m 'no room'"] {
        world.run(line).exits(0);
    }
    world.at("2026-12-07T09:00:00Z");
    world
}

/// What the list says of an item: is it overdue, for how many days, and how long blocked.
fn ages(world: &World, id: &str) -> String {
    let item = &world.run(&format!("show {id} --json")).json()["items"][0];
    ["overdue", "late_days", "blocked_days", "due"].map(|key| item[key].to_string()).join(" ")
}

#[test]
fn a_hold_is_said_everywhere_and_makes_nothing_late() {
    let world = before();
    assert_snapshot!(world.session(&["hold -m 'The budget is decided in January'"]));
    world.at("2026-12-11T09:00:00Z");
    assert_snapshot!(world.session(&[
        "status",
        "hold -m 'The budget is decided in January'",
        "hold -m 'Decided on Monday' --until monday",
        "done A4",
        "agenda",
        "checkpoint",
        "portfolio",
        "log",
    ]));
}

#[test]
fn held_days_are_left_out_of_every_age() {
    let world = before();
    assert_eq!(ages(&world, "A3"), "true 3 14 \"2026-12-04\"");
    world.run("hold -m Budget --until 2026-12-11").exits(0);
    for (day, late, late_phase) in [
        ("08", "true 3 14", "false 0 null"),
        ("10", "true 3 14", "false 0 null"),
        ("11", "true 3 14", "false 0 null"),
        ("12", "true 4 15", "true 1 null"),
    ] {
        world.at(&format!("2026-12-{day}T09:00:00Z"));
        assert_eq!(ages(&world, "A3"), format!("{late} \"2026-12-04\""), "{day}");
        assert_eq!(ages(&world, "A4"), format!("{late_phase} \"2026-12-09\""), "{day}");
        let word = if day < "11" { "on-hold" } else { "red" };
        assert_eq!(world.run("status --json").json()["health"]["word"], word, "{day}");
    }
}

/// A pause is told as one, with its reason, and the reason not again among the notes.
#[test]
fn a_pause_is_a_change_of_its_period() {
    let world = before();
    let told = |world: &World| {
        let json = world.run("changes --since 2026-12-05 --json").exits(0).json();
        let kinds = json["changes"].as_array().expect("changes").iter();
        let held: Vec<String> = kinds
            .filter(|change| change["kind"] != "dated")
            .map(|it| ["kind", "was", "now", "note"].map(|key| it[key].to_string()).join(" "))
            .collect();
        held.join("\n")
    };
    world.run("hold -m Budget").exits(0);
    world.at("2026-12-10T09:00:00Z");
    assert_eq!(told(&world), r#""held" "2026-12-07" null "Budget""#);
    world.run("resume").exits(0);
    assert_eq!(told(&world), r#""held" "2026-12-07" "2026-12-10" "Budget""#);
    let table = world.run("changes --since 2026-12-05").exits(0).stdout;
    assert!(table.contains("since 7 Dec, until 10 Dec, 3 days"), "{table}");
    world.run("undo").exits(0);
    world.run("undo").exits(0);
    assert_eq!(told(&world), "");
}

#[test]
fn resuming_moves_what_is_open_by_the_days_that_were_held() {
    let world = before();
    world.run("hold -m Budget").exits(0);
    world.at("2026-12-11T09:00:00Z");
    assert_snapshot!(world.session(&[
        "resume --shift -m 'The budget is there'",
        "resume --shift",
        "undo",
        "undo",
        "redo",
        "resume",
        "resume",
    ]));
}

#[test]
fn a_shift_forgives_nothing_that_was_late_before() {
    let world = before();
    world.run("hold -m Budget").exits(0);
    world.at("2026-12-11T09:00:00Z");
    world.run("resume --shift").exits(0);
    assert_eq!(ages(&world, "A3"), "true 3 14 \"2026-12-08\"");
    assert_eq!(ages(&world, "A4"), "false 0 null \"2026-12-13\"");
}

#[test]
fn a_hold_that_ended_by_itself_can_be_made_up_for_once() {
    let world = before();
    world.run("hold -m Budget --until 2026-12-11").exits(0);
    world.at("2026-12-14T09:00:00Z");
    let nothing = world.run("resume").exits(0);
    assert!(nothing.stdout.contains("Not on hold: nothing was recorded."), "{nothing:?}");
    world.run("resume --shift").exits(0);
    assert_eq!(ages(&world, "A4"), "true 1 null \"2026-12-13\"");
    let nothing = world.run("resume --shift").exits(0);
    assert!(nothing.stdout.contains("Not on hold: nothing was recorded."), "{nothing:?}");
}

#[test]
fn a_hold_needs_a_reason_and_a_day_to_come() {
    let world = before();
    assert_snapshot!(world.session(&["hold", "hold -m Budget --until 2026-12-07"]));
}

/// Catches: a hold that is recorded, and after which the engagement is not on hold.
#[test]
fn a_hold_of_days_before_work_went_on_is_refused() {
    let world = before();
    world.run("hold -m Budget").exits(0);
    world.at("2026-12-10T09:00:00Z");
    world.run("resume").exits(0);
    world.at("2026-12-11T09:00:00Z");
    assert_snapshot!(world.session(&[
        "hold -m Holidays --on 2026-12-08",
        "hold -m Holidays --on 2026-12-10",
        "resume --on 2026-12-09",
    ]));
}

#[test]
fn a_checkpoint_that_falls_into_a_hold_is_not_late() {
    let world = before();
    world.run("checkpoint 'Week 2' --next 2026-12-09").exits(0);
    world.run("hold -m Budget --until 2026-12-14").exits(0);
    world.at("2026-12-11T09:00:00Z");
    let status = world.run("status").exits(0).stdout;
    assert!(status.contains("Next checkpoint Wed 9 Dec"), "{status}");
    let snapshot = world.run("snapshot").exits(0).stdout;
    assert!(!snapshot.contains("was due"), "{snapshot}");
    assert!(status.contains("Next: end the hold when work goes on:  ticklist resume"), "{status}");
    world.at("2026-12-15T09:00:00Z");
    assert!(world.run("status").stdout.contains("Checkpoint was due Wed 9 Dec"));
    let checkpoints = world.run("checkpoint").exits(0).stdout;
    assert!(checkpoints.contains("Next: was due Wed 9 Dec 2026 (1 day late)"), "{checkpoints}");
    let snapshot = world.run("snapshot").exits(0).stdout;
    assert!(snapshot.contains("was due 1 day ago"), "{snapshot}");
}

#[test]
fn dates_that_move_to_days_off_are_named() {
    let world = before();
    world.run("set holidays 2026-12-08,2026-12-15").exits(0);
    world.run("due E3 --on 2026-12-07").exits(0);
    world.run("due E4,E5 --on 2026-12-11").exits(0);
    world.run("hold -m Budget").exits(0);
    world.at("2026-12-08T09:00:00Z");
    assert_snapshot!(world.session(&["resume --shift", "due E3..E5 --shift +1w"]));
}

#[test]
fn a_hold_that_was_resumed_is_not_taken_back() {
    let world = before();
    world.run("hold -m Budget").exits(0);
    let hold =
        world.run("log --json").json()["entries"][3]["id"].as_str().expect("an id").to_owned();
    world.run("resume").exits(0);
    let refused = world.refuses(&format!("undo {hold}"), 1);
    assert!(refused.stderr.contains("has since ended the hold"), "{refused:?}");
}

#[test]
fn the_reason_for_a_hold_is_told_only_to_those_it_is_meant_for() {
    let world = before();
    world.run("hold -m 'They do not pay' --internal").exits(0);
    world.at("2026-12-08T09:00:00Z");
    for line in ["status --json", "snapshot", "portfolio -O md", "changes --since 2026-12-01 -O md"]
    {
        let ran = world.run(line).exits(0);
        assert!(!ran.stdout.contains("do not pay"), "{line}: {ran:?}");
        assert!(ran.stderr.contains("internal"), "{line}: {ran:?}");
        let told = world.run(&format!("{line} --internal")).exits(0);
        assert!(told.stdout.contains("do not pay"), "{line}: {told:?}");
    }
}

/// Catches: a hold that was announced, taken for one of the year before.
#[test]
fn a_hold_begins_no_earlier_than_the_engagement() {
    let world = before();
    let ran = world.refuses("hold -m Holidays --on \"21 dec\" --until \"4 jan\"", 1);
    assert!(ran.stderr.contains("Sun 21 Dec 2025 would be older than the engagement"), "{ran}");
    world.run("hold -m Holidays --until \"4 jan\"").exits(0);
    let again = world.run("hold -m Holidays --on yesterday --until \"4 jan\"").exits(0);
    assert!(again.stdout.contains("on hold since Sun 6 Dec"), "{again}");
}
