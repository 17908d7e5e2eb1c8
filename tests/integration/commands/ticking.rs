//! `ticklist start, done, block, unblock, na, reopen, confirm`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn done_says_what_changed_how_far_it_is_and_how_to_undo() {
    assert_snapshot!(World::third_week().run("done A4 -m Agreed --on friday"), @"
    $ ticklist done A4 -m Agreed --on friday
    Contoso
    ✓  A4  Join the meetings on how users will be provisioned  in-progress → done
      “Agreed”
      on Fri 4 Dec 2026
    Assess 4/6 (66%) · All 7/25 (28%), 4/10 duties met
    Undo: ticklist undo
    [exit 0]
    ");
}

#[test]
fn every_verb_says_what_it_did() {
    assert_snapshot!(World::contoso().session(&[
        "start A3 -m \"Workshop booked\"",
        "block A3 -m \"No room yet\"",
        "unblock A3",
        "done A3 --link https://example.com/plan",
        "reopen A3 -m \"Scope has changed\"",
        "na G15 -m \"New tenant\" --internal",
        "reopen G15",
        "confirm G2 R2",
    ]));
}

#[test]
fn what_is_already_so_is_said_and_not_recorded() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    let before = world.files();
    assert_snapshot!(world.session(&["done A1", "done A1 -m again", "unblock A3", "reopen I1"]), @"
    $ ticklist done A1
    Contoso
    Already so: A1 (done)
    Nothing was recorded.
    [exit 0]

    $ ticklist done A1 -m again
    Contoso
    Already so: A1 (done)
    Nothing was recorded.
    To keep the note:  ticklist note A1 -m again
    [exit 0]

    $ ticklist unblock A3
    Contoso
    Already so: A3 (not-started)
    Nothing was recorded.
    [exit 0]

    $ ticklist reopen I1
    Contoso
    Already so: I1 (not-started)
    Nothing was recorded.
    [exit 0]
    ");
    assert!(before == world.files());
}

#[test]
fn a_phase_is_ticked_off_without_what_is_out_of_scope_or_a_duty() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["done general", "confirm general", "start enable"]));
}

#[test]
fn a_refusal_says_why_and_what_to_do() {
    let world = World::third_week();
    assert_snapshot!(world.session(&[
        "done G2",
        "confirm A1",
        "start A1",
        "block G15 -m why",
        "done A9",
        "done A1 --on tomorrow",
        "block A4",
        "na A4",
    ]));
}

/// How each verb is understood for an item in each status: the new one, `already`, or `refused`.
#[test]
fn every_verb_knows_from_where_it_leads_to_where() {
    let ways = [
        ("not-started", "reopen A1"),
        ("in-progress", "start A1"),
        ("blocked", "block A1 -m why"),
        ("done", "done A1"),
        ("not-applicable", "na A1 -m why"),
    ];
    let table = [
        ("start A1", ["in-progress", "already", "in-progress", "refused", "refused"]),
        ("done A1", ["done", "done", "done", "already", "refused"]),
        ("block A1 -m x", ["blocked", "blocked", "already", "refused", "refused"]),
        ("unblock A1", ["already", "already", "not-started", "already", "already"]),
        (
            "na A1 -m x",
            ["not-applicable", "not-applicable", "not-applicable", "refused", "already"],
        ),
        ("reopen A1", ["already", "already", "already", "not-started", "not-started"]),
    ];
    for (line, outcomes) in table {
        for ((from, way), outcome) in ways.iter().zip(outcomes) {
            let world = World::contoso();
            world.run(way).exits(0);
            let before = world.files();
            let ran = world.run(line).exits(if outcome == "refused" { 1 } else { 0 });
            let unchanged = before == world.files();
            assert_eq!(unchanged, ["refused", "already"].contains(&outcome), "{from}: {ran}");
            let shown = world.run("show A1 --json").json();
            let status = if unchanged { *from } else { outcome };
            assert_eq!(shown["items"][0]["status"], status, "{from}: {ran}");
            assert!(outcome != "refused" || !ran.hints().is_empty(), "{ran}");
        }
    }
}

#[test]
fn unblock_and_reopen_go_back_to_what_it_was_before() {
    for (way, status) in [
        ("block unblock", "not-started"),
        ("start block unblock", "in-progress"),
        ("start block block unblock", "in-progress"),
        ("block unblock start block unblock", "in-progress"),
        ("done reopen block unblock", "not-started"),
        ("start na reopen block unblock", "not-started"),
        ("start done reopen", "in-progress"),
        ("start block done reopen", "blocked"),
        ("start block done reopen unblock", "in-progress"),
        ("block start done reopen done reopen", "in-progress"),
    ] {
        let world = World::contoso();
        for verb in way.split(' ') {
            let why = if ["block", "na"].contains(&verb) { " -m why" } else { "" };
            world.run(&format!("{verb} A1{why}")).exits(0);
        }
        assert_eq!(world.run("show A1 --json").json()["items"][0]["status"], status, "{way}");
    }
}

