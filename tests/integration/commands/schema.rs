//! `ticklist schema`

use crate::world::World;

#[test]
fn the_schema_is_json_and_needs_no_record() {
    let world = World::new();
    let schema = world.run("schema").exits(0).json();
    assert!(schema["$schema"].as_str().is_some_and(|dialect| dialect.contains("json-schema.org")));
    assert!(world.files().is_empty());
}

#[test]
fn the_schema_is_the_same_whatever_the_terminal() {
    let world = World::contoso();
    let plain = world.run("schema").stdout;
    let other = world.command("--color always schema").env("COLUMNS", "40").env("LANG", "C").run();
    assert_eq!(other.stdout, plain);
}
