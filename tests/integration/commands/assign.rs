//! `ticklist assign`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn assign_says_who_owns_what_and_announces_a_new_name() {
    assert_snapshot!(World::contoso().session(&[
        "assign A3..A5 --to \"Dana Cruz\"",
        "assign I1 --to dana",
        "assign A4 --none",
        "assign --role \"identity admin\" --to \"Priya Rao\"",
        "assign --role \"identity admin\" --none",
    ]));
}

#[test]
fn a_name_that_matches_one_known_owner_means_that_one() {
    let world = World::third_week();
    for (name, owner, announced) in [
        ("lee", "Lee Ito", false),
        ("\"ITO lee\"", "Lee Ito", false),
        ("Priya", "Priya Rao", false),
        ("\"Tom Berg\"", "Tom Berg", true),
        ("tom", "Tom Berg", false),
        ("to", "to", true),
    ] {
        let ran = world.run(&format!("assign A6 --to {name}")).exits(0);
        assert_eq!(world.run("show A6 --json").json()["items"][0]["owner"], owner, "{ran}");
        assert_eq!(ran.stdout.contains("is new here"), announced, "{ran}");
    }
}

#[test]
fn a_new_name_that_is_nearly_a_known_one_is_announced_with_that() {
    let ran = World::third_week().run("assign A6 --to \"Lee Itoo\"").exits(0);
    assert!(ran.stdout.contains("Lee Itoo is new here, and is not taken for Lee Ito"), "{ran}");
}

#[test]
fn a_name_that_could_be_several_people_is_refused_with_all_of_them() {
    let world = World::third_week();
    world.run("assign A6 --to \"Lee Berg\"").exits(0);
    let ran = world.refuses("assign A4 --to lee", 1);
    assert!(ran.stderr.contains("Lee Berg") && ran.stderr.contains("Lee Ito"), "{ran}");
    assert_eq!(world.follow(&ran)[0].code, 0);
}

#[test]
fn the_owner_of_a_role_shows_through_until_the_item_has_its_own() {
    let world = World::contoso();
    let owner = |world: &World| world.run("show A4 --json").json()["items"][0].clone();
    world.run("assign --role \"Identity Admin\" --to Priya").exits(0);
    let item = owner(&world);
    assert_eq!((&item["owner"], &item["owner_by_role"]), (&"Priya".into(), &true.into()));
    world.run("assign A4 --to Lee").exits(0);
    let item = owner(&world);
    assert_eq!((&item["owner"], &item["owner_by_role"]), (&"Lee".into(), &false.into()));
    world.run("assign A4 --none").exits(0);
    assert_eq!(owner(&world)["owner"], "Priya");
}

#[test]
fn a_phase_is_assigned_without_what_is_out_of_scope() {
    let world = World::contoso();
    world.run("na A6 -m why").exits(0);
    let ran = world.run("assign assess --to Lee").exits(0);
    for aside in ["A2 (optional, not taken up)", "A6 (n/a)"] {
        assert!(ran.stdout.contains(aside), "{ran}");
    }
    let owned = world.run("list --owner Lee --json").json();
    assert_eq!(owned["items"].as_array().map(Vec::len), Some(4));
}

#[test]
fn what_is_already_so_is_not_recorded() {
    let world = World::third_week();
    world.run("assign A6 --to \"Tom Berg\"").exits(0);
    let before = world.files();
    for line in [
        "assign A6 --to \"Tom Berg\"",
        "assign A4 --none",
        "assign --role \"identity admin\" --to \"Priya Rao\"",
        "assign --role \"helpdesk lead\" --none",
    ] {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.to_lowercase().contains("already so"), "{ran}");
    }
    assert!(before == world.files());
}

#[test]
fn assign_without_an_owner_or_with_a_wrong_role_is_refused() {
    let world = World::third_week();
    for (line, code, hint) in [
        ("assign A4 \"Dana Cruz\"", 2, "ticklist assign A4 --to \"Dana Cruz\""),
        ("assign A4 A5 lee", 2, "ticklist assign A4 A5 --to lee"),
        ("assign A4", 2, "ticklist assign A4 --to NAME"),
        (
            "assign --role \"identity admin\"",
            2,
            "ticklist assign --role \"identity admin\" --to NAME",
        ),
        (
            "assign --role \"idenity admin\" --to lee",
            1,
            "ticklist assign --role \"identity admin\" --to lee",
        ),
    ] {
        let ran = world.refuses(line, code);
        assert_eq!(ran.hints(), [hint], "{ran}");
    }
    for (line, code) in [
        ("assign A4 --to lee --none", 2),
        ("assign A4 --role x --to lee", 2),
        ("assign --to lee", 2),
        ("assign A4 A99 --to lee", 1),
        ("assign A4 --to ''", 1),
        ("assign --role nothing --to lee", 1),
    ] {
        world.refuses(line, code);
    }
}

#[test]
fn one_command_is_one_entry_however_many_items_it_names() {
    let world = World::contoso();
    world.run("assign general assess --to Lee").exits(0);
    assert_eq!(world.journal(RECORD).len(), 1);
    world.run("undo").exits(0);
    let owned = world.run("list --owner Lee --all --json").json();
    assert_eq!(owned["items"].as_array().map(Vec::len), Some(0));
}
