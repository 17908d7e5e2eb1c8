//! `ticklist snapshot`

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

/// The record of `World::third_week`.
const RECORD: &str = "plain.ticklist.yaml";

#[test]
fn a_snapshot_tells_what_a_meeting_needs_in_its_order() {
    assert_snapshot!(World::third_week().run("snapshot"));
}

#[test]
fn a_snapshot_fits_a_narrow_terminal() {
    let world = World::third_week();
    assert_snapshot!(world.command("snapshot -O table").env("COLUMNS", "60").run());
}

#[test]
fn a_snapshot_of_a_fresh_engagement_says_what_there_is_not() {
    let shown = World::contoso().run("snapshot -O table");
    let drawn_from_a_random_id = vec![(r"\b0(-[0-9a-f]{8}){4}", "0-HASH")];
    insta::with_settings!({filters => drawn_from_a_random_id}, { assert_snapshot!(shown) });
}

#[test]
fn a_snapshot_of_what_was_done_apart_names_what_is_to_be_decided() {
    let shown = World::two_people().run("snapshot -O table").exits(0).stdout;
    assert!(shown.contains("Recorded in two ways, to be decided (4)"), "{shown}");
}

fn json(world: &World, options: &str) -> Value {
    world.run(&format!("snapshot --json {options}")).exits(0).json()
}

fn message(world: &World, options: &str) -> Option<String> {
    json(world, options)["message"].as_str().map(str::to_owned)
}

#[test]
fn what_stands_on_top_is_the_message_else_the_note_of_the_checkpoint_of_the_day() {
    let world = World::third_week();
    assert_eq!(message(&world, ""), None);
    world.run("checkpoint \"Week 2\" -m \"Licences hold us up\"").exits(0);
    assert_eq!(message(&world, ""), Some("Licences hold us up".to_owned()));
    assert_eq!(message(&world, "-m \"All is well\""), Some("All is well".to_owned()));
    world.later(1);
    assert_eq!(message(&world, ""), None);
    world.run("checkpoint \"Week 3\" -m \"Between us\" --internal").exits(0);
    assert_eq!(message(&world, ""), None);
    assert_eq!(message(&world, "--internal"), Some("Between us".to_owned()));
}

#[test]
fn a_snapshot_says_what_the_other_reports_say() {
    for world in [World::third_week(), World::two_people(), World::contoso()] {
        let other = |report: &str| world.run(&format!("{report} --json --as-of 2026-12-07")).json();
        let snapshot = json(&world, "--as-of 2026-12-07");
        let (status, changes, chart) = (other("status"), other("changes"), other("chart"));
        for key in ["health", "progress", "all", "current_phase", "next_checkpoint", "day"] {
            assert_eq!(snapshot[key], status[key], "{key}");
        }
        for key in ["from", "to", "scope_in", "scope_out", "changes", "unmoved"] {
            assert_eq!(snapshot["period"][key], changes[key], "{key}");
        }
        for key in ["points", "due", "pace", "projected"] {
            assert_eq!(snapshot["burn_up"][key], chart[key], "{key}");
        }
        assert_eq!(snapshot["items"], other("list --all")["items"]);
        assert_eq!(snapshot["log"], other("log")["entries"]);
        assert_eq!(snapshot["blocked"], status["attention"]["blocked"]);
    }
}

#[test]
fn the_health_at_the_checkpoint_before_is_told() {
    let world = World::third_week();
    world.run("checkpoint \"Week 2\" --health red -m \"No licences\"").exits(0);
    world.later(1);
    assert_eq!(json(&world, "")["previous_health"], "red");
    assert_eq!(json(&world, "--since \"Week 1\"")["previous_health"], "amber");
    assert_eq!(json(&world, "--since 2026-12-02")["previous_health"], Value::Null);
}

