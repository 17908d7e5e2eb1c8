//! `ticklist due`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn due_says_the_date_that_was_understood() {
    assert_snapshot!(World::contoso().session(&[
        "due assess --on friday",
        "due A3 A4 --on 2026-12-01",
        "due A3 --none",
        "due A4 --on 2026-12-01",
        "list assess",
    ]));
}

#[test]
fn due_dates_look_forward_from_a_monday() {
    let table = [
        ("2026-12-05", "2026-12-05"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("+3d", "2026-11-26"),
        ("+2w", "2026-12-07"),
        ("'next tue'", "2026-12-01"),
        ("'in 3 days'", "2026-11-26"),
        ("'5 dec'", "2026-12-05"),
        ("'5 jan'", "2027-01-05"),
        ("5.12.", "2026-12-05"),
        ("'end of month'", "2026-11-30"),
        ("+5wd", "2026-11-30"),
        ("start+10d", "2026-12-03"),
        ("'start + 5wd'", "2026-11-30"),
        ("'next week'", "2026-12-04"),
        ("'in two weeks'", "2026-12-07"),
        ("2w", "2026-12-07"),
        ("'end of november'", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("'next month'", "2026-12-31"),
        ("'week 48'", "2026-11-27"),
        ("'KW 49'", "2026-12-04"),
        ("30.11", "2026-11-30"),
        ("'5. Dezember'", "2026-12-05"),
        ("Freitag", "2026-11-27"),
    ];
    table.into_iter().for_each(understood);
}

/// On Monday 23 November, the date means the day.
fn understood((date, day): (&str, &str)) {
    let world = World::contoso();
    world.run(&format!("due A3 --on {date}")).exits(0);
    assert_eq!(world.run("show A3 --json").json()["items"][0]["due"], day, "{date}");
}

/// Catches: a date that few people mean, recorded without a word.
#[test]
fn what_is_in_the_past_or_earlier_than_it_was_is_said() {
    assert_snapshot!(World::third_week().session(&[
        "due A3 A6 --on yesterday",
        "due A5 assess --on +1d",
        "due A5 --on 2026-12-08",
        "add assess Meet --due -3d",
        "checkpoint --next yesterday",
    ]));
}

#[test]
fn the_date_that_a_shift_comes_to_is_one_to_paste() {
    let world = World::third_week();
    let ran = world.run("due A5 --on 2d").exits(0);
    assert!(ran.stdout.contains("A5 is 1 day earlier now"), "{ran}");
    let line = ran.stdout.lines().find(|line| line.starts_with("ticklist due A5")).or_else(|| {
        let (_, line) = ran.stdout.split_once(":  ")?;
        line.lines().next()
    });
    assert_eq!(line, Some("ticklist due A5 --on 2026-12-13"), "{ran}");
    for line in ["due A5 --on +30d", "due A5 --on 2026-12-15", "due A6 --on +1d"] {
        let ran = world.run(line).exits(0);
        assert!(!ran.stdout.contains('!'), "{ran}");
    }
}

#[test]
fn an_item_without_a_date_has_its_phase_s() {
    let world = World::contoso();
    world.run("due assess --on 2026-12-04").exits(0);
    world.run("due A3 --on 2026-12-01").exits(0);
    let list = world.run("list assess --all --json").json();
    for item in list["items"].as_array().expect("items") {
        let own = item["id"] == "A3";
        assert_eq!(item["due"], if own { "2026-12-01" } else { "2026-12-04" }, "{item}");
        assert_eq!(item["due_by_phase"], !own, "{item}");
    }
}

#[test]
fn a_range_leaves_alone_what_is_out_of_scope() {
    let world = World::contoso();
    let ran = world.run("due A1..A3 --on friday").exits(0);
    assert!(ran.stdout.contains("A2 (optional, not taken up)"), "{ran}");
    let list = world.run("list assess --all --due friday --json").json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_already_so_is_not_recorded() {
    let world = World::third_week();
    let before = world.files();
    for line in ["due A5 --on 2026-12-11", "due assess --on 2026-12-04", "due A4 --none"] {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.contains("Already so"), "{ran}");
    }
    assert!(before == world.files());
}

#[test]
fn due_without_a_date_or_with_none_that_can_be_read_is_refused() {
    let world = World::third_week();
    for (line, hint) in [
        ("due A3 friday", "ticklist due A3 --on friday"),
        ("due A3 A4 +2w", "ticklist due A3 A4 --on +2w"),
        ("due A3", "ticklist due A3 --on DATE"),
        ("due A3 2026-12-24 ", "ticklist due A3 --on 2026-12-24"),
        ("due A3 A4 next tue", "ticklist due A3 A4 --on \"next tue\""),
        ("due A3 in 10 working days", "ticklist due A3 --on \"in 10 working days\""),
    ] {
        assert_eq!(world.refuses(line, 2).hints(), [hint]);
    }
    for (line, code) in [
        ("due A3 --on someday", 2),
        ("due A3 --on 2026-02-30", 2),
        ("due A3 --on friday --none", 2),
        ("due --on friday", 2),
        ("due A3 A99 --on friday", 1),
        ("due nonsense --on friday", 1),
    ] {
        world.refuses(line, code);
    }
}
