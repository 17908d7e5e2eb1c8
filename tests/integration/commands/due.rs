//! `ticklist due`

use std::collections::BTreeMap;

use chrono::TimeDelta;
use insta::assert_snapshot;
use ticklist::domain::time::parse_day;

use crate::world::{RECORD, World};

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

/// The date of each item, its own or its phase's.
fn due_dates(world: &World) -> BTreeMap<String, String> {
    let list = world.run("list --all --json").json();
    let items = list["items"].as_array().expect("items").iter();
    let dated = items.filter_map(|item| Some((item["id"].as_str()?, item["due"].as_str()?)));
    dated.map(|(id, due)| (id.to_owned(), due.to_owned())).collect()
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
fn where_a_date_is_earlier_than_it_was_the_shift_that_was_meant_is_named() {
    let world = World::third_week();
    let ran = world.run("due A5 --on 2d -m 'More to do'").exits(0);
    assert!(ran.stdout.contains("A5 is earlier now: +2d counts from today"), "{ran}");
    assert!(ran.stdout.contains("ticklist due A5 --shift +2d\n"), "{ran}");
    world.run("undo").exits(0);
    world.run("due A5 --shift +2d").exits(0);
    assert_eq!(due_dates(&world)["A5"], "2026-12-13");
    for line in [
        "due A5 --on 2026-12-12 -m '2 weeks'",
        "due A5 --on +30d",
        "due A5 --on 2026-12-15",
        "due A6 --on +1d",
    ] {
        let ran = world.run(line).exits(0);
        assert!(!ran.stdout.contains('!'), "{ran}");
    }
}

/// Catches: a plan that can only be moved date by date.
#[test]
fn a_shift_moves_what_is_open_and_keeps_distances() {
    assert_snapshot!(World::third_week().session(&[
        "due --shift +1w -m 'Waiting for hardware'",
        "changes --since today",
        "undo",
        "due assess A3..A5 --shift +5wd",
        "due A6 A3 --shift -3d",
        "due initiate --shift 1w",
    ]));
}

#[test]
fn one_shift_is_one_entry_and_one_undo() {
    let world = World::third_week();
    let before = due_dates(&world);
    world.run("due --shift +1w").exits(0);
    assert_ne!(due_dates(&world), before);
    world.run("undo").exits(0);
    assert_eq!(due_dates(&world), before);
}

#[test]
fn a_shift_into_the_past_says_how_many_dates_and_which() {
    let ran = World::third_week().run("due assess A5 remediate --shift -2w").exits(0);
    let said = "! In the past, 3 dates: assess, Fri 20 Nov; remediate, Thu 26 Nov; A5, Fri 27 Nov";
    assert!(ran.stdout.contains(said), "{ran}");
}

/// Catches: two dates between which nobody has decided, and of which a shift hides one.
#[test]
fn a_shift_leaves_alone_what_is_in_conflict() {
    let world = World::third_week();
    let line = |id: &str, day: &str| {
        let at = "at: 2026-12-08T08:00:00Z, by: lee";
        format!("- {{id: {id}, {at}, set: {{A5: {{due: [2026-12-11, {day}]}}}}}}\n")
    };
    let record =
        world.read("plain.ticklist.yaml") + &line("c1", "2026-12-14") + &line("c2", "2026-12-15");
    world.write("plain.ticklist.yaml", record);
    let ran = world.run("due --shift +1w").exits(0);
    assert!(ran.stdout.contains("Left alone: A5 (in conflict)"), "{ran}");
    let show = world.run("show A5 --json").json();
    assert_eq!(show["items"][0]["in_conflict"].as_array().map(Vec::len), Some(1), "{show}");
}

#[test]
fn a_shift_that_can_t_be_is_refused() {
    let world = World::third_week();
    for (line, code) in [
        ("due --shift friday", 2),
        ("due A5 --shift tomorrow", 2),
        ("due A5 --shift +1w --on friday", 2),
        ("due A5 --shift +1w --none", 2),
        ("due --shift +9999999d", 1),
        ("due A99 --shift +1w", 1),
        ("due A5 --shift +1w -m ''", 1),
    ] {
        world.refuses(line, code);
    }
    let none = World::contoso();
    let ran = none.run("due --shift +1w").exits(0);
    assert!(ran.stdout.contains("No open date is there to move"), "{ran}");
}

/// Catches: an owner, a date or an item that nobody can tell the reason of.
#[test]
fn the_reason_of_a_plan_is_told_behind_it() {
    let world = World::third_week();
    for line in [
        "due A5 --on 2026-12-18 -m 'Waiting for hardware'",
        "assign A6 --to Lee -m 'Dana is away'",
        "add remediate 'Upgrade the farm' -m 'Found in the assessment'",
        "due remediate --shift +1w -m 'Between us' --internal",
    ] {
        world.run(line).exits(0);
    }
    for report in ["changes", "log", "snapshot", "show A5 A6"] {
        let ran = world.run(report).exits(0);
        for reason in ["Waiting for hardware", "Dana is away", "Found in the assessment"] {
            let is_told = report != "show A5 A6" || !reason.starts_with("Found");
            assert_eq!(ran.stdout.contains(reason), is_told, "{report}: {ran}");
        }
        assert!(!ran.stdout.contains("Between us"), "{ran}");
    }
    let ran = world.run("due A5 --on 2026-12-18 -m 'As agreed'").exits(0);
    assert!(ran.stdout.contains("ticklist note A5 -m \"As agreed\""), "{ran}");
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

/// Catches: dates that drift apart, a first date that is lost, and a journal that can't be read
/// after a year.
#[test]
fn a_year_of_weekly_re_planning_keeps_every_distance() {
    let world = World::contoso();
    for plan in ["assess --on 2026-12-04", "A5 --on 2026-12-09", "E3 E4 --on 2027-01-08"] {
        world.run(&format!("due {plan}")).exits(0);
    }
    let due = |id: &str| {
        let item = world.run(&format!("show {id} --json")).exits(0).json()["items"][0].clone();
        parse_day(item["due"].as_str().expect("a day")).expect("a day")
    };
    let open = ["A5", "A6", "E3", "E4"];
    let (before, promised) = (open.map(due), world.journal(RECORD));
    let mut moved = 0;
    for week in 0..52 {
        let days = [7, 3, -2, 14, 1][week % 5];
        moved += days;
        world.later(7);
        world.run(&format!("due --shift {days:+}d -m 'As of week {week}'")).exits(0);
        world.run(["done A3", "reopen A3"][week % 2]).exits(0);
    }
    assert_eq!(open.map(due), before.map(|day| day + TimeDelta::days(moved)));
    let journal = world.journal(RECORD);
    assert_eq!(journal[..promised.len()], promised, "the first dates are where they were");
    assert_eq!(journal.len(), promised.len() + 2 * 52);
    world.run("check").exits(0);
    assert!(world.run("show A5").exits(0).stdout.contains("As of week 51"));
}

#[test]
fn a_shift_of_all_that_is_open_moves_matters_too() {
    let world = World::contoso();
    for line in [
        "due assess --on 2026-12-18",
        "action 'Send the plan' --due 2026-12-18",
        "decision 'Hybrid?' --due 2026-12-04 --outcome yes",
        "due --shift +1w",
    ] {
        world.run(line).exits(0);
    }
    let raid = world.run("raid --all --json").exits(0).json();
    let due = |kind: &str| raid[kind].as_array().expect("matters")[0]["due"].to_string();
    assert_eq!(due("actions"), "\"2026-12-25\"");
    assert_eq!(due("decisions"), "\"2026-12-04\"");
}
