//! Records that people and programs have been at: odd but sound, unfinished, garbled.

use insta::assert_snapshot;

use crate::sweep::one_of;
use crate::world::{RECORD, World};

/// Three entries; the last of them is what the tests cut.
const ENTRIES: &str = r#"- {"id":"aaaaaaaaaa","at":"2026-11-23T09:10:00.000Z","by":"dana","set":{"A1":{"status":["not-started","done"]}},"note":"Five names"}
- {"id":"bbbbbbbbbb","at":"2026-11-23T09:20:00.000Z","by":"lee","set":{"A3":{"status":["not-started","in-progress"]}}}
- {"id":"cccccccccc","at":"2026-11-23T09:30:00.000Z","by":"dana","set":{"A4":{"status":["not-started","done"]}},"note":"Zoë 準"}
"#;

fn with(journal: impl AsRef<[u8]>) -> World {
    let world = World::contoso();
    world.append(RECORD, journal);
    world.at("2026-11-23T10:00:00Z");
    world
}

/// How many items are done.
#[track_caller]
fn done(world: &World, code: i32) -> u64 {
    let ran = world.run("status --json").exits(code);
    ran.json()["all"]["done"].as_u64().expect("a number")
}

#[test]
fn line_ends_marks_comments_and_blank_lines_do_not_matter() {
    let plain = with(ENTRIES).read(RECORD);
    let spaced = plain.replace("\n- {\"id", "\n\n  # a comment: - {x}\n- {\"id");
    let folded = plain.replace("- {\"id\":", "-   { \"id\" : ");
    let by_hand = plain.replace("journal:\n", "journal:    # one entry a line\n\n");
    let variants = [
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
        plain.trim_end().to_owned(),
        plain.replace('\n', "\r\n").trim_end().to_owned(),
        spaced,
        folded,
        by_hand,
        format!("{plain}\n\n\n"),
        format!("{plain}# the end"),
    ];
    for text in variants {
        let world = World::new();
        world.write(RECORD, &text);
        world.at("2026-11-23T10:00:00Z");
        assert_eq!(done(&world, 0), 2, "{text}");
        world.run("check").exits(0);
        world.run("done A5").exits(0);
        let after = world.read(RECORD);
        assert!(after.starts_with(text.as_str()), "nothing before is rewritten:\n{after}");
        assert!(after.ends_with("}\n"), "{after}");
        assert_eq!(done(&world, 0), 3, "{after}");
        world.run("check").exits(0);
    }
}

#[test]
fn entries_by_hand_may_leave_out_what_commands_write() {
    let world = with(concat!(
        "- {at: 2026-11-23, by: mia, set: {A1: {status: done}}}\n",
        "- {at: 2026-11-23T10:00:00+01:00, by: mia, set: {A3: {owner: Mia Ek, due: 2026-12-01, link: 'https://x'}}}\n",
        "- { at: 2026-11-23, by: mia, note: \"all: of {it}\", items: [A3, a4] }\n",
        "- {at: 2026-11-23, by: mia, confirm: [G2], on: 2026-11-22}\n",
        "- {at: 2026-11-23, by: mia, set: {assess: {due: 2026-12-04}}}\n",
        "- {at: 2026-11-23, by: mia, role: {identity admin: Priya}}\n",
        "- {at: 2026-11-23, by: mia, add: {R-hand: {phase: remediate, task: By hand}}}\n",
        "- {at: 2026-11-23, by: mia, checkpoint: {name: Week 1, next: 2026-12-01}}\n",
        "- {at: 2026-11-23, by: mia, set: {A5: {status: n/a}}, note: not for us}\n",
    ));
    world.at("2026-11-24T09:00:00Z");
    world.run("check").exits(0);
    assert_snapshot!(world.session(&["list assess --all", "log", "show R-hand"]));
}

