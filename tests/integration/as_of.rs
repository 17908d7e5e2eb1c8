//! The law of `--as-of`: the instant that a report prints, given back, yields the same bytes.

use crate::sweep::one_of;
use crate::world::{RECORD, World};

const REPORTS: [&str; 12] = [
    "status",
    "status --per owner",
    "list --all",
    "show A5 G2",
    "log",
    "checkpoint",
    "list --overdue",
    "log --since last",
    "agenda",
    "gate initiate",
    "plan --items",
    "snapshot",
];

/// The instant that a report prints.
fn printed(world: &World, report: &str) -> String {
    let json = world.run(&format!("{report} --json")).answers().json();
    json["as_of"].as_str().expect("every report says of when it is").to_owned()
}

#[test]
fn the_instant_given_back_yields_the_same_bytes_ever_after() {
    let now = "2026-12-08T09:12:00.000400Z";
    let world = World::third_week();
    let mut shown = Vec::new();
    for report in REPORTS {
        world.at(now);
        let at = printed(&world, report);
        for line in [report.to_owned(), format!("{report} --json")] {
            world.at(now);
            shown.push((format!("{line} --as-of {at}"), world.run(&line).exits(0).stdout));
        }
    }
    let again = |when: &str| {
        for (line, first) in &shown {
            assert_eq!(&world.run(line).exits(0).stdout, first, "{line}, {when}");
        }
    };
    again("at once");
    world.run("done A4 --on yesterday").exits(0);
    world.run("checkpoint \"Week 2\"").exits(0);
    world.later(30);
    again("a month and two entries later");
}

#[test]
fn of_a_day_to_come_it_is_said_that_nothing_more_is_known() {
    let world = World::third_week();
    for (when, is_said) in [("2026-12-09", true), ("2026-12-08", false), ("yesterday", false)] {
        let ran = world.run(&format!("status --as-of {when}")).exits(0);
        assert_eq!(ran.stderr.contains("that day is still to come"), is_said, "{ran}");
    }
}

#[test]
#[ignore = "starts 330 processes"]
fn every_instant_of_the_past_is_a_fixed_point() {
    fixed_points(1);
}

#[test]
fn every_fourth_instant_of_the_past_is_a_fixed_point() {
    fixed_points(4);
}

fn fixed_points(step: usize) {
    let world = World::third_week();
    let whens =
        ["2026-11-22", "2026-11-25", "\"Week 1\"", "last", "2026-12-04T08:45:00Z", "yesterday"];
    let pairs = whens.iter().flat_map(|when| REPORTS.map(|report| (*when, report)));
    for (when, report) in one_of(step, pairs) {
        let at = printed(&world, &format!("{report} --as-of {when}"));
        for format in ["", "--json"] {
            let [first, again] = [when, at.as_str()]
                .map(|when| world.run(&format!("{report} {format} --as-of {when}")).answers());
            assert_eq!(first.stdout, again.stdout, "{first}{again}");
        }
    }
}

#[test]
fn the_line_at_the_foot_of_status_can_be_given_back() {
    let world = World::contoso();
    world.run("done I1").exits(0);
    world.at("2026-11-23T08:00:00Z");
    let status = world.run("status").exits(0).stdout;
    let foot = status.lines().last().expect("a last line");
    let at = foot.strip_prefix("As of ").and_then(|rest| rest.split(',').next());
    let at = at.expect("the last line says of when the report is");
    assert!(at > "2026-11-23T09:00", "of the newest entry, not of a clock that is behind: {foot}");
    world.run("done I2").exits(0);
    assert_eq!(world.run(&format!("status --as-of {at}")).stdout, status);
}

#[test]
fn an_entry_finer_than_a_millisecond_is_in_the_instant_that_is_printed() {
    let world = World::contoso();
    let entry = "- {at: 2026-11-23T10:00:00.000300Z, by: mia, set: {A1: {status: done}}}\n";
    world.append(RECORD, entry);
    let status = world.run("status").exits(0).stdout;
    let at = printed(&world, "status");
    assert_eq!(world.run(&format!("status --as-of {at}")).exits(0).stdout, status, "as of {at}");
}

#[test]
fn entries_of_one_minute_are_told_apart() {
    let world = World::contoso();
    world.at("2026-11-23T08:00:00Z");
    for item in ["A1", "A3", "A4"] {
        world.at("2026-11-23T08:00:00Z");
        world.run(&format!("done {item}")).exits(0);
    }
    let log = world.run("log --json").json();
    for (at, done) in (0..3).zip(1..) {
        let at = log["entries"][at]["at"].as_str().expect("an instant").to_owned();
        let status = world.run(&format!("status --json --as-of {at}")).json();
        assert_eq!(status["all"]["done"], done, "as of {at}");
    }
}

#[test]
fn a_date_is_as_of_its_end_and_a_checkpoint_of_its_moment() {
    let world = World::third_week();
    for (when, at) in [
        ("2026-12-01", "2026-12-01T23:59:59.999Z"),
        ("\"Week 1\"", "2026-12-01T16:30:00.000Z"),
        ("\"WEEK 1\"", "2026-12-01T16:30:00.000Z"),
        ("last", "2026-12-01T16:30:00.000Z"),
        ("yesterday", "2026-12-07T23:59:59.999Z"),
        ("friday", "2026-12-04T23:59:59.999Z"),
        ("today", "2026-12-08T23:59:59.999Z"),
        ("-7d", "2026-12-01T23:59:59.999Z"),
        ("2026-12-04T10:00:00+01:00", "2026-12-04T09:00:00.000Z"),
    ] {
        let ran = world.run(&format!("status --json --as-of {when}")).exits(0);
        assert_eq!(ran.json()["as_of"], at, "{when}");
    }
}

/// On Windows the time zone is the system's.
#[cfg(unix)]
#[test]
fn the_day_of_a_report_is_the_local_day() {
    let world = World::contoso();
    world.at("2026-11-23T22:30:00Z");
    for (zone, day) in
        [("UTC", "2026-11-23"), ("Europe/Berlin", "2026-11-23"), ("Asia/Tokyo", "2026-11-24")]
    {
        world.at("2026-11-23T22:30:00Z");
        let ran = world.command("status --json").env("TZ", zone).run().exits(0);
        assert_eq!(ran.json()["today"], day, "{zone}");
    }
    let ran = world.command("status --json --as-of 2026-11-23").env("TZ", "Asia/Tokyo").run();
    assert_eq!(ran.json()["as_of"], "2026-11-23T14:59:59.999Z");
    assert!(world.journal(RECORD).is_empty());
}
