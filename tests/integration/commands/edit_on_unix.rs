//! `ticklist edit` of what is not an item's own text, with editors that are commands of Unix.

#![cfg(unix)]

use serde_json::json;

use super::raid::meeting;
use crate::world::World;

#[test]
fn matters_are_edited_like_items() {
    let world = meeting();
    let script = "sed -i 's/owner: .*/owner: Somebody New/; s/status: open/status: closed/' \"$1\"";
    world.write("edit.sh", format!("#!/bin/sh\n{script}\n"));
    let edit = |world: &World| world.command("edit T").env("VISUAL", "sh edit.sh").run();
    let ran = edit(&world);
    assert!(ran.stderr.contains("needs its outcome"), "{ran}");
    world.write("edit.sh", format!("#!/bin/sh\n{script}\necho '  why: Sent' >> \"$1\"\n"));
    edit(&world).exits(0);
    let action = world.run("raid --all --json").json()["actions"][0].clone();
    assert_eq!((&action["status"], &action["outcome"]), (&json!("closed"), &json!("Sent")));
    assert_eq!(action["owner"], "Somebody New");
}

#[test]
fn for_whom_a_blocked_item_waits_is_shown_in_the_editor_while_it_is_blocked() {
    let world = World::contoso();
    world.run("block A3 -m 'no licences' --for Microsoft --until 2026-12-04").exits(0);
    let shown = |world: &World| {
        world.write("edit.sh", "#!/bin/sh\ncp \"$1\" shown.yaml\n");
        world.command("edit A3").env("VISUAL", "sh edit.sh").run().exits(0);
        world.read("shown.yaml")
    };
    assert!(shown(&world).contains("waiting: Microsoft until 2026-12-04"), "{}", shown(&world));
    world.run("done A3").exits(0);
    assert!(shown(&world).contains("waiting: none"), "{}", shown(&world));
}
