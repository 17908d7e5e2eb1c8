//! `set`: what counts for the engagement as a whole.

use insta::assert_snapshot;

use crate::world::{RECORD, World};

/// Contoso, begun in Berlin.
fn in_berlin() -> World {
    let world = World::new();
    world.command("init Contoso").env("TZ", "Europe/Berlin").run().exits(0);
    world
}

#[test]
fn init_records_the_zone_of_the_place_and_no_bare_undo_takes_it_back() {
    let world = World::new();
    let begun = world.command("init Contoso").env("TZ", ":Europe/Berlin").run().exits(0);
    assert!(begun.stdout.contains("Days are counted in Europe/Berlin"), "{begun}");
    let [first] = &world.journal(RECORD)[..] else { panic!("one entry") };
    assert!(first.ends_with(r#""by":"dana","engagement":{"zone":"Europe/Berlin"}}"#), "{first}");
    world.refuses("undo", 1);
    world.run("done A1").exits(0);
    world.run("undo").exits(0);
    world.refuses("undo", 1);
    let id = first.split('"').nth(3).expect("an id");
    let ran = world.run(&format!("undo {id}")).exits(0);
    assert!(ran.stdout.contains("Europe/Berlin → none"), "{ran}");
}

#[test]
fn a_record_that_nobody_touches_is_quiet_after_ten_days() {
    let world = in_berlin();
    world.later(11);
    let ran = world.run("status").exits(0);
    assert!(ran.stdout.contains("AMBER"), "{ran}");
}

#[test]
fn reports_are_the_same_bytes_under_any_zone_of_the_reader() {
    let world = in_berlin();
    world.at("2027-03-27T22:30:00Z");
    world.run("due assess --on tomorrow").exits(0);
    world.at("2027-03-28T00:30:00Z");
    world.run("done I1").exits(0);
    world.at("2027-03-28T22:30:00Z");
    world.run("block A5 -m Licences").exits(0);
    for line in [
        "status",
        "log",
        "agenda --as-of yesterday",
        "changes --since start",
        "list --json",
        "log --since \"2027-03-28 02:30\"",
        "snapshot --by dana",
        "set",
        "chart -O svg",
        "status --as-of 2027-03-28T23:30",
    ] {
        let told = |zone: &str| {
            world.at("2027-03-28T22:40:00Z");
            world.command(line).env("TZ", zone).run().exits(0).stdout
        };
        let here = told("Europe/Berlin");
        for zone in ["UTC", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "<+03>-3"] {
            assert_eq!(told(zone), here, "{line} in {zone}");
        }
    }
    let since = world.run("log --since \"2027-03-28 02:30\"");
    assert!(since.stdout.contains("blocked") && !since.stdout.contains("I1"), "{since}");
}

#[test]
fn days_are_typed_as_they_are_counted() {
    let world = World::new();
    world.at("2026-11-23T11:30:00Z");
    world.command("init Contoso").env("TZ", "Pacific/Auckland").run().exits(0);
    let ran = world.run("due A1 --on tomorrow").exits(0);
    assert!(ran.stdout.contains("Wed 25 Nov 2026"), "{ran}");
    world.run("done A1 --on today").exits(0);
    assert!(world.run("list --all --due 2026-11-25").stdout.contains("A1"));
}

#[test]
fn a_zone_is_set_and_listed_and_one_that_is_unknown_is_refused() {
    let world = World::contoso();
    assert_eq!(world.refuses("set zone berlin", 1).hints(), ["ticklist set zone Europe/Berlin"]);
    let ran = world.run("set zone europe/berlin -m \"Their office\"").exits(0);
    assert_snapshot!(ran, @r###"
    $ ticklist set zone europe/berlin -m "Their office"
    Contoso
    ·  zone    none → Europe/Berlin
      “Their office”
    Undo: ticklist undo
    [exit 0]
    "###);
    assert_snapshot!(world.run("set"), @r###"
    $ ticklist set
    Contoso · settings                                          Mon 23 Nov 2026
    SETTING   VALUE                                      BY    SET
    customer  Contoso                                    -     -
    title     EMS onboarding, customer responsibilities  -     -
    zone      Europe/Berlin                              dana  Mon 23 Nov 10:02
    holidays  none                                       -     -
    To set one:  ticklist set zone Europe/Berlin
    [exit 0]
    "###);
    world.refuses("set zone Nowhere/Atall", 1);
    world.refuses("set customer --none", 1);
    world.refuses("set zone", 2);
    world.run("set zone Europe/Berlin").exits(0);
    assert_eq!(world.journal(RECORD).len(), 1, "what is so already is not recorded again");
}

#[test]
fn a_zone_that_this_version_does_not_know_is_warned_of() {
    let world = World::contoso();
    world.append(RECORD, "- {at: 2026-11-23, by: lee, engagement: {zone: Mars/Olympus}}\n");
    let ran = world.run("status").exits(0);
    assert!(ran.stderr.contains("no time zone is called `Mars/Olympus`"), "{ran}");
}

#[test]
fn holidays_that_can_t_be_read_are_warned_of_wherever_they_count() {
    let world = World::contoso();
    world.append(RECORD, "- {at: 2026-11-23, by: lee, engagement: {holidays: Christmas}}\n");
    for line in ["status", "due A1 --on +5wd", "portfolio"] {
        let ran = world.run(line).exits(0);
        assert!(ran.stderr.contains("`Christmas` is no date with its year"), "{ran}");
    }
}

#[test]
fn two_who_set_different_zones_are_in_conflict_until_it_is_set_again() {
    let world = World::contoso();
    world.write("copy.yaml", world.bytes(RECORD));
    world.run("set zone Europe/Berlin").exits(0);
    world.command("set zone Asia/Kolkata -f ./copy.yaml").by("lee").run().exits(0);
    world.run("merge copy.yaml").exits(0);
    let listed = world.run("set").exits(0);
    assert!(listed.stdout.contains("≠ in conflict: Asia/Kolkata (lee"), "{listed}");
    let agenda = world.run("agenda").exits(0);
    assert!(agenda.stdout.contains("set zone -- Asia/Kolkata"), "{agenda}");
    world.run("set zone -- Asia/Kolkata").exits(0);
    assert!(!world.run("set").stdout.contains('≠'));
    assert!(!world.run("status").stdout.contains("conflict"));
}

#[test]
fn another_customer_is_shown_everywhere_and_the_head_stays() {
    let world = World::contoso();
    let head = world.read(RECORD);
    world.run("set customer \"Contoso Ltd\"").exits(0);
    world.run("set title Migration").exits(0);
    assert!(world.read(RECORD).starts_with(&head));
    for line in ["status", "portfolio", "snapshot", "done A1", "set"] {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.contains("Contoso Ltd"), "{ran}");
    }
    assert!(world.run("status").stdout.contains("Contoso Ltd · Migration"));
    world.run("list -o .").exits(0);
    assert!(world.path("contoso-ltd-2026-11-23.md").exists());
    let changed = world.run("changes").stdout;
    assert!(changed.contains("Contoso → Contoso Ltd"), "{changed}");
}

#[test]
fn holidays_are_no_working_days_wherever_those_are_counted() {
    let world = World::contoso();
    let ran = world.run("set holidays \"2026-12-24..2026-12-26, 2027-01-01\"").exits(0);
    assert!(ran.stdout.contains("none → 2026-12-24..2026-12-26, 2027-01-01"), "{ran}");
    world.at("2026-12-22T09:00:00Z");
    let due = world.run("due A1 --on +5wd").exits(0);
    assert!(due.stdout.contains("Thu 31 Dec 2026"), "{due}");
    let shifted = world.run("due A1 --shift +1wd").exits(0);
    assert!(shifted.stdout.contains("Mon 4 Jan 2027"), "{shifted}");
    world.refuses("set holidays \"24 dec\"", 1);
    world.run("set holidays --none").exits(0);
    let due = world.run("due A1 --on +5wd").exits(0);
    assert!(due.stdout.contains("Tue 29 Dec 2026"), "{due}");
}

#[test]
fn the_row_of_each_customer_is_counted_where_its_record_is() {
    let world = World::new();
    world.at("2026-11-23T08:00:00Z");
    for (name, zone) in [("East", "Pacific/Auckland"), ("West", "America/Los_Angeles")] {
        world.command(&format!("init {name}")).env("TZ", zone).run().exits(0);
        world.run(&format!("due A1 --on 2026-11-24 -f {name}")).exits(0);
    }
    let overdue = |line: &str| {
        let rows = world.run(&format!("{line} --sort customer --json")).exits(0).json();
        [0, 1].map(|row| rows["customers"][row]["overdue"].as_u64().expect("a number"))
    };
    world.at("2026-11-24T12:00:00Z");
    assert_eq!(overdue("portfolio"), [1, 0], "it is the 25th in the East, the 24th in the West");
    world.at("2026-12-01T12:00:00Z");
    assert_eq!(overdue("portfolio --as-of 2026-11-24"), [0, 0]);
    assert_eq!(overdue("portfolio --as-of 2026-11-25"), [1, 1]);
    world.run("checkpoint \"Week 1\" --next 2026-12-01 -f west").exits(0);
    world.at("2026-12-02T06:00:00Z");
    let told = world.run("portfolio").exits(0).stdout;
    assert!(!told.contains("Checkpoint was due"), "it is still the 1st in the West: {told}");
}

/// Christmas as a calendar has it, the end day not among them.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n\
    DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\r\n\
    RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_plan_in_working_days_leaves_out_the_holidays_of_a_calendar_file() {
    let world = World::new();
    world.write("holidays.ics", CALENDAR);
    let checklist = "phases:\n- {name: Plan, days: 3wd, items: [Meet]}\n\
                     - {name: Do, days: 2, items: [Work]}\n";
    world.write("mine.yaml", checklist);
    world.run("check mine.yaml").exits(0);
    let ran = world
        .run("init Contoso --checklist ./mine.yaml --started 2026-12-22 --holidays holidays.ics");
    assert!(ran.stdout.contains("Tue 29 Dec 2026"), "{ran}");
    assert!(ran.stdout.contains("Thu 31 Dec 2026"), "{ran}");
    assert!(ran.stdout.contains("3 working days"), "{ran}");
    assert!(world.read(RECORD).contains("2026-12-24..2026-12-26, 2027-12-24..2027-12-26"));
    assert!(world.read(RECORD).contains("days: 3wd"));
    world.run("check").exits(0);
    world.write("rule.ics", CALENDAR.replace("=YEARLY", "=YEARLY;BYDAY=4TH"));
    let ran = world.run("set holidays rule.ics").exits(0);
    assert!(ran.stderr.contains("is read once: Christmas"), "{ran}");
    world.write("none.ics", "no calendar");
    world.refuses("set holidays none.ics", 1);
}