#[test]
fn an_entry_over_several_lines_is_a_fault_that_check_shows_on_one() {
    let world = with(concat!(
        "- at: 2026-11-23T09:40:00Z\n  by: mia\n  set:\n    A4:\n      status: done\n  note: 'On: several lines'\n",
        "- {at: 2026-11-23, by: mia,\n   set: {A5: {status: done}}}\n",
        "- {\"id\":\"aaaaaaaaaa\",\"at\":\"2026-11-23T09:50:00.000Z\",\"by\":\"dana\",\"note\":\"whole\"}\n",
    ));
    assert_eq!(done(&world, 4), 0);
    let checked = world.run("check").exits(3);
    assert_snapshot!(checked, @r#"
    $ ticklist check
    contoso.ticklist.yaml:192:1: an entry stands on one line
      192 | - at: 2026-11-23T09:40:00Z
            ^
      write it like this: - {"id":"jwhwdoz8uz","at":"2026-11-23T09:40:00.000Z","by":"mia","set":{"A4":{"status":"done"}},"note":"On: several lines"}

    contoso.ticklist.yaml:198:1: an entry stands on one line
      198 | - {at: 2026-11-23, by: mia,
            ^
      write it like this: - {"id":"fjoxhu19ns","at":"2026-11-23T12:00:00.000Z","by":"mia","set":{"A5":{"status":"done"}}}

    contoso.ticklist.yaml: 2 faults, 37 items, 1 entry
    [exit 3]
    "#);
    assert_eq!(pasted(&world, "1000"), 2);
}

#[test]
fn the_one_line_form_of_an_entry_can_be_pasted_from_any_terminal() {
    let world = with(
        "- {at: 2026-11-23, by: mia,\n   set: {A5: {status: done}}, note: \"All accounts are there, and tested\"}\n",
    );
    assert_eq!(pasted(&world, "80"), 1);
}

/// Pastes what `check` shows into the record, in the place of what it was; how much is done then.
fn pasted(world: &World, width: &str) -> u64 {
    let ran = world.command("check").env("COLUMNS", width).run().exits(3);
    let remedy = |line: &str| line.trim().strip_prefix("write it like this: ").map(str::to_owned);
    let mended: Vec<String> = ran.stdout.lines().filter_map(remedy).collect();
    let head = world.read(RECORD).split_once("journal:\n").expect("a journal").0.to_owned();
    world.write(RECORD, format!("{head}journal:\n{}\n", mended.join("\n")));
    world.run("check").exits(0);
    world.at("2026-11-24T09:00:00Z");
    done(world, 0)
}

#[test]
fn what_a_later_version_wrote_is_kept_shown_and_left_out() {
    let later = concat!(
        r#"- {"id":"aaaaaaaaaa","at":"2026-11-23T09:10:00.000Z","by":"lee","weather":{"of":[1,2.5,null]},"set":{"A1":{"effort":[null,3],"status":["not-started","done"]}}}"#,
        "\n",
        r#"- {"id":"bbbbbbbbbb","at":"2026-11-23T09:11:00.000Z","by":"lee","checkpoint":{"name":"One","room":7}}"#,
        "\n",
    );
    let world = with(later);
    let ran = world.run("status").exits(0);
    assert_eq!(ran.stderr.lines().count(), 1, "one warning: {ran}");
    assert!(["weather", "effort", "room"].iter().all(|key| ran.stderr.contains(key)), "{ran}");
    assert_eq!(done(&world, 0), 1, "what is known of the entry counts");
    assert_snapshot!(world.session(&["log", "done A3", "check"]));
    assert!(world.read(RECORD).contains(later), "it is kept as it was");
    let parts = world.run("log A1 --json").json()["entries"][0]["parts"].clone();
    assert!(
        parts.to_string().contains(
            r#"{"id":null,"key":"weather","kind":"unknown","value":{"of":[1,2.5,null]}}"#
        ),
        "{parts}"
    );
}

/// Catches: an entry that is counted for its addition and again for what it sets.
#[test]
fn an_entry_about_what_is_not_there_is_counted_once() {
    let world = with(concat!(
        "- {at: 2026-11-23, by: mia, add: {X1: {phase: nowhere, task: a}}, set: {X1: {due: 2026-12-04}}}\n",
        "- {at: 2026-11-23, by: lee, add: {X2: {phase: nowhere, task: b}}}\n",
    ));
    let ran = world.run("status").exits(0);
    assert!(ran.stderr.contains("2 entries about what is not in this checklist"), "{ran}");
}

/// A record as small as can be, since it is cut very often.
const SMALL: &str = "\
engagement: small
customer: Small
started: 2026-11-23
phases: [{name: All, items: [{id: A1, task: a}, {id: A3, task: b}, {id: A4, task: c}, {id: A5, task: d}]}]
journal:
";

#[test]
#[ignore = "starts 500 processes"]
fn an_entry_cut_at_any_byte_costs_nothing_but_itself() {
    cut_at_one_byte_of(1);
}

#[test]
fn an_entry_cut_here_or_there_costs_nothing_but_itself() {
    cut_at_one_byte_of(11);
}

fn cut_at_one_byte_of(step: usize) {
    let whole = format!("{SMALL}{ENTRIES}").into_bytes();
    let last = ENTRIES.lines().last().map_or(0, str::len) + 1;
    for cut in one_of(step, 1..=last) {
        let bytes = &whole[..whole.len() - cut];
        let complete = cut == 1;
        let unfinished = usize::from(cut != 1 && cut != last);
        let world = World::new();
        world.write(RECORD, bytes);
        world.at("2026-11-23T10:00:00Z");
        let status = world.run("status --json").exits(0);
        let counted = if complete { 2 } else { 1 };
        assert_eq!(status.json()["all"]["done"], counted, "cut by {cut}");
        assert_eq!(status.stderr.lines().count(), unfinished, "cut by {cut}: {status}");
        assert!(world.bytes(RECORD) == bytes, "a reader wrote, cut by {cut}");

        let ran = world.run("done A5").exits(0);
        let after = world.bytes(RECORD);
        let kept = if complete { bytes.len() } else { whole.len() - last };
        assert!(after.starts_with(&bytes[..kept]), "a whole entry was lost, cut by {cut}");
        let added = String::from_utf8_lossy(&after[kept..]).into_owned();
        let lines = |start: &str| added.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(lines("# unfinished: \""), unfinished, "cut by {cut}: {added}");
        assert_eq!(lines("- {"), 1, "cut by {cut}: {added}");
        assert!(unfinished == 0 || ran.stderr.contains("unfinished"), "{ran}");
        let check = world.run("check").exits(0);
        let entries = format!(" {} entries", if complete { 4 } else { 3 });
        assert!(
            check.stdout.contains(&entries) && check.stderr.is_empty(),
            "cut by {cut}: {check}"
        );
    }
}

#[test]
fn an_unfinished_entry_as_people_see_it() {
    let cut = with(&ENTRIES[..ENTRIES.len() - 20]);
    assert_snapshot!(cut.session(&["list A1 A4", "check", "done A4", "list A1 A4", "check"]));
    let comment = cut.journal(RECORD).into_iter().find(|line| line.starts_with('#'));
    let text = comment.expect("what was cut is kept").replace("# unfinished: ", "");
    let text: String = serde_json::from_str(&text).expect("it is a JSON string");
    assert!(text.starts_with("- {\"id\":\"cccccccccc\""), "{text}");
}

#[test]
fn a_garbled_line_costs_one_line_and_is_never_passed_over_in_silence() {
    let garbage: [&[u8]; 7] = [
        b"- {\"id\":\"bbbbbbbbbb\",\"at\":\"2026-\n",
        b"garbage\n",
        b"\xff\xfe\x00\x01\n",
        b"\0\0\0\0\0\0\0\0\n",
        b"<<<<<<< HEAD\n",
        b"- {at: someday, by: dana}\n",
        b"- \x1b[31mred\n",
    ];
    for line in garbage {
        let lines: Vec<&str> = ENTRIES.split_inclusive('\n').collect();
        let world =
            with([lines[0].as_bytes(), line, lines[1].as_bytes(), lines[2].as_bytes()].concat());
        let number = world.bytes(RECORD).iter().filter(|byte| **byte == b'\n').count() - 2;
        let before = world.bytes(RECORD);
        for report in ["status", "list --all", "show A1", "log", "checkpoint", "log --json"] {
            let ran = world.run(report).exits(4);
            assert!(ran.stderr.contains(&format!("line {number} ")), "{ran}");
            assert!(!ran.raw().contains(['\u{1b}', '\0']), "{ran}");
        }
        assert_eq!(done(&world, 4), 2, "the others are shown");
        let checked = world.run("check").exits(3);
        assert!(checked.stdout.contains(&format!("{RECORD}:{number}:")), "{checked}");
        let ran = world.run("done A5").exits(0);
        assert!(ran.stderr.contains(&format!("line {number} ")), "a writer says so too: {ran}");
        assert!(world.bytes(RECORD).starts_with(&before), "nothing is rewritten");
    }
}

#[test]
fn a_garbled_line_of_a_file_from_windows_is_shown_without_its_line_end() {
    let world = World::contoso();
    let text = format!("{}garbage\n{ENTRIES}", world.read(RECORD));
    world.write(RECORD, text.replace('\n', "\r\n"));
    let ran = world.run("check").exits(3);
    assert!(ran.stdout.contains("| garbage\n"), "{ran}");
}

#[test]
fn a_garbled_line_as_people_see_it() {
    let world = with(ENTRIES.replace("\"by\":\"lee\",", "\"by\":\"lee"));
    assert_snapshot!(world.session(&["list A1 A3 A4", "check", "done A5"]));
}

#[test]
fn bytes_of_nothing_at_the_end_are_cut_off_and_kept_as_a_comment() {
    let world = with([ENTRIES.as_bytes(), &[0; 12]].concat());
    let ran = world.run("status").exits(0);
    assert!(ran.stderr.lines().count() == 1 && !ran.stderr.contains('\0'), "{ran}");
    world.run("done A5").exits(0);
    assert!(!world.bytes(RECORD).contains(&0));
    assert_eq!(done(&world, 0), 3);
    world.run("check").exits(0);
}

#[test]
fn an_entry_far_ahead_of_the_clock_is_left_out_until_then() {
    let ahead = |hours: i64| {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-23T10:00:00Z").expect("an instant");
        let at = (at + chrono::TimeDelta::hours(hours)).to_rfc3339();
        ENTRIES.lines().next().unwrap_or_default().replace("2026-11-23T09:10:00.000Z", &at) + "\n"
    };
    let world = with(ahead(30));
    let ran = world.run("status").exits(0);
    assert!(ran.stderr.contains("aaaaaaaaaa") && ran.stderr.lines().count() == 1, "{ran}");
    assert_eq!(done(&world, 0), 0);
    assert_snapshot!(world.session(&["list A1", "check", "done A3"]));
    let entry = world.journal(RECORD).pop().expect("an entry");
    assert!(entry.contains("\"at\":\"2026-11-23T10:"), "the clock counts, not that entry: {entry}");
    world.later(1);
    assert_eq!(done(&world, 0), 2, "its time has come");

    let world = with(ahead(20));
    assert_eq!(done(&world, 0), 1, "less than a day ahead is another clock");
    world.run("done A3").exits(0);
    let log = world.run("log --json").json();
    assert_eq!(
        log["entries"][1]["at"], "2026-11-24T06:00:00.001Z",
        "a millisecond past the newest"
    );
}
