//! `ticklist list`

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

#[test]
fn list_shows_open_items_and_how_many_are_hidden() {
    assert_snapshot!(World::third_week().run("list"));
}

#[test]
fn list_of_a_phase_shows_reasons_and_the_phase_s_dates() {
    assert_snapshot!(World::third_week().run("list assess"), @"
    $ ticklist list assess
    Contoso · open items of assess                                                        Tue 8 Dec 2026
    ID  STATUS         TASK                                               OWNER      DUE           MOVED
    Assess · 3/6 (50%) · due Fri 4 Dec · not shown: 3 done (--all)
    A4  ◐ in-progress  Join the meetings on how users will be             Priya Rao  ! Fri 4 Dec*     1d
                       provisioned
    A5  ■ blocked 8d   Join the meetings on configuring the online        Lee Ito    Fri 11 Dec       5d
                       services
                       ↳ waiting for the tenant licences (lee, Mon 30 Nov)
    A6  ○ not-started  Draw up a support plan for being ready to migrate  -          ! Fri 4 Dec*      -
    ! overdue   * the phase's date
    [exit 0]
    ");
}

#[test]
fn list_all_shows_what_is_done_out_or_met_too() {
    assert_snapshot!(World::third_week().run("list assess general --all"));
}

#[test]
fn list_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("list assess enable").env("COLUMNS", "60").run());
}

#[test]
fn list_fits_a_wide_terminal() {
    assert_snapshot!(World::third_week().command("list").env("COLUMNS", "160").run());
}

