//! `ticklist accept`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn accept_keeps_what_the_gate_said_and_tells_what_opened_since() {
    assert_snapshot!(World::contoso().session(&[
        "done initiate",
        "accept initiate --from 'Priya Rao' -m 'Mail of 23 Nov' --link https://example.com/1",
        "gate initiate",
        "log initiate",
        "reopen I2",
        "add initiate 'Ask for the licences'",
        "move A4 --to initiate",
        "gate initiate",
        "status",
    ]));
}

#[test]
fn a_phase_that_is_not_complete_is_accepted_only_despite_that() {
    assert_snapshot!(World::contoso().session(&[
        "done I1",
        "accept initiate --from 'Priya Rao'",
        "accept initiate --from 'Priya Rao' --despite 'I2 follows on Monday'",
        "gate initiate",
        "undo",
        "gate initiate",
        "redo",
        "accept nowhere --from Priya",
    ]));
}

#[test]
fn two_copies_that_both_accepted_a_phase_keep_both_and_the_later_one_is_told() {
    let world = World::contoso();
    world.append(
        RECORD,
        "- {at: 2026-11-23T10:00:00Z, by: lee, accept: {initiate: {from: Priya Rao}}}\n\
         - {at: 2026-11-23T10:01:00Z, by: dana, accept: {INITIATE: {from: Sam, open: [I1, i2]}}}\n\
         - {at: 2026-11-23T10:02:00Z, by: dana, accept: {nowhere: {from: \"=1+\\u202e<b>\"}}}\n",
    );
    assert_snapshot!(world.session(&["log", "gate initiate", "check"]));
}
