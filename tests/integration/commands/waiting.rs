//! For whom blocked items wait: `ticklist block --for --until` and `ticklist list --waiting-for`

use insta::assert_snapshot;

use crate::world::World;

/// An engagement in which two items wait for Microsoft and one for the customer.
fn before() -> World {
    let world = World::contoso();
    world.run("block A3 -m 'no licences' --for Microsoft --until 2026-12-04").exits(0);
    world.at("2026-12-01T09:00:00Z");
    world.run("block A4 -m 'a ticket is open' --for micro").exits(0);
    world.run("block A5 -m 'no room' --for 'the customer' --until 2026-12-11").exits(0);
    world.at("2026-12-07T09:00:00Z");
    world
}

fn waiting(world: &World, id: &str) -> String {
    world.run(&format!("show {id} --json")).json()["items"][0]["waiting"].to_string()
}

#[test]
fn it_is_said_for_whom_an_item_waits_and_until_when() {
    let world = World::contoso();
    assert_snapshot!(world.session(&[
        "block A3 --for Microsoft --until 2026-12-04",
        "block A3 -m 'no licences' --for Microsoft --until 2026-12-04",
        "block A3 --until 2026-12-11",
        "block A3 --until 2026-12-11",
        "block A4 -m 'no room' --for Microsfot",
        "block A4 --for 'dana until friday'",
        "done A3",
        "undo",
        "log A3",
    ]));
}

#[test]
fn reports_add_up_for_whom_items_wait_and_what_is_overdue() {
    let world = before();
    assert_snapshot!(world.session(&[
        "status",
        "list --waiting-for micro",
        "list --waiting-for Micrsoft",
        "show A3",
        "agenda",
        "portfolio",
        "changes",
    ]));
}

#[test]
fn another_day_is_no_new_beginning_but_another_party_is() {
    let world = before();
    let was = r#"{"days":14,"for":"Microsoft","late_days":3,"until":"2026-12-04"}"#;
    assert_eq!(waiting(&world, "A3"), was);
    world.run("block A3 --until 2026-12-09").exits(0);
    let until = r#"{"days":14,"for":"Microsoft","late_days":0,"until":"2026-12-09"}"#;
    assert_eq!(waiting(&world, "A3"), until);
    world.run("block A3 --for 'the customer'").exits(0);
    let other = r#"{"days":0,"for":"the customer","late_days":0,"until":null}"#;
    assert_eq!(waiting(&world, "A3"), other);
    world.run("undo").exits(0);
    world.run("done A3").exits(0);
    assert_eq!(waiting(&world, "A3"), "null");
    world.run("undo").exits(0);
    assert_eq!(waiting(&world, "A3"), until);
}

#[test]
fn held_days_are_left_out_of_how_long_an_item_waits() {
    let world = before();
    world.run("hold -m Budget --until 2026-12-14").exits(0);
    world.at("2026-12-15T09:00:00Z");
    let was = r#"{"days":15,"for":"Microsoft","late_days":4,"until":"2026-12-04"}"#;
    assert_eq!(waiting(&world, "A3"), was);
    let json = world.run("status --json").json();
    let sums = json["waiting"].to_string();
    assert_eq!(
        sums,
        r#"[{"days":15,"for":"Microsoft","items":2},{"days":7,"for":"the customer","items":1}]"#
    );
}

#[test]
fn two_who_saw_nobody_and_name_different_parties_are_in_conflict() {
    let world = World::contoso();
    world.run("block A3 -m 'no room'").exits(0);
    world.write("theirs.yaml", world.read("contoso.ticklist.yaml"));
    world.run("block A3 --for Microsoft").exits(0);
    world.run("-f ./theirs.yaml block A3 --for 'the customer'").exits(0);
    assert_snapshot!(world.session(&["merge theirs.yaml", "status", "block A3 --for Microsoft"]));
}