#[test]
fn of_an_internal_reason_only_the_days_are_told() {
    let world = World::contoso();
    world.run("block A5 -m \"They have not paid\" --internal").exits(0);
    world.later(8);
    for format in ["md", "html", "csv", "json"] {
        let shown = world.run(&format!("snapshot -O {format}")).exits(0).stdout;
        assert!(!shown.contains("paid") && !shown.contains("reason given"), "{shown}");
        assert!(shown.contains("blocked"), "{shown}");
        let shown = world.run(&format!("snapshot --internal -O {format}")).exits(0).stdout;
        assert!(shown.contains("They have not paid"), "{shown}");
    }
    let shown = world.run("snapshot").exits(0).stdout;
    assert!(shown.contains("blocked 8d"), "{shown}");
}

#[test]
fn before_it_begins_there_is_a_snapshot_too() {
    let world = World::new();
    world.run("init Contoso --started 2026-12-07").exits(0);
    let snapshot = json(&world, "");
    assert_eq!(snapshot["health"]["word"], "not-begun");
    assert_eq!(snapshot["period"]["from"]["at"], snapshot["period"]["to"]["at"]);
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let world = World::third_week();
    world.refuses("snapshot --since today --as-of yesterday", 2);
}

fn fingerprint(world: &World, options: &str) -> String {
    json(world, options)["fingerprint"].as_str().expect("a fingerprint").to_owned()
}

/// Catches: a fingerprint of the file in the place of what it says.
#[test]
fn a_fingerprint_does_not_depend_on_how_the_record_is_written() {
    let world = World::third_week();
    let before = fingerprint(&world, "");
    let text = world.read(RECORD);
    let (head, journal) = text.split_at(text.find("journal:\n").expect("a journal") + 9);
    let mut lines: Vec<&str> = journal.lines().collect();
    lines.reverse();
    let twice = format!("# a comment\n{head}{0}\n# another\n{0}\n", lines.join("\n"));
    world.write(RECORD, twice);
    assert_eq!(fingerprint(&world, ""), before);
    assert_eq!(fingerprint(&world, "--internal"), before, "what is left out is in it too");
}

#[test]
fn a_fingerprint_tells_of_every_change_in_what_the_record_says() {
    let world = World::third_week();
    let text = world.read(RECORD);
    let before = fingerprint(&world, "");
    for (old, new) in
        [("\"Contoso\"", "\"Contoso Ltd\""), ("on leave", "on holiday"), ("dana", "lee")]
    {
        assert!(text.contains(old), "{old}");
        world.write(RECORD, text.replacen(old, new, 1));
        assert_ne!(fingerprint(&world, ""), before, "{new}");
    }
}

#[test]
fn numbers_of_the_past_can_be_shown_to_be_those_of_the_record() {
    let world = World::third_week();
    let then = fingerprint(&world, "--as-of \"Week 1\"");
    world.run("done A4").exits(0);
    let same = world.run(&format!("snapshot --as-of \"Week 1\" --verify {then}")).exits(0);
    assert!(same.stdout.contains("SAME"), "{same}");
    world.run(&format!("snapshot --verify {then}")).exits(3);
}

