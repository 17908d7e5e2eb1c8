//! `ticklist edit` on Windows, with editors that are batch files.

#![cfg(windows)]

use crate::ran::Ran;
use crate::world::{RECORD, World};

/// Writes what makes dana the owner of A4.
const EDITOR: &str = "@echo off\r\n\
                      if \"%~1\"==\"--wait\" shift\r\n\
                      echo A4: {owner: dana}> \"%~1\"\r\n";

/// Runs `edit A4` with the editor that is called so.
fn edit(world: &World, editor: &str) -> Ran {
    world.write("scratch/here", "");
    let scratch = world.path("scratch");
    world.command("edit A4").env("EDITOR", editor).env("TMP", scratch).run()
}

/// Catches: an editor that is looked for as an `.exe` alone, and a path that is taken apart.
#[test]
fn a_batch_file_is_an_editor_by_its_name_on_the_path_and_by_its_own_path() {
    let world = World::contoso();
    for name in ["my tools/code.cmd", "here.cmd"] {
        world.write(name, EDITOR);
    }
    let path = world.path("my tools").join("code").display().to_string();
    for editor in [
        format!("\"{path}\" --wait"),
        format!("'{path}.cmd' --wait"),
        format!("{path}.cmd"),
        r".\here --wait".to_owned(),
        "./here.cmd".to_owned(),
    ] {
        edit(&world, &editor).exits(0);
        world.run("undo").exits(0);
    }
    let command = world.command("edit A4").env("EDITOR", "code --wait");
    command.env("PATH", world.path("my tools")).run().exits(0);
    assert_eq!(world.run("show A4 --json").json()["items"][0]["owner"], "dana");
}

/// Catches: a program that runs because a folder from somebody else has it.
#[test]
fn an_editor_is_not_looked_for_in_the_current_folder() {
    let world = World::contoso();
    world.write("here.cmd", EDITOR);
    for editor in ["here", "here.cmd", "here --wait"] {
        let refused = edit(&world, editor).exits(1);
        assert!(refused.stderr.contains("can't be run"), "{refused}");
    }
    assert!(world.journal(RECORD).is_empty());
}

#[test]
fn what_an_editor_wrote_that_failed_is_not_recorded() {
    let world = World::contoso();
    world.write("here.cmd", format!("{EDITOR}exit /b 3\r\n"));
    let refused = edit(&world, r".\here.cmd").exits(1);
    assert!(refused.stderr.contains("failed") && refused.stderr.contains("kept in"), "{refused}");
    assert!(world.journal(RECORD).is_empty());
}