/// Catches: a block that comes back without its reason, or with one that others may not read.
#[test]
fn what_is_blocked_again_is_so_for_the_same_reason() {
    let world = World::contoso();
    world.run("block A1 -m \"No room\"").exits(0);
    world.run("block A3 -m \"They don't pay\" --internal").exits(0);
    world.run("done A1 A3").exits(0);
    let item =
        |id: &str| world.run(&format!("show {id} --json --internal")).json()["items"][0].clone();
    world.run("reopen A1").exits(0);
    assert_eq!(
        (item("A1")["status"].as_str(), item("A1")["reason"].as_str()),
        (Some("blocked"), Some("No room"))
    );
    world.run("done A1").exits(0);
    let ran = world.run("reopen A1 A3").exits(0);
    assert!(ran.stdout.contains("done → blocked") && !ran.stdout.contains("pay"), "{ran}");
    assert!(ran.stderr.contains("internal notes are left out"), "{ran}");
    assert_eq!(item("A3")["reason"], "They don't pay");
    assert!(!world.run("snapshot").exits(0).stdout.contains("pay"));
    world.run("done A1").exits(0);
    world.run("reopen A1 -m \"Again no room\"").exits(0);
    assert_eq!(item("A1")["reason"], "Again no room");
}

#[test]
fn a_range_that_is_none_says_why_and_which_one_it_resembles() {
    let world = World::contoso();
    assert_snapshot!(world.session(&[
        "done A1..9",
        "done A1-9",
        "done A3..A1",
        "done A3-1",
        "done E1..A5",
        "done A1..",
        "done A4 ..E3",
        "done A1..assess",
        "done A1..enable",
        "done A1..E33",
        "done A1..Z9",
        "done X1..A3",
    ]));
}

/// Catches: a hint that is refused itself, or that names nobody thought of without their number.
#[test]
fn a_range_that_is_suggested_is_one_and_says_how_many_it_names() {
    let world = World::contoso();
    let ends = ["A3", "A9", "E1", "G19", "9", "assess", ""];
    for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (from, to))) {
        let ran = world.run(&format!("list --all {from}..{to}"));
        let Some(hint) = ran.hints().into_iter().find(|hint| hint.contains("..")) else { continue };
        let json = world.follow(&ran).remove(0).exits(0);
        let json = world.run(&format!("{} --json", json.line)).json();
        let items = json["items"].as_array().expect("items");
        let mut phases: Vec<&str> =
            items.iter().filter_map(|item| item["phase"].as_str()).collect();
        phases.dedup();
        let said = format!("that is {} items of {} phases", items.len(), phases.len());
        assert_eq!(hint.starts_with(&said), phases.len() > 1, "{said}: {ran}");
    }
}

#[test]
fn one_bad_id_refuses_the_whole_command() {
    let world = World::third_week();
    for line in [
        "done A4 A99",
        "done A99,A4",
        "start E3 E4 nonsense",
        "done A4 G2",
        "confirm G5 A4",
        "block A4 A1 -m why",
        "na A4 nonsense -m why",
        "reopen I1 Q1",
        "unblock A5 Q1",
        "done A4 A1..A99",
    ] {
        world.refuses(line, 1);
    }
}

