//! `ticklist show`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn show_tells_everything_about_an_item_with_its_history() {
    assert_snapshot!(World::third_week().run("show A5"), @"
    $ ticklist show A5
    Contoso · Assess                                        Tue 8 Dec 2026
    A5  Join the meetings on configuring the online services
      Take part when it is planned how the online services will be configured. Enabling them comes
      later, in the Enable phase.

    status  blocked since Mon 30 Nov, 8 days
    reason  waiting for the tenant licences
    owner   Lee Ito (as the role's owner)
    role    solution architect
    due     Fri 11 Dec 2026 (in 3 days)

    HISTORY
    WHEN              BY    WHAT                                ENTRY
    Tue 24 Nov 10:02  lee   not-started → in-progress           djdag7y8r2
    Mon 30 Nov 11:15  lee   in-progress → blocked               x8wdy6g2up
                      ↳ waiting for the tenant licences
    Mon 30 Nov 11:20  dana  noted                               cf2a8ycrpz
    Thu 3 Dec 13:00   dana  due: no due date → Fri 11 Dec 2026  0230baod0f
    [stderr]
    internal notes are left out (`--internal` leaves them in)
    [exit 0]
    ");
}

#[test]
fn show_tells_of_duties_options_links_and_reasons() {
    assert_snapshot!(World::third_week().run("show G2 E1 A3 G15"));
}

#[test]
fn show_tells_both_sides_of_a_conflict() {
    assert_snapshot!(World::two_people().run("show P2 M-"));
}

#[test]
fn show_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("show A5").env("COLUMNS", "60").run(), @"
    $ ticklist show A5
    Contoso · Assess                              Tue 8 Dec 2026
    A5  Join the meetings on configuring the online services
      Take part when it is planned how the online services will
      be configured. Enabling them comes later, in the Enable
      phase.

    status  blocked since Mon 30 Nov, 8 days
    reason  waiting for the tenant licences
    owner   Lee Ito (as the role's owner)
    role    solution architect
    due     Fri 11 Dec 2026 (in 3 days)

    HISTORY
    WHEN              BY    WHAT                      ENTRY
    Tue 24 Nov 10:02  lee   not-started →             djdag7y8r2
                            in-progress
    Mon 30 Nov 11:15  lee   in-progress → blocked     x8wdy6g2up
                      ↳ waiting for the tenant licences
    Mon 30 Nov 11:20  dana  noted                     cf2a8ycrpz
    Thu 3 Dec 13:00   dana  due: no due date → Fri    0230baod0f
                            11 Dec 2026
    [stderr]
    internal notes are left out (`--internal` leaves them in)
    [exit 0]
    ");
}

#[test]
fn a_phase_and_a_range_show_each_of_their_items() {
    let world = World::third_week();
    for (line, number) in [("assess", 6), ("A1..A3", 3), ("A1-A3", 3), ("A1,A1 a1", 1)] {
        let shown = world.run(&format!("show --json {line}")).exits(0).json();
        assert_eq!(shown["items"].as_array().map(Vec::len), Some(number), "{line}");
    }
}

#[test]
fn a_wrong_id_gets_the_nearest_match_or_the_candidates() {
    let world = World::third_week();
    world.run("add assess \"Book a room\"").exits(0);
    world.run("add assess \"Order lunch\"").exits(0);
    let ran = world.refuses("show asess", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let ran = world.refuses("show A-", 1);
    assert!(ran.stderr.contains("Book a room") && ran.stderr.contains("Order lunch"), "{ran}");
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let ran = world.refuses("show nothing-like-it", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
}

#[test]
fn show_needs_an_item() {
    World::third_week().refuses("show", 2);
}
