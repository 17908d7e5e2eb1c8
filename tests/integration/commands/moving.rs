//! `ticklist move`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn move_takes_an_item_to_another_phase_with_its_history() {
    assert_snapshot!(World::contoso().session(&[
        "due assess --on 2026-12-04",
        "due remediate --on 2026-12-18",
        "start A5",
        "move A5 --to remediate -m 'Needs the new tenant'",
        "move A5 --to Remediate",
        "list remediate",
        "show A5",
        "changes",
        "undo",
    ]));
}

#[test]
fn move_says_which_phases_there_are_where_none_is_named() {
    assert_snapshot!(World::contoso().session(&[
        "move A5",
        "move A5 remediate",
        "move A5 to remediate",
        "move",
        "move A5 --to remedate",
        "move A5 --to nowhere",
    ]));
}

#[test]
fn who_moved_an_item_to_different_phases_is_in_conflict() {
    let world = World::contoso();
    world.append(
        RECORD,
        "- {at: 2026-11-23T10:00:00Z, by: lee, set: {A5: {phase: [Assess, ENABLE]}}}\n\
         - {at: 2026-11-23T10:01:00Z, by: dana, set: {A5: {phase: [assess, remediate]}}}\n\
         - {at: 2026-11-23T10:02:00Z, by: dana, set: {A4: {phase: [assess, nowhere]}}}\n",
    );
    assert_snapshot!(world.session(&["show A5", "status", "move A5 --to enable", "check"]));
}