#[test]
fn items_are_named_in_many_ways_and_ticked_once() {
    for (names, ids) in [
        ("A1", &["A1"][..]),
        ("a1 A1,a1", &["A1"]),
        ("A1..A3", &["A1", "A3"]),
        ("A1-A3", &["A1", "A3"]),
        ("A1..3", &["A1", "A3"]),
        ("a1-3", &["A1", "A3"]),
        ("A4..5,I1", &["A4", "A5", "I1"]),
        ("A6..R1", &["A6", "R1"]),
        ("Initiate", &["I1", "I2"]),
        ("INITIATE A1", &["A1", "I1", "I2"]),
    ] {
        let world = World::contoso();
        world.run(&format!("done {names}")).exits(0);
        let done = world.run("list --status done --json").json();
        let mut done: Vec<String> = done["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|item| item["id"].as_str().expect("an id").to_owned())
            .collect();
        done.sort();
        assert_eq!(done, ids, "{names}");
        assert_eq!(world.journal(RECORD).len(), 1, "one command is one entry: {names}");
    }
}

#[test]
fn what_a_phase_leaves_alone_is_named_with_its_reason() {
    let world = World::third_week();
    let ran = world.run("done assess").exits(0);
    for aside in ["A1 (done)", "A2 (done)", "A3 (done)"] {
        assert!(ran.stdout.contains(aside), "{aside} in {ran}");
    }
    let ran = world.run("done enable general").exits(0);
    for aside in ["E1 (optional, not taken up)", "E2 (duty)", "G15 (n/a)", "G7 (done)"] {
        assert!(ran.stdout.contains(aside), "{aside} in {ran}");
    }
}

#[test]
fn done_on_a_duty_hints_at_confirm_which_works() {
    let world = World::third_week();
    let ran = world.refuses("done G11", 1);
    assert_eq!(ran.hints(), ["ticklist confirm G11"]);
    let confirmed = world.follow(&ran).remove(0).exits(0);
    assert!(confirmed.stdout.contains("confirmed"), "{confirmed}");
}

#[test]
fn block_and_na_need_a_reason_which_the_hint_puts_in_place() {
    let world = World::third_week();
    for verb in ["block", "na"] {
        let bare = world.refuses(&format!("{verb} A4"), 2);
        assert!(bare.hints()[0].contains("-m WHY"), "{bare}");
        let ran = world.refuses(&format!("{verb} A4 \"No licence, \\$5 short\""), 2);
        let done = world.follow(&ran).remove(0).exits(0);
        assert!(done.stdout.contains("“No licence, $5 short”"), "{done}");
        world.run("undo").exits(0);
    }
}

#[test]
fn to_keep_a_note_of_something_that_is_already_so_can_be_pasted() {
    let world = World::third_week();
    keep_the_note(&world, "done A1 -m \"once more\"");
    keep_the_note(&world, "done A1..A3 -m more");
    keep_the_note(&world, "done A1 -m Hush --internal");
    assert!(!world.run("log -O md").exits(0).stdout.contains("Hush"));
}

#[test]
fn to_keep_a_note_of_a_phase_can_be_pasted_too() {
    keep_the_note(&World::third_week(), "done initiate -m \"once more\"");
}

/// Follows the advice of a command that has nothing to record but a note.
#[track_caller]
fn keep_the_note(world: &World, line: &str) {
    let ran = world.run(line).exits(0);
    let keep = ran.stdout.lines().find_map(|line| line.strip_prefix("To keep the note:"));
    world.run(keep.expect("the note is not lost").trim()).exits(0);
}

#[test]
fn a_day_to_come_or_a_bad_text_is_refused() {
    let world = World::third_week();
    for (line, code) in [
        ("done A4 --on tomorrow", 1),
        ("done A4 --on 2027-01-01", 1),
        ("done A4 --on someday", 2),
        ("done A4 -m ''", 1),
        ("done A4 -m '  '", 1),
        ("done A4 --link ''", 1),
        ("done A4 --internal", 2),
        ("done A4 -m x --by ''", 1),
    ] {
        world.refuses(line, code);
    }
    for note in ["two\nlines", "esc\u{1b}[2J", "nul-like\u{7f}"] {
        let ran = world.argv(&["done", "A4", "-m", note]).run().exits(1);
        assert!(!ran.raw().contains(['\u{1b}', '\u{7f}']), "{ran}");
    }
}

#[test]
fn the_day_is_recorded_only_where_it_is_not_today() {
    let world = World::contoso();
    world.run("done A1 --on today").exits(0);
    world.run("done A3 --on yesterday -m late").exits(0);
    let journal = world.journal(RECORD);
    assert!(!journal[0].contains("\"on\""), "{journal:?}");
    assert!(journal[1].contains("\"on\":\"2026-11-22\""), "{journal:?}");
    let shown = world.run("show A3 --json").json();
    assert_eq!(shown["items"][0]["since"], "2026-11-22");
}

/// Catches: the wrong year, taken without a word.
#[test]
fn a_day_before_the_engagement_is_said_to_be() {
    let world = World::third_week();
    let ran = world.run("done A6 --on 12.12.").exits(0);
    assert!(ran.stdout.contains("on Fri 12 Dec 2025, before it all began (Mon 23 Nov 2026)"));
    let ran = world.run("start G14 --on yesterday").exits(0);
    assert!(!ran.stdout.contains("began"), "{ran}");
}

#[test]
fn a_reason_is_changed_by_editing() {
    let world = World::contoso();
    world.run("block A4 -m \"No room\"").exits(0);
    let ran = world.run("block A4 -m \"No time\"").exits(0);
    assert!(ran.stdout.contains("To change the reason:  ticklist edit A4"), "{ran}");
}

#[test]
fn the_entry_tells_who_acted() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    let ran = world.run("done A3 --by \"Lee Ito\"").exits(0);
    world.command("done A4").by("priya").run().exits(0);
    world.command("done A5").without("TICKLIST_BY").run().exits(0);
    let log = world.run("log --json").json();
    let by = |at: usize| log["entries"][at]["by"].as_str().unwrap_or_default().to_owned();
    assert_eq!([by(0), by(1), by(2)], ["dana", "Lee Ito", "priya"]);
    assert!(!by(3).is_empty(), "the system's user name");
    let way_back = ran.stdout.lines().find_map(|line| line.strip_prefix("Undo: "));
    world.run(way_back.expect("how to undo")).exits(0);
    assert_eq!(world.run("show A3 --json").json()["items"][0]["status"], "not-started");
}

#[test]
fn an_exact_id_wins_over_a_phase_of_that_name() {
    let world = World::new();
    let list =
        "ticklist: 1\ntitle: T\nphases:\n- {id: p, name: A1, items: [{id: A1, task: x}, y]}\n";
    world.write("list.yaml", list);
    world.run("init Contoso --checklist list.yaml").exits(0);
    let ran = world.run("done A1").exits(0);
    assert!(ran.stdout.contains("1/2 (50%)"), "{ran}");
}
