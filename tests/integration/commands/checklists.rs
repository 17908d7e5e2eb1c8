//! `ticklist checklists`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn the_built_in_checklists_are_listed_with_their_source() {
    assert_snapshot!(World::new().run("checklists"));
}

#[test]
fn a_checklist_is_printed_as_it_is_shipped_and_can_be_used_as_a_file() {
    let world = World::new();
    let printed = world.run("checklists show ems-onboarding").exits(0);
    assert_eq!(printed.stdout, include_str!("../../../checklists/ems-onboarding.yaml"));
    world.write("mine.yaml", &printed.stdout);
    world.run("check mine.yaml").exits(0);
    world.run("init Contoso --checklist mine.yaml").exits(0);
}

#[test]
fn a_misspelt_checklist_gets_the_nearest_name() {
    let world = World::new();
    let ran = world.refuses("checklists show ems-onbording", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let ran = world.refuses("checklists show x", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
}
