//! Dates as people type them, wherever one is taken.

use insta::assert_snapshot;

use crate::world::World;

/// A line for every option that takes a date, which stands for `DATE`.
const LINES: [&str; 9] = [
    "due A4 --on DATE",
    "add assess Meet --due DATE",
    "list --due DATE",
    "checkpoint Review --next DATE",
    "done A4 --on DATE",
    "changes --since DATE",
    "log --since DATE",
    "status --as-of DATE",
    "portfolio --as-of DATE",
];

fn lines(date: &str) -> impl Iterator<Item = String> {
    LINES.into_iter().map(move |line| line.replace("DATE", date))
}

/// On Tuesday 8 December of the record's third week.
#[test]
fn every_option_that_takes_a_date_takes_all_kinds_of_them() {
    let both = ["today", "'8 dec'", "8.12.", "'tue 8 dec 2026'", "'this tuesday'"];
    let ahead = ["start+20d", "'in 2 weeks'", "+3wd"].into_iter().zip(0..4);
    let back = ["start+10d", "'2 weeks ago'", "-3wd", "'last monday'"].into_iter().zip(4..8);
    for date in both {
        lines(date).for_each(|line| drop(World::third_week().run(&line).exits(0)));
    }
    for (date, line) in ahead.chain(back) {
        let line = LINES[line].replace("DATE", date);
        World::third_week().run(&line).exits(0);
    }
}

#[test]
fn a_date_that_is_none_is_refused_with_a_way_out() {
    let world = World::third_week();
    for date in ["someday", "'30 feb'", "5/12", "'mon 8 dec'", "+3m", "3.13"] {
        lines(date).for_each(|line| {
            let ran = world.refuses(&line, 2);
            assert!(!ran.hints().is_empty(), "{ran}");
        });
    }
}

#[test]
fn what_is_wrong_with_a_date_is_said_with_examples_of_the_day() {
    assert_snapshot!(World::third_week().session(&[
        "due A4 --on someday",
        "done A4 --on someday",
        "init Fabrikam --started someday",
        "due A4 --on 5/12",
        "due A4 --on=5/12",
        "due A4 --on '30 feb'",
        "due A4 --on 'mon 8 dec 2026'",
        "init Fabrikam --started start+3d",
        "portfolio --as-of start+3d",
        "log --since 5/12",
        "log --since someday",
        "portfolio --as-of someday",
    ]));
}

#[test]
fn a_date_of_several_words_is_put_in_quotes() {
    let world = World::third_week();
    for (line, right) in [
        ("due A4 --on 15 dec", "ticklist due A4 --on \"15 dec\""),
        ("due --on in 2 weeks A4", "ticklist due --on \"in 2 weeks\" A4"),
        ("done A4 --on 3 days ago --by lee", "ticklist done A4 --on \"3 days ago\" --by lee"),
        ("list --due end of month", "ticklist list --due \"end of month\""),
        ("log --since last monday", "ticklist log --since \"last monday\""),
        ("changes --since 2 weeks ago", "ticklist changes --since \"2 weeks ago\""),
        ("checkpoint Two --next 15 dec", "ticklist checkpoint Two --next \"15 dec\""),
    ] {
        let ran = World::third_week().run(line);
        assert!(ran.code == 1 || ran.code == 2, "{ran}");
        assert_eq!(ran.hints(), [right], "{ran}");
        world.run(right).exits(0);
        world.run("undo");
    }
}

#[test]
fn without_a_record_there_is_no_start_to_count_from() {
    let world = World::new();
    world.refuses("due A4 --on start+3d", 1);
}
