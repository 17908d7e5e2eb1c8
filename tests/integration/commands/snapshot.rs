//! `ticklist snapshot`

use insta::assert_snapshot;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
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

/// Catches: a summary that is no more than its letters, and one in which a link leads anywhere.
#[test]
fn a_summary_has_paragraphs_lists_bold_words_and_links_and_nothing_else() {
    let world = World::third_week();
    let text = "\u{feff}Licences are **late**,\nsee [the order](https://example.com/o).\n\n- one\n\t- two\n\n\
                <b>no</b> [no](javascript:x) # no";
    world.write("summary.md", text);
    let page = world.run("snapshot --summary summary.md -O html").exits(0).stdout;
    for part in [
        "<p>Licences are <strong>late</strong>, see <a href=\"https://example.com/o\"",
        "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>",
        "<p>&lt;b&gt;no&lt;/b&gt; [no](javascript:x) # no</p>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let markdown = world.run("snapshot --summary summary.md").exits(0).stdout;
    let said =
        "Licences are **late**, see [the order](<https://example.com/o>).\n\n- one\n    - two\n\n";
    assert!(markdown.contains(said), "{markdown}");
    world.write("points.md", "- one\n- two");
    let points = world.run("snapshot --summary points.md").exits(0).stdout;
    let after_points =
        Parser::new(&points).skip_while(|event| *event != Event::End(TagEnd::List(false))).nth(1);
    assert_eq!(after_points, Some(Event::Start(Tag::List(None))), "figures are a list: {points}");
    let table = world.run("snapshot --summary summary.md -O table").exits(0).stdout;
    let said = "Licences are late, see the order (https://example.com/o).\n\n- one\n  - two\n";
    assert!(table.contains(said), "{table}");
    world.run("snapshot -o a.xlsx -m \"**Licences**\"").exits(0);
    let both = world.refuses("snapshot --summary summary.md -m no", 2);
    assert!(both.stderr.contains("cannot be used with"), "{both}");
    world.write("summary.md", [0xff, 0xfe, 0x41]);
    world.refuses("snapshot --summary summary.md", 1);
}

/// Catches: something that is told as blocked and as overdue, or twice for another reason.
#[test]
fn what_is_needed_is_told_once() {
    let world = World::third_week();
    world.run("due A5 --on 2026-12-04").exits(0);
    world.run("decision \"Hybrid or cloud?\" --owner \"Priya Rao\" --due 2026-12-07").exits(0);
    world.run("action \"Send the plan\" --owner \"Lee Ito\" --due 2026-12-07").exits(0);
    world.run("assign A4 --to \"Lee Ito\"").exits(0);
    world.later(1);
    let shown = world.run("snapshot -O table").exits(0).stdout;
    let (first, _) = shown.split_once("TIMELINE").expect("a timeline");
    let (_, needs) = first.split_once("WHAT NEEDS YOU").expect("what is needed");
    for told in ["A4  ", "A5  ", "A6  ", "Hybrid or cloud?", "Send the plan", "tenant licences"] {
        assert_eq!(first.matches(told).count(), 1, "{told} in {first}");
        assert!(needs.contains(told), "{told} in {needs}");
    }
    assert!(needs.contains("Overdue: Lee Ito (2)"), "{needs}");
    let needs = &json(&world, "")["needs"];
    assert_eq!(needs["decisions"].as_array().map(Vec::len), Some(1));
}

/// Catches: the health of today in the place of that at the checkpoints, and their wrong order.
#[test]
fn the_trend_tells_the_health_at_the_last_checkpoints() {
    let world = World::third_week();
    for (name, health) in [("Week 2", "red"), ("Week 3", "green"), ("Week 4", "amber")] {
        world.run(&format!("checkpoint \"{name}\" --health {health} -m Because")).exits(0);
        world.later(1);
    }
    let trend = json(&world, "")["trend"].clone();
    let steps = trend.as_array().expect("steps").iter();
    let steps: Vec<String> =
        steps.map(|step| format!("{} {}", step["checkpoint"], step["health"])).collect();
    assert_eq!(steps, ["\"Week 2\" \"red\"", "\"Week 3\" \"green\"", "\"Week 4\" \"amber\""]);
    let shown = world.run("snapshot").exits(0).stdout;
    assert!(shown.contains("Week 2 **◆ RED** → Week 3 ● GREEN → Week 4 ▲ AMBER → now"), "{shown}");
}

/// What is due up to the checkpoint after the next, as far from it as it is from the last one.
#[test]
fn what_comes_next_reaches_to_the_checkpoint_after_the_next() {
    let world = World::contoso();
    world.run("checkpoint Kick-off --next 2026-11-30").exits(0);
    world.run("due A1 --on 2026-12-07").exits(0);
    world.run("due A3 --on 2026-12-08").exits(0);
    let next = json(&world, "")["next"].clone();
    assert_eq!(next["until"], "2026-12-07");
    let items = next["items"].as_array().expect("items");
    let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert!(ids.contains(&"A1") && !ids.contains(&"A3"), "{ids:?}");
    assert!(ids.contains(&"I1"), "of the current phase, which has no dates: {ids:?}");
    assert!(!ids.contains(&"E3"), "of a later phase without dates: {ids:?}");
}

/// Catches: a mail that grows with what there is to say.
#[test]
fn a_mail_is_short_whatever_there_is_to_say() {
    let world = World::third_week();
    let long = "Configure the firewalls of all branch offices and every data centre we have";
    for number in 1..9 {
        world.run(&format!("add assess \"{number} {long}\" --owner \"Dana Cruz\"")).exits(0);
    }
    world.run(&format!("block assess -m \"{}\"", long.repeat(3))).exits(0);
    world.run("decision \"Hybrid or cloud?\"").exits(0);
    let summary = "- a\n- b\n- c\n\nd\n\ne\n\nf";
    for (summary, more) in [("", ""), (summary, "…")] {
        world.write("summary.md", if summary.is_empty() { "One line" } else { summary });
        for format in ["md", "table", "csv"] {
            let line = format!("snapshot --brief --summary summary.md -O {format}");
            let shown = world.run(&line).exits(0).stdout;
            assert!(shown.lines().count() < 25, "{shown}");
            assert!(shown.contains(more) && shown.contains("more"), "{shown}");
            let is_said = world.run(&line).stderr.contains("the summary is cut");
            assert_eq!(is_said, !more.is_empty(), "{line}");
            assert!(!shown.contains("2026-12-08T") && !shown.contains("imeline"), "{shown}");
        }
    }
    world.run("snapshot --brief -o a.html -o a.xlsx").exits(0);
}

#[test]
fn a_snapshot_ends_with_a_page_to_sign_where_that_is_wanted() {
    let world = World::third_week();
    world.run("accept initiate --from \"Priya Rao\"").exits(0);
    world.run("reopen I1").exits(0);
    world.later(1);
    assert!(!world.run("snapshot").exits(0).stdout.contains("Signature"));
    let shown = world.run("snapshot --sign -O table").exits(0).stdout;
    let (_, page) = shown.split_once("\nACCEPTANCE\n").expect("a page to sign");
    assert_snapshot!(page.replace(&fingerprint(&world, ""), "FINGERPRINT"), @"
    Contoso accepts what is complete in the phases below, as it is on Wed 9 Dec 2026 (fingerprint
    FINGERPRINT). Phases that are not to be accepted are struck out.

    PHASE      DONE  ACCEPTED   BY         SINCE THEN
    General    1/10  -          -          -
    Initiate   1/2   Tue 8 Dec  Priya Rao  I1 reopened
    Assess     3/6   -          -          -
    Remediate  0/1   -          -          -
    Enable     0/6   -          -          -

    Name        ________________________________________________

    Role        ________________________________________________

    Date        ________________________________________________

    Signature   ________________________________________________
    ");
    for format in ["md", "html"] {
        let shown = world.run(&format!("snapshot --sign -O {format}")).exits(0).stdout;
        assert!(shown.contains("I1 reopened") && shown.contains("Signature"), "{shown}");
    }
}

#[test]
fn duties_take_a_line_unless_they_are_asked_for() {
    let world = World::third_week();
    let line = "Duties: met 4 of 10 since Week 1; not yet: G11, G12, G16, G17, R2, E2";
    let shown = world.run("snapshot -O table").exits(0).stdout;
    let agenda = world.run("agenda").exits(0).stdout;
    assert!(shown.contains(line) && agenda.contains(line), "{shown}\n{agenda}");
    let all = world.run("snapshot --duties -O table").exits(0).stdout;
    let confirm = |shown: &str| shown.matches("↻ to confirm").count();
    assert_eq!(confirm(&all), confirm(&shown) + 6);
}

/// Catches: an instant in UTC, or a command, before the reader knows how it is.
#[test]
fn the_first_screen_is_for_people() {
    let markdown = World::third_week().run("snapshot").exits(0).stdout;
    let (first, rest) = markdown.split_once("## Timeline").expect("a timeline");
    assert!(!first.contains("2026-12-08T") && rest.contains("as of 2026-12-08T09:12:00.000Z"));
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
