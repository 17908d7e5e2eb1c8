//! `ticklist plan`

use insta::assert_snapshot;
use roxmltree::Document;

use crate::world::World;

/// Contoso in its third week, replanned: Assess moved by a week, Enable brought forward, and an
/// item given a date of its own.
fn replanned() -> World {
    let world = World::third_week();
    world.run("due assess --on 2026-12-11 -m \"Licences came late\"").exits(0);
    world.run("due enable --on 2027-01-08").exits(0);
    world.run("due E3 --on 2027-01-06").exits(0);
    world
}

#[test]
fn the_plan_shows_what_was_planned_what_is_and_how_far_both_are_apart() {
    assert_snapshot!(replanned().run("plan"), @"
    $ ticklist plan
    Contoso · plan                                Tue 8 Dec 2026
    Baseline: the first date that each was given

                                       done/
    PHASE      BASELINE  DUE     SLIP  scope  FORECAST  HEALTH
    General    29 Jan    29 Jan    0d   1/10  28 Jan    GREEN
    Initiate   27 Nov    27 Nov    0d    2/2  -         FINISHED
    Assess     4 Dec     11 Dec    7d    3/6  24 Dec    AMBER
    Remediate  10 Dec    10 Dec    0d    0/1  29 Dec    AMBER
    Enable     15 Jan    8 Jan    -7d    0/6  28 Jan    AMBER
    All        15 Jan    8 Jan    -7d   6/25  28 Jan    AMBER

              │          a          b
    General   │████████░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
    Initiate  │██████    ┊        │ ┊
    Assess    │      █████████░░░░│░░░░•••••••••••••••••
              │      ─────────    │ ┊
    Remediate │      ░░░░░░░░░░░░░│░░░•••••••••••••••••••••••••
              │          ┊    ────│───
    Enable    │          ┊        │ ┊  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░••••••••••••••••••••••••••
              │          ┊        │ ┊ ───────────────────────────────────────────────
              └─────────────────────────────────────────────────────────────────────────────────────────
               23 Nov            7 Dec             21 Dec             4 Jan             18 Jan
    █ done   ░ to do   ─ baseline   • at the recent pace   │ today, Tue 8 Dec   a Week 1 Tue 1 Dec   b
    next checkpoint Wed 9 Dec

    The plan ends on Fri 8 Jan 2027, 7 days earlier than the baseline; at the recent pace, 6 items in 16
    days, all will be done on Thu 28 Jan 2027, 20 days after that.
    [exit 0]
    ");
}

#[test]
fn the_plan_fits_a_narrow_terminal_and_cuts_nothing_in_silence() {
    assert_snapshot!(replanned().command("plan --items").env("COLUMNS", "60").run(), @"
    $ ticklist plan --items
    Contoso · plan                                Tue 8 Dec 2026
    Baseline: the first date that each was given

                                                   HEALTH,
    ID  PHASE, ITEM           DUE    SLIP FORECAST STATUS
        General               29 Jan   0d 28 Jan   GREEN
        baseline: 29 Jan, done/scope: 1/10
    G14 Set up on-premises    11 Dec   0d          ◐ in-progress
        multi-factor
        authentication
        baseline: 11 Dec
        Initiate              27 Nov   0d -        FINISHED
        baseline: 27 Nov, done/scope: 2/2
        Assess                11 Dec   7d 24 Dec   AMBER
        baseline: 4 Dec, done/scope: 3/6
    A5  Join the meetings on  11 Dec   0d          ■ blocked 8d
        configuring the
        online services
        baseline: 11 Dec
        Remediate             10 Dec   0d 29 Dec   AMBER
        baseline: 10 Dec, done/scope: 0/1
        Enable                8 Jan   -7d 28 Jan   AMBER
        baseline: 15 Jan, done/scope: 0/6
    E3  Configure the network 6 Jan    0d          ○ not-started
        as Microsoft advises
        baseline: 6 Jan
        All                   8 Jan   -7d 28 Jan   AMBER
        baseline: 15 Jan, done/scope: 6/25

              │     a     b
    General   │████░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
      G14     │░░░░░░░░░░│░░
    Initiate  │███  ┊    │┊
    Assess    │   █████░░│░░••••••••••
              │   ─────  │┊
      A5      │   ░░░░░░░│░░
    Remediate │   ░░░░░░░│░░•••••••••••••
              │     ┊  ──│──
    Enable    │     ┊    │┊ ░░░░░░░░░░░░░░░░░░░░•••••••••••••••
              │     ┊    │┊──────────────────────────
      E3      │     ┊    │┊ ░░░░░░░░░░░░░░░░░░░
              │     ┊    │┊────────────────────
              └─────────────────────────────────────────────────
               23 Nov         14 Dec         4 Jan        25 Jan
    █ done   ░ to do   ─ baseline   • at the recent pace   │
    today, Tue 8 Dec   a Week 1 Tue 1 Dec   b next checkpoint
    Wed 9 Dec

    The plan ends on Fri 8 Jan 2027, 7 days earlier than the
    baseline; at the recent pace, 6 items in 16 days, all will
    be done on Thu 28 Jan 2027, 20 days after that.
    [exit 0]
    ");
}

#[test]
fn the_plan_fits_a_wide_terminal() {
    assert_snapshot!(replanned().command("plan").env("COLUMNS", "160").run(), @"
    $ ticklist plan
    Contoso · plan                                Tue 8 Dec 2026
    Baseline: the first date that each was given

                                       done/
    PHASE      BASELINE  DUE     SLIP  scope  FORECAST  HEALTH
    General    29 Jan    29 Jan    0d   1/10  28 Jan    GREEN
    Initiate   27 Nov    27 Nov    0d    2/2  -         FINISHED
    Assess     4 Dec     11 Dec    7d    3/6  24 Dec    AMBER
    Remediate  10 Dec    10 Dec    0d    0/1  29 Dec    AMBER
    Enable     15 Jan    8 Jan    -7d    0/6  28 Jan    AMBER
    All        15 Jan    8 Jan    -7d   6/25  28 Jan    AMBER

              │             a            b
    General   │███████████░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
    Initiate  │███████      ┊          │ ┊
    Assess    │        ███████████░░░░░│░░░░░•••••••••••••••••••••
              │        ──────────      │ ┊
    Remediate │        ░░░░░░░░░░░░░░░░│░░░•••••••••••••••••••••••••••••••
              │             ┊     ─────│───
    Enable    │             ┊          │ ┊   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░•••••••••••••••••••••••••••••••••
              │             ┊          │ ┊  ──────────────────────────────────────────────────────────
              └──────────────────────────────────────────────────────────────────────────────────────────────────────────────
               23 Nov                7 Dec                  21 Dec                 4 Jan                  18 Jan
    █ done   ░ to do   ─ baseline   • at the recent pace   │ today, Tue 8 Dec   a Week 1 Tue 1 Dec   b next checkpoint Wed 9
    Dec

    The plan ends on Fri 8 Jan 2027, 7 days earlier than the baseline; at the recent pace, 6 items in 16 days, all will be done on Thu 28 Jan 2027, 20 days after
    that.
    [exit 0]
    ");
}

#[test]
fn the_plan_is_plain_ascii_where_the_locale_is() {
    let ran = replanned().command("plan --items").env("LC_ALL", "C").run();
    assert!(ran.stdout.is_ascii(), "{ran}");
    assert_snapshot!(ran, @"
    $ ticklist plan --items
    Contoso - plan                                                                        Tue 8 Dec 2026
    Baseline: the first date that each was given

                                                                          done/            HEALTH,
    ID   PHASE, ITEM                              BASELINE  DUE     SLIP  scope  FORECAST  STATUS
         General                                  29 Jan    29 Jan    0d   1/10  28 Jan    GREEN
    G14  Set up on-premises multi-factor          11 Dec    11 Dec    0d                   ~ in-progress
         authentication
         Initiate                                 27 Nov    27 Nov    0d    2/2  -         FINISHED
         Assess                                   4 Dec     11 Dec    7d    3/6  24 Dec    AMBER
    A5   Join the meetings on configuring the     11 Dec    11 Dec    0d                   # blocked 8d
         online services
         Remediate                                10 Dec    10 Dec    0d    0/1  29 Dec    AMBER
         Enable                                   15 Jan    8 Jan    -7d    0/6  28 Jan    AMBER
    E3   Configure the network as Microsoft       6 Jan     6 Jan     0d                   . not-started
         advises
         All                                      15 Jan    8 Jan    -7d   6/25  28 Jan    AMBER

              |          a          b
    General   |########...........|.....................................................................
      G14     |...................|....
    Initiate  |######    :        | :
    Assess    |      #########....|....*****************
              |      ---------    | :
      A5      |      .............|....
    Remediate |      .............|...*************************
              |          :    ----|---
    Enable    |          :        | :  .....................................**************************
              |          :        | : -----------------------------------------------
      E3      |          :        | :  ..................................
              |          :        | : -----------------------------------
              +-----------------------------------------------------------------------------------------
               23 Nov            7 Dec             21 Dec             4 Jan             18 Jan
    # done   . to do   - baseline   * at the recent pace   | today, Tue 8 Dec   a Week 1 Tue 1 Dec   b
    next checkpoint Wed 9 Dec

    The plan ends on Fri 8 Jan 2027, 7 days earlier than the baseline; at the recent pace, 6 items in 16
    days, all will be done on Thu 28 Jan 2027, 20 days after that.
    [exit 0]
    ");
}

#[test]
fn names_in_other_scripts_stay_in_their_columns() {
    let world = World::new();
    let list = "title: 導入\nphases:\n- name: 準備\n  items: [会議に出る]\n- name: Go-live preparation \
                and everything after it\n  items: [切り替える]\n";
    world.write("list.yaml", list);
    world.run("init 顧客 --checklist list.yaml --started 2026-11-23").exits(0);
    world.run("due 準備 --on 2026-12-18").exits(0);
    world.run("due go-live-preparation-and-everything-after-it --on 2027-01-15").exits(0);
    assert_snapshot!(world.command("plan").env("COLUMNS", "60").run(), @"
    $ ticklist plan
    顧客 · plan                                  Mon 23 Nov 2026
    Baseline: the first date that each was given


    PHASE                   BASELINE DUE    SLIP FORECAST HEALTH
    準備                    18 Dec   18 Dec   0d -        GREEN
    done/scope: 0/1
    Go-live preparation and 15 Jan   15 Jan   0d -        GREEN
    everything after it
    done/scope: 0/1
    All                     15 Jan   15 Jan   0d -        GREEN
    done/scope: 0/2

                         │
    準備                 ││░░░░░░░░░░░░░░░░░
    Go-live preparation… ││                 ░░░░░░░░░░░░░░░░░░░░
                         └──────────────────────────────────────
                          23 Nov        14 Dec         4 Jan
    █ done   ░ to do   │ today, Mon 23 Nov

    The plan ends on Fri 15 Jan 2027, as in the baseline; no
    forecast in the first two weeks.
    [exit 0]
    ");
}

#[test]
fn the_baseline_is_the_first_date_that_stands_or_that_of_then() {
    let world = World::third_week();
    let of = |line: &str| {
        let json = world.run(&format!("{line} --json")).exits(0).json();
        let assess = &json["phases"][2];
        assert_eq!(assess["id"], "assess");
        ["baseline_due", "due", "slip_days"].map(|key| assess[key].to_string())
    };
    let first = "\"2026-12-04\"";
    assert_eq!(of("plan"), [first, first, "0"]);
    world.run("due assess --on 2026-12-14").exits(0);
    world.run("due assess --on 2026-12-18").exits(0);
    assert_eq!(of("plan"), [first, "\"2026-12-18\"", "14"]);
    assert_eq!(of("plan --baseline last"), [first, "\"2026-12-18\"", "14"]);
    world.run("undo").exits(0);
    assert_eq!(of("plan"), [first, "\"2026-12-14\"", "10"]);
    world.run("checkpoint Replanned").exits(0);
    world.later(1);
    world.run("due assess --on 2026-12-12").exits(0);
    assert_eq!(of("plan --baseline Replanned"), ["\"2026-12-14\"", "\"2026-12-12\"", "-2"]);
    assert_eq!(of("plan --baseline today"), ["\"2026-12-12\"", "\"2026-12-12\"", "0"]);
    world.run("due assess --none").exits(0);
    assert_eq!(of("plan"), [first, "null", "null"]);
    world.refuses("plan --baseline tomorrow", 2);
    world.refuses("plan --baseline 2026-12-09 --as-of 2026-12-01", 2);
}

/// Catches: a first date that was taken back, and that counts as the baseline.
#[test]
fn a_date_that_was_taken_back_never_was() {
    let world = World::third_week();
    world.run("due E3 --on 2027-01-06").exits(0);
    world.run("undo").exits(0);
    world.run("due E3 --on 2027-01-08").exits(0);
    let item = &world.run("plan --items --json").exits(0).json()["phases"][4]["dated_items"][0];
    assert_eq!((&item["id"], &item["slip_days"]), (&"E3".into(), &0.into()), "{item}");
}

#[test]
fn a_plan_without_dates_says_how_to_set_one() {
    let world = World::new();
    world.write("list.yaml", "title: Any\nphases:\n- name: Only\n  items: [Do it]\n");
    world.run("init Fabrikam --checklist list.yaml").exits(0);
    assert_snapshot!(world.run("plan"), @"
    $ ticklist plan
    Fabrikam · plan                     Mon 23 Nov 2026
    Baseline: the first date that each was given

                                done/
    PHASE  BASELINE  DUE  SLIP  scope  FORECAST  HEALTH
    Only   -         -       -    0/1  -         GREEN
    All    -         -       -    0/1  -         GREEN

    No phase has a date. Set one:  ticklist due PHASE --on DATE
    [exit 0]
    ");
    let refused = world.refuses("plan -o plan.svg", 1);
    assert!(refused.stderr.contains("nothing to draw"), "{refused}");
}

#[test]
fn the_drawing_of_a_plan_is_its_timeline() {
    let world = replanned();
    world.run("plan --items -o plan.svg").exits(0);
    let text = world.read("plan.svg");
    let drawing = Document::parse(&text).expect("XML");
    let words = drawing.descendants().filter(|node| node.has_tag_name("text"));
    let words = words.map(|node| node.descendants().filter_map(|part| part.text()).collect());
    let words: Vec<String> = words.collect();
    for word in ["Contoso: plan, Tue 8 Dec 2026", "Assess", "E3", "today 8 Dec", "baseline"] {
        assert!(words.iter().any(|one| one.contains(word)), "{word} in {words:?}");
    }
    let told = drawing.descendants().find(|node| node.has_tag_name("desc"));
    let told = told.and_then(|node| node.text()).unwrap_or_default();
    assert!(told.contains("Assess: Sat 28 Nov to Fri 11 Dec, 7 days later"), "{told}");
    let width = |class: &str| {
        let mut paths = drawing.descendants().filter(|node| node.attribute("class") == Some(class));
        paths.next().and_then(|path| path.attribute("d")).map(str::to_owned)
    };
    assert!(width("before").is_some() && width("today").is_some(), "{text}");
    let page = world.run("plan -O html").exits(0).stdout;
    assert!(page.contains("<svg"), "{page}");
}

/// Catches: a phase that is late by the calendar, while the engagement rests.
#[test]
fn held_days_make_no_phase_late() {
    let world = replanned();
    world.run("hold -m Budget --until 2027-01-04").exits(0);
    let late = |day: &str| {
        world.at(&format!("{day}T09:00:00Z"));
        let plan = world.run("plan --json").exits(0).json();
        plan["phases"][2]["late_days"].as_i64().expect("a number")
    };
    assert_eq!([late("2026-12-20"), late("2027-01-05")], [0, 1]);
    world.at("2026-12-20T09:00:00Z");
    assert!(world.run("plan -O svg").stdout.contains("class=\"to-do\""));
    assert!(!world.run("plan -O html").stdout.contains("<path class=\"late\" d=\"M3"));
}

#[test]
fn a_phase_with_nothing_in_scope_has_no_health() {
    let world = World::contoso();
    world.run("na R1 -m 'Nothing to remediate'").exits(0);
    let plan = world.run("plan --json").exits(0).json();
    assert_eq!(plan["phases"][3]["health"], serde_json::Value::Null);
    let row = world.run("plan").exits(0).stdout;
    let row = row.lines().find(|line| line.starts_with("Remediate")).expect("a row");
    assert!(!row.contains("FINISHED"), "{row}");
}

#[test]
fn a_plan_tells_what_was_accepted_and_what_opened_since() {
    let world = World::contoso();
    world.run("done initiate").exits(0);
    world.run("due enable --on 2027-01-15").exits(0);
    world.run("accept initiate --from 'Priya Rao'").exits(0);
    world.run("reopen I2").exits(0);
    let said = "Initiate accepted Mon 23 Nov by Priya Rao; since then I2 reopened";
    assert!(world.run("plan").exits(0).stdout.contains(said));
    assert_eq!(world.run("plan --json").json()["accepted"][0]["since"][0]["id"], "I2");
}

/// Catches: a sentence that stands in the drawing, and again below it.
#[test]
fn a_page_says_once_where_the_plan_ends() {
    let world = replanned();
    world.run("plan -o plan.html -o plan.svg").exits(0);
    let shown = |name: &str| {
        let text = world.read(name);
        let drawn = text.split("</desc>").collect::<Vec<&str>>().concat();
        drawn.matches("The plan ends on").count()
    };
    // In a page it is told once more to those who can't see the drawing.
    assert_eq!([shown("plan.html"), shown("plan.svg")], [2, 2]);
}

#[test]
fn a_checkpoint_that_was_missed_is_not_the_next() {
    let world = replanned();
    world.at("2026-12-11T09:00:00Z");
    let plan = world.run("plan").exits(0).stdout;
    assert!(plan.contains("checkpoint that was due"), "{plan}");
    assert!(!plan.contains("next checkpoint"), "{plan}");
}
