//! `ticklist demo`

use insta::assert_snapshot;

use crate::world::World;

const DEMO: &str = "demo.ticklist.yaml";

#[test]
fn the_demo_shows_five_weeks_of_an_onboarding() {
    assert_snapshot!(World::new().run("demo"));
}

#[test]
fn the_record_of_the_demo_has_no_faults() {
    let world = World::new();
    world.run("demo").exits(0);
    world.run("check").exits(0);
}

#[test]
fn a_second_demo_leaves_the_record_alone() {
    let world = World::new();
    world.run("demo").exits(0);
    world.run("done A4 -m Agreed").exits(0);
    let before = world.bytes(DEMO);
    let again = world.run("demo").exits(0);
    assert_eq!(world.bytes(DEMO), before);
    assert!(again.stderr.contains("left alone"), "{again}");
}

#[test]
fn everything_that_the_demo_suggests_works() {
    let world = World::new();
    let ran = world.run("demo").exits(0);
    let lines = ran.stdout.lines().map(str::trim).filter(|line| line.starts_with("ticklist "));
    let suggested: Vec<&str> = lines.filter_map(|line| line.split("  ").next()).collect();
    assert!(suggested.len() >= 5, "{ran}");
    suggested.into_iter().for_each(|line| drop(world.run(line).exits(0)));
}

/// Catches: a line that is pasted, and writes into the record of a customer.
#[test]
fn what_the_demo_suggests_is_about_the_demo_where_other_records_are() {
    let world = World::contoso();
    let before = world.bytes("contoso.ticklist.yaml");
    let ran = world.run("demo").exits(0);
    let lines = ran.stdout.lines().map(str::trim).filter(|line| line.starts_with("ticklist "));
    let suggested: Vec<&str> = lines.filter_map(|line| line.split("  ").next()).collect();
    suggested.into_iter().for_each(|line| drop(world.run(line).exits(0)));
    assert_eq!(world.bytes("contoso.ticklist.yaml"), before);
}

#[test]
fn the_demo_is_written_here_whatever_record_is_named() {
    let world = World::contoso();
    let before = world.bytes("contoso.ticklist.yaml");
    world.command("demo").env("TICKLIST_FILE", "contoso").run().exits(0);
    assert!(world.path(DEMO).exists());
    assert_eq!(world.bytes("contoso.ticklist.yaml"), before);
}
