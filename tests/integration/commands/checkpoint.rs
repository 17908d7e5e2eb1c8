//! `ticklist checkpoint`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn checkpoints_are_marked_scheduled_and_listed() {
    let world = World::contoso();
    assert_snapshot!(world.session(&[
        "checkpoint",
        "checkpoint \"Week 1\" --next 2026-12-01 -m \"All is well\"",
        "checkpoint --next tomorrow",
        "checkpoint Steering --health amber -m \"Licences are late\" --next +2w",
        "checkpoint",
        "status",
    ]));
}

/// Catches: a health that was meant for a week, and that stays since nobody met again.
#[test]
fn a_health_that_was_said_ends_with_the_day_that_was_planned_for_the_next_checkpoint() {
    let world = World::contoso();
    let health = |at: &str| {
        world.at(at);
        let status = world.run("status --json").json();
        let row = world.run("portfolio --json").json()["customers"][0].clone();
        assert_eq!(status["health"], row["health"]);
        (status["health"]["word"].clone(), status["health"]["why"].clone())
    };
    let said = ("red".into(), "No budget".into());
    let by_rule = ("green".into(), ().into());
    world.run("due assess --on 2027-01-15").exits(0);
    world.run("checkpoint One --health red -m \"No budget\" --next 2026-11-30").exits(0);
    assert_eq!(health("2026-11-30T21:00:00Z"), said);
    assert_eq!(health("2026-12-01T09:00:00Z"), by_rule);
    assert!(world.run("changes").exits(0).stdout.contains("RED → GREEN"));
    world.run("checkpoint --next 2026-12-02").exits(0);
    world.run("start A3").exits(0);
    assert_eq!(health("2026-12-02T09:00:00Z"), said, "it was put off");
    assert_eq!(health("2026-12-03T09:00:00Z"), by_rule);
    assert_eq!(world.run("status --as-of 2026-12-02 --json").json()["health"]["word"], "red");
}

/// Catches: a meeting that was missed, shown as if it were to come.
#[test]
fn a_checkpoint_that_was_missed_is_said_to_be_over_everywhere() {
    let world = World::contoso();
    world.run("checkpoint One --next 2026-11-30").exits(0);
    world.at("2026-12-08T09:00:00Z");
    for (report, over) in [
        ("status", "Checkpoint was due Mon 30 Nov"),
        ("portfolio", "Checkpoint was due Mon 30 Nov"),
        ("portfolio -O html", "Checkpoint was due Mon 30 Nov"),
        ("agenda", "checkpoint was due Mon 30 Nov"),
        ("checkpoint", "Next: was due Mon 30 Nov 2026 (8 days late)"),
        ("snapshot", "Next checkpoint: **! Mon 30 Nov**, **was due 8 days ago**"),
        ("snapshot -O html", "was due 8 days ago"),
    ] {
        let ran = world.run(report).exits(0);
        assert!(ran.stdout.contains(over), "{ran}");
        world.at("2026-11-30T09:00:00Z");
        let ran = world.run(report).exits(0);
        let is_over = ["was due", "over for"].iter().any(|said| ran.stdout.contains(said));
        assert!(!is_over, "on the day itself: {ran}");
        world.at("2026-12-08T09:00:00Z");
    }
}

#[test]
fn a_checkpoint_overrides_the_health_until_the_next_one() {
    let world = World::contoso();
    let health = |world: &World| world.run("status --json").json()["health"].clone();
    world.run("checkpoint One --health red -m \"The budget is gone\"").exits(0);
    let said = health(&world);
    assert_eq!((&said["word"], &said["by_rule"]), (&"red".into(), &"green".into()), "{said}");
    assert_eq!(said["why"], "The budget is gone");
    world.run("checkpoint --next +1w").exits(0);
    assert_eq!(health(&world)["word"], "red", "a date is no checkpoint");
    world.run("checkpoint Two").exits(0);
    assert_eq!(health(&world)["word"], "green");
}

#[test]
fn duties_are_met_since_the_last_checkpoint_before_the_day() {
    let world = World::contoso();
    let met = |world: &World| world.run("status --json").json()["all"]["duties_met"].clone();
    world.run("confirm G2 G3").exits(0);
    world.run("checkpoint One").exits(0);
    assert_eq!(met(&world), 2, "on the day itself the checkpoint is not the last yet");
    world.later(1);
    assert_eq!(met(&world), 0);
    world.run("confirm G2").exits(0);
    assert_eq!(met(&world), 1);
}

#[test]
fn a_name_that_is_in_use_or_means_something_else_is_refused() {
    let world = World::third_week();
    for name in [
        "\"Week 1\"",
        "\"week 1\"",
        "last",
        "LAST",
        "yesterday",
        "friday",
        "2026-12-08",
        "+2w",
        "-3d",
        "2026-12-08T09:00:00Z",
        "'next tue'",
        "'5 dec'",
        "5.12.",
        "5/12",
        "'End of month'",
        "start+10d",
        "'30 feb'",
    ] {
        let ran = world.refuses(&format!("checkpoint -- {name}"), 1);
        assert!(!ran.hints().is_empty(), "{ran}");
    }
}

#[test]
fn a_name_that_only_resembles_a_date_is_a_name() {
    let world = World::contoso();
    for name in [
        "Week 1",
        "5",
        "3.1",
        "KW 48",
        "2 weeks",
        "December",
        "Next week",
        "Day 5",
        "Q1 2027",
        "Kick-off",
    ] {
        world.argv(&["checkpoint", name]).run().exits(0);
        world.argv(&["log", "--since", name]).run().exits(0);
    }
}

#[test]
fn what_makes_no_checkpoint_is_refused() {
    let world = World::third_week();
    for (line, code) in [
        ("checkpoint ''", 1),
        ("checkpoint Two --next someday", 2),
        ("checkpoint Two --health purple -m why", 2),
        ("checkpoint Two --health red", 2),
        ("checkpoint --health red -m why", 2),
        ("checkpoint -m words", 2),
    ] {
        world.refuses(line, code);
    }
}

#[test]
fn reports_can_be_of_a_checkpoint() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    world.run("checkpoint \"Week 1\"").exits(0);
    world.run("done A3").exits(0);
    let done = |line: &str| world.run(line).exits(0).json()["all"]["done"].clone();
    assert_eq!(done("status --json --as-of \"Week 1\""), 1);
    assert_eq!(done("status --json"), 2);
    assert_eq!(world.journal(RECORD).len(), 3);
}