/// Catches: old reports that can't be verified any more, or that are verified without a word.
#[test]
fn a_short_fingerprint_of_an_earlier_version_still_verifies_and_is_said_to_be_short() {
    let world = World::third_week();
    let line = "snapshot --as-of \"Week 1\" --verify 16-ecebe817df20cbff";
    assert_snapshot!(world.run(line), @r#"
    $ ticklist snapshot --as-of "Week 1" --verify 16-ecebe817df20cbff
    Contoso · fingerprint  Tue 1 Dec 2026
    SAME: the record yields 16-ecebe817df20cbff, from 16 entries
    [stderr]
    warning: this fingerprint is a short one of an earlier version: records that differ can be made to share it; the whole one is 16-ecebe817-df20cbff-431835bb-e2505617
    [exit 0]
    "#);
    world.run("note A4 -m \"Called\"").exits(0);
    world.run(&line.replace("cbff", "cbfe")).exits(3);
}

#[test]
fn a_fingerprint_is_taken_in_capitals_and_without_its_hyphens() {
    let world = World::third_week();
    let then = fingerprint(&world, "");
    let (entries, hash) = then.split_once('-').expect("a fingerprint");
    assert_eq!(hash.len(), 32 + 3, "128 bits in four groups");
    for hash in [hash.to_uppercase(), hash.replace('-', "")] {
        let same = world.run(&format!("snapshot --verify {entries}-{hash}")).exits(0);
        assert_eq!(same.stderr, "", "{same}");
    }
}

/// An entry that lee wrote on 25 November, and nobody saw till later.
fn late(number: usize, by: &str) -> String {
    format!(
        "- {{\"id\":\"late{number}\",\"at\":\"2026-11-25T1{number}:00:00.000Z\",\"by\":\"{by}\",\
         \"items\":[\"A3\"],\"note\":\"From the train\"}}"
    )
}

#[test]
fn what_came_in_later_is_named_with_who_wrote_it() {
    let world = World::third_week();
    let then = fingerprint(&world, "--as-of \"Week 1\"");
    world.append(RECORD, [late(1, "lee"), late(2, "lee"), late(3, "lee")].join("\n") + "\n");
    let line = format!("snapshot --as-of \"Week 1\" --verify {then}");
    assert_snapshot!(world.run(&line), @r#"
    $ ticklist snapshot --as-of "Week 1" --verify 16-ecebe817-df20cbff-431835bb-e2505617
    Contoso · fingerprint  Tue 1 Dec 2026
    DIFFERS: 16 entries then, 19 now: 3 by lee came in since
      lee: 3 entries, recorded Wed 25 Nov 11:00 to Wed 25 Nov 13:00: late1, late2, late3
    [exit 3]
    "#);
    let json = world.run(&format!("{line} --json")).exits(3).json();
    assert_eq!(json["came_in"][0]["entries"], serde_json::json!(["late1", "late2", "late3"]));
}

/// Catches: looking for what came in only at the end of the file.
#[test]
fn what_came_in_is_found_wherever_it_stands_in_the_file() {
    let world = World::third_week();
    let then = fingerprint(&world, "--as-of \"Week 1\"");
    let text = world.read(RECORD);
    let begins = text.find("journal:\n").expect("a journal") + 9;
    let (head, journal) = text.split_at(begins);
    let mut lines: Vec<String> = journal.lines().map(str::to_owned).collect();
    lines.insert(1, late(1, "lee"));
    lines.insert(3, late(2, "ana"));
    lines.insert(4, late(3, "lee"));
    world.write(RECORD, format!("{head}{}\n", lines.join("\n")));
    let line = format!("snapshot --as-of \"Week 1\" --verify {then} --json");
    let json = world.run(&line).exits(3).json();
    assert_eq!(json["came_in"][0]["by"], "ana");
    assert_eq!(json["came_in"][1]["entries"], serde_json::json!(["late1", "late3"]));
}

#[test]
fn entries_that_are_gone_or_changed_are_not_said_to_have_come_in() {
    let world = World::third_week();
    let then = fingerprint(&world, "");
    let text = world.read(RECORD);
    world.write(RECORD, text.replace("on leave", "on holiday"));
    let changed = world.run(&format!("snapshot --verify {then}")).exits(3).stdout;
    assert!(changed.contains("do not say the same"), "{changed}");
    let last = text.trim_end().rfind('\n').expect("lines");
    world.write(RECORD, &text[..=last]);
    let gone = world.run(&format!("snapshot --verify {then}")).exits(3).stdout;
    assert!(gone.contains("1 missing"), "{gone}");
}

#[test]
fn what_is_no_fingerprint_is_refused_with_a_word() {
    let refused = World::third_week().refuses("snapshot --verify March", 2);
    assert!(refused.stderr.contains("is no fingerprint"), "{refused}");
}