#[test]
fn list_is_plain_ascii_where_the_locale_is_or_it_is_asked_for() {
    let ran = World::third_week().command("list assess --all").env("LC_ALL", "C").run();
    assert!(ran.stdout.is_ascii(), "{ran}");
    assert_eq!(World::third_week().run("--ascii list assess --all").stdout, ran.stdout);
    assert_snapshot!(ran, @"
    $ ticklist list assess --all
    Contoso - all items of assess                                                         Tue 8 Dec 2026
    ID  STATUS         TASK                                               OWNER      DUE           MOVED
    Assess - 3/6 (50%) - due Fri 4 Dec
    A1  x done         Name the stakeholders for the assessment           -          Fri 4 Dec*      13d
    A2  x done         Share your screen for help with evaluation tools   -          Fri 4 Dec*       6d
    A3  x done         Join the meetings on the remediation checklist     Dana Cruz  Fri 4 Dec*       5d
                       and overall plan
    A4  ~ in-progress  Join the meetings on how users will be             Priya Rao  ! Fri 4 Dec*     1d
                       provisioned
    A5  # blocked 8d   Join the meetings on configuring the online        Lee Ito    Fri 11 Dec       5d
                       services
                       - waiting for the tenant licences (lee, Mon 30 Nov)
    A6  . not-started  Draw up a support plan for being ready to migrate  -          ! Fri 4 Dec*      -
    ! overdue   * the phase's date
    [exit 0]
    ");
}

#[test]
fn list_marks_what_is_in_conflict() {
    assert_snapshot!(World::two_people().run("list --all"), @"
    $ ticklist list --all
    Fabrikam & Söhne · all items                                                        Tue 9 Mar 2027
    ID     STATUS         TASK                    OWNER       DUE           MOVED
    Prepare · 2/2 (100%) · due Fri 12 Mar
    P1     ✓ done         List the mailboxes      ≠ Kim Lund  Fri 12 Mar*      5d
    P2     ≠ ✓ done       Clean up the mailboxes  ≠ Kim Lund  Fri 12 Mar*      1d
                          ≠ status: done (kim, Mon 8 Mar 09:00) stands; blocked (olu, Mon 8 Mar 08:30)
    P3     ↻ to confirm   Tell the people         -           Fri 12 Mar*      4d
    Move · 0/3 (0%) · ≠ due Fri 9 Apr
    M1     ○ not-started  Move the pilot group    ≠ Kim Lund  ≠ Fri 9 Apr*      -
    M2     ○ not-started  Move everybody          ≠ Kim Lund  ≠ Fri 9 Apr*      -
    M3     ○ optional     Move the archive        -           ≠ Fri 9 Apr*      -
    M-t92  ○ not-started  Book the night shift    ≠ Kim Lund  ≠ Fri 9 Apr*     1d
                          ≠ owner: Kim Lund (kim, Mon 8 Mar 09:01) stands; Olu Ade (olu, Mon 8 Mar
                            08:31)
    * the phase's date   ≠ in conflict
    [exit 0]
    ");
}

#[test]
fn a_list_of_nothing_says_so() {
    assert_snapshot!(World::third_week().session(&["list initiate", "list --search nowhere"]), @"
    $ ticklist list initiate
    Contoso · open items of initiate  Tue 8 Dec 2026
    Initiate · 2/2 (100%) · due Fri 27 Nov · not shown: 2 done (--all)
    No items to show.
    [exit 0]

    $ ticklist list --search nowhere
    Contoso · open items, with “nowhere”  Tue 8 Dec 2026
    No items to show.
    [exit 0]
    ");
}

/// The ids of the items in a list.
fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("a list has items");
    items.iter().map(|item| item["id"].as_str().expect("an id")).collect()
}

#[test]
fn every_filter_keeps_what_it_says() {
    let table: [(&str, &[&str]); 18] = [
        ("assess", &["A4", "A5", "A6"]),
        ("Assess", &["A4", "A5", "A6"]),
        ("assess --all", &["A1", "A2", "A3", "A4", "A5", "A6"]),
        ("a1", &["A1"]),
        ("A1..A3 --all", &["A1", "A2", "A3"]),
        ("A1..A4", &["A4"]),
        ("A5,A1 I1", &["I1", "A1", "A5"]),
        ("--status blocked", &["A5"]),
        ("--status blocked,n/a", &["G15", "A5"]),
        ("--status DONE initiate", &["I1", "I2"]),
        ("--owner \"Lee Ito\"", &["G1", "G6", "A5"]),
        ("--owner lee", &["G1", "G6", "A5"]),
        ("--overdue", &["A4", "A6"]),
        ("--due 2026-12-10", &["A4", "A6", "R1", "R2"]),
        ("--due friday assess", &["A4", "A5", "A6"]),
        ("--search PROVISIONING", &["A4", "E7"]),
        ("--unowned assess", &["A6"]),
        ("--mine --by priya assess", &["A4"]),
    ];
    let world = World::third_week();
    for (line, kept) in table {
        let list = world.run(&format!("list --json {line}")).exits(0).json();
        assert_eq!(ids(&list), kept, "{line}");
    }
}

#[test]
fn a_list_is_sorted_as_asked_and_by_id_where_that_does_not_tell() {
    let table: [(&str, &[&str]); 5] = [
        ("id", &["A1", "A2", "A3", "A4", "A5", "A6"]),
        ("due", &["A1", "A2", "A3", "A4", "A6", "A5"]),
        ("owner", &["A3", "A5", "A4", "A1", "A2", "A6"]),
        ("status", &["A5", "A4", "A6"]),
        ("changed", &["A4", "A3", "A5"]),
    ];
    let world = World::third_week();
    for (order, first) in table {
        let list = world.run(&format!("list --json assess --all --sort {order}")).exits(0).json();
        let ids = ids(&list);
        let places: Vec<_> = first.iter().map(|id| ids.iter().position(|own| own == id)).collect();
        assert!(places.is_sorted() && places[0].is_some(), "{order}: {ids:?}");
    }
}

#[test]
fn what_is_shown_and_what_is_hidden_add_up_to_all_items() {
    for (world, all) in [(World::third_week(), 37), (World::two_people(), 7)] {
        for filter in ["", "--all"] {
            let list = world.run(&format!("list --json {filter}")).exits(0).json();
            let hidden = list["hidden"].as_object().expect("hidden");
            let hidden: u64 = hidden.values().filter_map(Value::as_u64).sum();
            assert_eq!(ids(&list).len() as u64 + hidden, all, "{filter}");
            assert!(filter.is_empty() || hidden == 0);
        }
    }
}

#[test]
fn what_can_t_be_a_filter_is_refused() {
    let world = World::third_week();
    for (line, code) in [
        ("list --status bogus", 2),
        ("list --due someday", 2),
        ("list --sort size", 2),
        ("list --mine --unowned", 2),
        ("list --owner lee --unowned", 2),
        ("list Q9", 1),
        ("list A1 nonsense", 1),
    ] {
        world.refuses(line, code);
    }
}

#[test]
fn an_id_is_never_cut_however_narrow_the_terminal() {
    let world = World::two_people();
    for width in ["20", "30", "45", "60", "200"] {
        let ran = world.command("list --all").env("COLUMNS", width).run().exits(0);
        for id in ["P1", "P2", "P3", "M1", "M2", "M3", "M-t92"] {
            let found = ran.stdout.lines().any(|line| line.split(' ').next() == Some(id));
            assert!(found, "{id} at {width} columns:\n{ran}");
        }
    }
}

/// Catches: a typing error that looks as if somebody had nothing open.
#[test]
fn an_owner_whom_nobody_knows_is_pointed_out_with_the_nearest() {
    let world = World::third_week();
    let ran = world.run("list --owner \"Lee Itoo\"").exits(0);
    assert!(ran.stderr.contains("nobody here who owns anything is called `Lee Itoo`"), "{ran}");
    let followed = world.follow(&ran);
    assert!(followed[0].stdout.contains("Lee Ito"), "{}", followed[0]);
    assert!(world.run("list --owner lee").exits(0).stderr.is_empty());
}
