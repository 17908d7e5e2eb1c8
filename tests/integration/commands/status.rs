//! `ticklist status`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn status_shows_where_the_engagement_is() {
    assert_snapshot!(World::third_week().run("status"));
}

#[test]
fn status_alone_needs_no_word() {
    let world = World::third_week();
    let status = world.run("status").exits(0).stdout;
    for line in ["", "--color never", "--per phase"] {
        world.at("2026-12-08T09:12:00Z");
        assert_eq!(world.run(line).exits(0).stdout, status, "{line}");
    }
}

#[test]
fn status_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("status").env("COLUMNS", "60").run());
}

#[test]
fn status_fits_a_wide_terminal() {
    assert_snapshot!(World::third_week().command("status").env("COLUMNS", "160").run());
}

#[test]
fn status_is_plain_ascii_where_the_locale_is() {
    let ran = World::third_week().command("status").env("LANG", "C").run();
    assert!(ran.stdout.is_ascii(), "{ran}");
    assert_snapshot!(ran);
}

#[test]
fn status_in_colour_says_the_word_too() {
    assert_snapshot!(World::third_week().run("status --color always"));
}

#[test]
fn status_counts_per_owner_and_per_role() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["status --per owner", "status --per role"]));
}

#[test]
fn status_shows_conflicts_before_all_else() {
    assert_snapshot!(World::two_people().run("status"));
}

#[test]
fn an_engagement_that_has_not_begun_says_so() {
    let world = World::new();
    world.run("init Contoso --started 2027-02-01").exits(0);
    assert_snapshot!(world.run("status"));
}

#[test]
fn a_phase_with_nothing_in_scope_is_complete_and_has_no_percentage() {
    let world = World::contoso();
    world.run("na assess -m \"Done by the partner\"").exits(0);
    world.run("done initiate").exits(0);
    let status = world.run("status --json").json();
    assert_eq!(status["progress"][2]["percent"], serde_json::Value::Null);
    assert_eq!(status["progress"][2]["out"], 6);
    assert_eq!(status["current_phase"]["id"], "remediate");
    assert_snapshot!(world.run("status"));
}

#[test]
fn an_engagement_is_finished_when_all_in_scope_is_done() {
    let world = World::contoso();
    world.run("done general,initiate,assess,remediate,enable").exits(0);
    let ran = world.run("status");
    assert_snapshot!(ran);
    let status = world.run("status --json").json();
    assert_eq!((&status["all"]["percent"], &status["current_phase"]), (&100.into(), &().into()));
}

/// The health after these commands, on 8 December, and a part of the reason.
#[test]
fn health_is_a_rule_with_its_reasons() {
    let table: [(&[&str], &str, &str); 8] = [
        (&["start A1"], "green", "no_due_dates"),
        (&["due assess --on 2026-12-20", "start A1"], "green", "on_track"),
        (&["due A1,A3,A4,A5 --on 2026-12-01", "done A1,A3,A4"], "amber", "overdue"),
        (&["due A1,A3,A4,A5,A6,R1 --on 2026-12-01", "done A1,A3,A4,A5,A6"], "green", "overdue"),
        (&["due A1,A3,A4 --on 2026-12-01"], "red", "overdue"),
        (&["due A1,A3 --on 2026-12-01"], "amber", "overdue"),
        (&["block A1 -m why --on 2026-11-28"], "amber", "blocked"),
        (&["block A1 -m why --on 2026-11-27"], "red", "blocked"),
    ];
    for (lines, word, reason) in table {
        let world = World::contoso();
        world.at("2026-12-08T09:00:00Z");
        lines.iter().for_each(|line| drop(world.run(line).exits(0)));
        let health = world.run("status --json").exits(0).json()["health"].clone();
        assert_eq!(health["word"], word, "{lines:?}: {health}");
        assert_eq!(health["reasons"][0]["kind"], reason, "{lines:?}: {health}");
    }
}

#[test]
fn ten_days_of_nothing_but_checkpoints_are_amber() {
    let world = World::contoso();
    world.run("start A1").exits(0);
    world.at("2026-12-02T09:00:00Z");
    world.run("checkpoint \"Week 1\"").exits(0);
    assert_eq!(world.run("status --json").json()["health"]["word"], "green");
    world.at("2026-12-03T09:00:00Z");
    assert_eq!(world.run("status --json").json()["health"]["reasons"][0]["kind"], "quiet");
}

#[test]
fn what_status_says_to_do_next_can_be_done() {
    let world = World::third_week();
    world.run("done A5,A6 -m done").exits(0);
    for _ in 0..40 {
        let status = world.run("status").exits(0);
        let next = status.stdout.lines().find_map(|line| line.strip_prefix("Next: "));
        let Some((_, command)) = next.and_then(|next| next.split_once(":  ")) else { break };
        world.run(&command.replace("NAME", "\"Lee Ito\"").replace("DATE", "+30d")).exits(0);
        if command.contains(" show ") {
            let item = command.rsplit(' ').next().expect("an item");
            world.run(&format!("done {item}")).exits(0);
        }
    }
    let all = world.run("status --json").json()["all"].clone();
    assert!(all["done"].as_u64() > Some(12), "{all}");
}

#[test]
fn status_says_that_a_checkpoint_is_late() {
    let world = World::third_week();
    world.at("2026-12-10T09:00:00Z");
    let ran = world.run("status").exits(0);
    assert!(ran.stdout.contains("Checkpoint was due Wed 9 Dec"), "{ran}");
    assert!(!world.read("plain.ticklist.yaml").contains(RECORD));
}
