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

/// Catches: an acceptance that only the gate tells, one that stays when it was taken back, and
/// what opened since that is only told there.
#[test]
fn every_report_of_a_meeting_tells_what_was_accepted() {
    let world = World::contoso();
    world.run("done initiate").exits(0);
    world.later(1);
    world.run("checkpoint 'Kick-off'").exits(0);
    world.run("accept initiate --from 'Priya Rao' -m 'Mail of today'").exits(0);
    world.run("reopen I2").exits(0);
    for report in ["agenda", "minutes -O table", "changes --since today", "show initiate", "status"]
    {
        let shown = world.run(report).exits(0).stdout;
        assert!(shown.contains("by Priya Rao; since then I2 reopened"), "{shown}");
    }
    let json = |report: &str| world.run(&format!("{report} --json")).exits(0).json();
    let whole = json("status")["accepted"][0].clone();
    assert_eq!(whole["since"], serde_json::json!([{"id": "I2", "how": "reopened"}]));
    for told in ["agenda", "show initiate"] {
        assert_eq!(json(told)["accepted"], serde_json::json!([whole]), "{told}");
    }
    assert_eq!(json("minutes")["accepted"][0]["acceptance"], whole);
    assert_eq!(json("minutes")["accepted"][0]["note"], "Mail of today");
    let entry = json("log initiate")["entries"][1].clone();
    let word = |key: &str| entry[key].as_str().expect("a word").to_owned();
    world.run("undo").exits(0);
    world.run(&format!("undo {}", word("id"))).exits(0);
    for report in ["agenda", "minutes -O table", "changes --since today", "show initiate"] {
        let shown = world.run(report).exits(0).stdout;
        assert!(!shown.contains("Priya"), "{shown}");
    }
    let later = world.run(&format!("changes --since {}", word("at"))).exits(0).stdout;
    assert!(later.contains("the acceptance by Priya Rao, taken back"), "{later}");
}

/// Catches: a first name on the page that the customer signs.
#[test]
fn who_accepts_is_known_by_the_start_of_the_name() {
    let world = World::contoso();
    world.run("assign A1 --to \"Priya Rao\"").exits(0);
    world.run("accept initiate --from priya --despite \"Both are clear\"").exits(0);
    assert_eq!(world.run("gate initiate --json").json()["accepted"]["from"], "Priya Rao");
}
