//! `ticklist edit`, with editors that are small scripts.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use insta::assert_snapshot;

use crate::ran::Ran;
use crate::tui::terminals::Terminal;
use crate::words::words;
use crate::world::World;

/// The record of `World::third_week`.
const RECORD: &str = "plain.ticklist.yaml";

/// An editor that does this with its file, `$1`. Its path has blanks, and it is given an argument
/// of its own.
fn editor(world: &World, script: &str) -> [(&'static str, String); 2] {
    world.write("my editors/ed it", format!("#!/bin/sh\n[ \"$1\" = --wait ] && shift\n{script}\n"));
    let editor = world.path("my editors/ed it");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("a file");
    fs::create_dir_all(world.path("scratch")).expect("a folder");
    let scratch = world.path("scratch").display().to_string();
    [("EDITOR", format!("\"{}\" --wait", editor.display())), ("TMPDIR", scratch)]
}

/// Runs `line` with such an editor, without a terminal.
fn edit(world: &World, line: &str, script: &str) -> Ran {
    let set = editor(world, script).into_iter();
    set.fold(world.command(line), |run, (name, value)| run.env(name, value)).run()
}

/// Runs `line` with such an editor in a terminal: with which code it ends.
fn edit_in_a_terminal(world: &World, line: &str, script: &str) -> u32 {
    let words = words(line);
    let mut command: Command = world.process(&words.iter().map(String::as_str).collect::<Vec<_>>());
    command.envs(editor(world, script));
    Terminal::run(&command).ends().exit_code()
}

/// What was left for the user in the folder for scratch files.
fn kept(world: &World) -> Vec<String> {
    let files = fs::read_dir(world.path("scratch")).expect("a folder");
    files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("text")).collect()
}

/// The text that the editor is given.
fn given(world: &World, line: &str) -> String {
    edit(world, line, "cat \"$1\" > given").exits(0);
    world.read("given")
}

#[test]
fn the_editor_is_given_an_item_a_line() {
    assert_snapshot!(given(&World::third_week(), "edit"));
}

/// Catches: a mark on the line where the parser gave up, far from what is wrong.
#[test]
fn plain_text_is_marked_where_it_stands() {
    for (at, text) in [(1, "Please look at this"), (1, "- one"), (16, "A4 is done"), (16, "{")] {
        let world = World::third_week();
        let script = format!("sed -i '{at}i {text}' \"$1\"");
        let ran = edit(&world, "edit", &script).exits(1);
        let said = format!("line {at}: this is no item; write an item a line");
        assert!(ran.stderr.contains(&said), "{ran}");
    }
}

#[test]
fn one_item_is_given_with_all_its_fields() {
    assert_snapshot!(given(&World::third_week(), "edit A5"), @r#"
    # Contoso, Tue 8 Dec 2026
    # Change what is to be different, save, and close the editor.
    #
    # status  not-started, in-progress, blocked, done or n/a; blocked and n/a need a `why`
    #         of a matter open or closed; closed needs a `why`, which is its outcome
    # due     a date: 2026-12-05, friday, +2w; or none
    # owner   a name, or a part of a known one; or none
    # A duty is confirmed with `confirm: yes`. `note: TEXT` says something about an item.
    # A text with `,` or `: ` in it needs quotes. What you delete here changes nothing.
    # All that you change becomes one entry, which one `undo` takes back.

    # Assess
    A5:  # Join the meetings on configuring the online services (owner by role: Lee Ito)
      status: blocked
      owner: none
      due: 2026-12-11
      link: none
      task: Join the meetings on configuring the online services
      detail: "Take part when it is planned how the online services will be configured. Enabling them comes later, in the Enable phase."
      role: solution architect
      phase: assess
      waiting: none
      why: waiting for the tenant licences
    "#);
}

#[test]
fn the_filter_of_list_is_that_of_edit() {
    let world = World::third_week();
    let given = given(&world, "edit --overdue");
    let ids: Vec<&str> = given
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids, ["A4", "A6"]);
}

#[test]
fn what_was_changed_is_one_entry_and_one_undo() {
    let world = World::third_week();
    let before = world.journal(RECORD).len();
    let script = "sed -i -e '/^A4/s/in-progress/done/' -e '/^A6/s/owner: none/owner: dana/' \
                  -e '/^A6/s/not-started/blocked/; /^A6/s/}/, why: \"No time, no room\"}/' \
                  -e '/^E3/s/due: none/due: friday/; /^G11/s/confirm: no/confirm: yes/' \"$1\"";
    assert_snapshot!(edit(&world, "edit", script), @"
    $ ticklist edit
    Contoso
    ↻  G11  Configure, test and monitor the network and    confirmed
            its bandwidth
    ✓  A4   Join the meetings on how users will be         in-progress → done
            provisioned
    ■  A6   Draw up a support plan for being ready to      not-started → blocked
            migrate
    ·  A6   Draw up a support plan for being ready to      owner: no owner → Dana Cruz
            migrate
    ·  E3   Configure the network as Microsoft advises     due: no due date → Fri 11 Dec 2026 (in 3
                                                           days)
      A6: “No time, no room”
    General 1/10 (10%), 5/8 duties met · Assess 4/6 (66%) · All 7/25 (28%), 5/10 duties met
    Undo: ticklist undo
    [exit 0]
    ");
    assert_eq!(world.journal(RECORD).len(), before + 1);
    let item = world.run("show A6 --json").json()["items"][0].clone();
    assert_eq!((&item["status"], &item["owner"]), (&"blocked".into(), &"Dana Cruz".into()));
    assert_eq!(item["reason"], "No time, no room");
    assert!(kept(&world).is_empty());
    let after = world.run("list --all --json --as-of 2026-12-08T09:12:00Z").stdout;
    world.run("undo").exits(0);
    assert_eq!(world.run("list --all --json --as-of 2026-12-08T09:12:00Z").stdout, after);
}

#[test]
fn every_field_of_one_item_can_be_edited() {
    let world = World::third_week();
    let script = "sed -i -e 's/^  status: .*/  status: in-progress/' -e '/^  why:/d' \
                  -e 's|^  link: .*|  link: https://example.com/a,b|' -e 's/^  role: .*/  role: none/' \
                  -e 's/^  task: .*/  task: \"Plan: all of it\"/' -e 's/^  detail: .*/  detail: |-\\n    one\\n    two/' \"$1\"";
    edit(&world, "edit A5", script).exits(0);
    let item = world.run("show A5 --json").json()["items"][0].clone();
    assert_eq!(item["task"], "Plan: all of it");
    assert_eq!(item["detail"], "one\ntwo");
    assert_eq!(item["link"], "https://example.com/a,b");
    assert_eq!((&item["status"], &item["role"]), (&"in-progress".into(), &serde_json::Value::Null));
    assert!(given(&world, "edit A5").contains("  detail: |-\n    one\n    two\n"));
}

#[test]
fn where_nothing_was_changed_nothing_is_recorded() {
    for script in ["true", ": > \"$1\"", "sed -i '/^A/d' \"$1\"", "sed -i 's/$/\\r/' \"$1\""] {
        let world = World::third_week();
        let before = world.read(RECORD);
        let ran = edit(&world, "edit", script).exits(0);
        assert_eq!(ran.stdout, "Nothing was changed, and nothing recorded.\n", "{script}");
        assert_eq!(world.read(RECORD), before);
        assert!(kept(&world).is_empty());
    }
}

/// Catches: an owner that shows through from a role and becomes the item's own.
#[test]
fn what_shows_through_stays_the_role_s_and_the_phase_s() {
    let world = World::third_week();
    edit(&world, "edit", "sed -i '/^A4/s/in-progress/done/' \"$1\"").exits(0);
    let entry = world.journal(RECORD).pop().expect("an entry");
    assert!(entry.contains("\"set\":{\"A4\":{\"status\":[\"in-progress\",\"done\"]}}"), "{entry}");
}

/// An editor that writes rubbish when it is first opened, keeps what it is then given in
/// `marked`, and does `then`.
fn at_first(rubbish: &str, then: &str) -> String {
    format!("if grep -q ✗ \"$1\"; then cp \"$1\" marked; {then}; else {rubbish}; fi")
}

#[test]
fn all_mistakes_are_marked_where_they_stand() {
    let world = World::third_week();
    let rubbish = "sed -i -e '/^A4/s/in-progress/finished/; /^A6/s/due: none/due: someday/' \
                   -e '/^E3/s/owner/ownre/' \"$1\"";
    let mend = "sed -i -e 's/finished/done/; s/someday/none/; s/ownre/owner/' \"$1\"";
    assert_eq!(edit_in_a_terminal(&world, "edit", &at_first(rubbish, mend)), 0);
    let marked = world.read("marked");
    let marks = marked.lines().filter(|line| line.contains('✗')).collect::<Vec<_>>().join("\n");
    assert_snapshot!(marks, @"
    # ✗ Nothing is recorded yet: see the lines marked ✗ below.
    # ✗ Save it unchanged to give up; what you wrote is kept.
    # ✗ `finished` is no status; a status is not-started, in-progress, blocked, done or n/a, a matter's is open or closed
    # ✗ `someday` is no date; write it like 2026-12-05, friday, +2w, or none
    # ✗ an item has no `ownre`; did you mean `owner`?
    ");
    let lines: Vec<&str> = marked.lines().collect();
    let below = |mark: &str| {
        let at = lines.iter().position(|line| line.contains(mark)).expect(mark);
        lines[at + 1].split(':').next().expect("an id").to_owned()
    };
    assert_eq!([below("finished"), below("someday"), below("ownre")], ["A4", "A6", "E3"]);
    assert_eq!(world.run("show A4 --json").json()["items"][0]["status"], "done");
}

#[test]
fn what_the_commands_refuse_is_marked_too() {
    let world = World::third_week();
    for (rubbish, said) in [
        ("/^A6/s/not-started/blocked/", "blocked needs a reason"),
        ("/^G11/s/not-started/done/", "a duty is never done"),
        ("/^A6/s/status/confirm: yes, status/", "this is no duty"),
        ("/^A6/s/A6/A66/", "nothing in this record has this id"),
        ("/^A6/s/A6/A4/", "this item stands here twice"),
        ("/^A6/s/}//", "not YAML"),
        ("/^A6/s/}/, why: a, note: b}/", "`why` and `note` can't both be kept"),
    ] {
        let script = at_first(&format!("sed -i '{rubbish}' \"$1\""), "true");
        let before = world.read(RECORD);
        assert_eq!(edit_in_a_terminal(&world, "edit", &script), 1);
        assert!(world.read("marked").contains(said), "{said}: {}", world.read("marked"));
        assert_eq!(world.read(RECORD), before, "{said}");
    }
}

#[test]
fn giving_up_keeps_what_was_written_in_a_file_that_is_named() {
    let world = World::third_week();
    for script in [
        "sed -i '/^A4/s/in-progress/finished/' \"$1\"",
        "echo 'A4: {status: done}' > \"$1\"; false",
    ] {
        let ran = edit(&world, "edit", script).exits(1);
        assert!(ran.stdout.is_empty() && ran.stderr.contains("nothing was recorded"), "{ran}");
        let texts = kept(&world);
        let [text] = texts.as_slice() else { panic!("{texts:?}") };
        assert!(text.contains("A4") && !text.contains('✗'), "{text}");
        assert!(ran.stderr.contains("scratch/ticklist-contoso-"), "{ran}");
        fs::remove_dir_all(world.path("scratch")).expect("a folder");
    }
}

/// Catches: an editor that was killed, taken for one in which nothing was changed.
#[test]
fn an_editor_that_fails_or_is_killed_is_a_failure() {
    for (script, said) in [("exit 3", "(exit status: 3)"), ("kill -9 $$", "(exit status: 137)")] {
        let world = World::third_week();
        let before = world.read(RECORD);
        let ran = edit(&world, "edit", script).exits(1);
        assert!(ran.stdout.is_empty() && ran.stderr.contains(said), "{ran}");
        assert!(ran.stderr.contains("name another one:  VISUAL=nano ticklist edit"), "{ran}");
        assert!(kept(&world).is_empty() && world.read(RECORD) == before, "{ran}");

        let script = format!("sed -i '/^A4/s/in-progress/done/' \"$1\"; {script}");
        let ran = edit(&world, "edit", &script).exits(1);
        assert!(ran.stderr.contains("what you wrote is kept in"), "{ran}");
        assert!(kept(&world)[0].contains("A4: {status: done"), "{:?}", kept(&world));
        assert!(world.read(RECORD) == before, "{ran}");
    }
}

/// Catches: a text that is lost because the record is busy, gone or damaged meanwhile.
#[test]
fn what_can_t_be_recorded_for_another_reason_is_kept_too() {
    let world = World::third_week();
    let script = format!("sed -i '/^A4/s/in-progress/done/' \"$1\"; rm {RECORD}");
    let ran = edit(&world, "edit", &script).exits(1);
    assert!(ran.stderr.contains("no record in") && ran.stderr.contains("is kept in"), "{ran}");
    assert!(kept(&world)[0].contains("A4: {status: done"), "{:?}", kept(&world));
}

/// Catches: a script that is offered its own mistake again, for ever.
#[test]
fn without_a_terminal_a_mistake_is_refused_at_once() {
    let world = World::third_week();
    let before = world.read(RECORD);
    let script = "echo 'A6: {due: someday}' >> \"$1\"; echo once >> calls";
    let ran = edit(&world, "edit A4", script).exits(1);
    let mistake = "`someday` is no date; write it like 2026-12-05, friday, +2w, or none";
    assert!(ran.stdout.is_empty() && ran.stderr.contains(mistake), "{ran}");
    let (line, _) =
        ran.stderr.split_once("  line ").expect("a line").1.split_once(':').expect("it");
    let text = kept(&world).pop().expect("a file");
    let at: usize = line.parse().expect("a number");
    assert_eq!(text.lines().nth(at - 1), Some("A6: {due: someday}"));
    assert_eq!(world.read("calls"), "once\n");
    assert!(world.read(RECORD) == before);
}

/// The line of a shell that records something else meanwhile, as lee.
fn meanwhile(line: &str) -> String {
    format!("env -u EDITOR {} {line} --by lee > /dev/null", env!("CARGO_BIN_EXE_ticklist"))
}

/// Catches: writing back what the editor was given where somebody else has changed it.
#[test]
fn what_somebody_else_recorded_meanwhile_stays() {
    let world = World::third_week();
    let script =
        format!("{}; sed -i '/^A4/s/in-progress/done/' \"$1\"", meanwhile("assign A6 --to Lee"));
    edit(&world, "edit", &script).exits(0);
    let items = world.run("show A4 A6 --json").json();
    assert_eq!(items["items"][0]["status"], "done");
    assert_eq!(items["items"][1]["owner"], "Lee Ito");
    assert_eq!(world.run("status --json").json()["attention"]["conflicts"], serde_json::json!([]));
}

#[test]
fn a_clash_is_shown_and_recorded_only_when_it_is_meant() {
    for (then, owner) in [("true", "Lee Ito"), ("echo '# yes' >> \"$1\"", "Dana Cruz")] {
        let world = World::third_week();
        let first = format!(
            "{}; sed -i '/^A6/s/owner: none/owner: dana/' \"$1\"",
            meanwhile("assign A6 --to Lee")
        );
        edit_in_a_terminal(&world, "edit", &at_first(&first, then));
        let marked = world.read("marked");
        assert!(marked.contains("somebody has meanwhile set the owner to Lee Ito"), "{marked}");
        assert_eq!(world.run("show A6 --json").json()["items"][0]["owner"], owner);
    }
}

#[test]
fn an_editor_that_can_t_be_run_is_named_with_what_to_do() {
    let world = World::third_week();
    let ran = world.command("edit assess").env("EDITOR", "/no/such/editor").run().exits(1);
    assert!(ran.stderr.contains("the editor `/no/such/editor` can't be run"), "{ran}");
    assert!(ran.stderr.contains("VISUAL=nano ticklist edit assess"), "{ran}");
    world.refuses("edit", 1);
}

#[test]
fn a_checklist_in_any_script_can_be_edited() {
    let world = World::new();
    let list =
        "title: 導入\nphases:\n- name: 準備\n  items: [\"会議, 計画: 全部\", \"- 何もない #1\"]\n";
    world.write("list.yaml", list);
    world.run("init \"株式会社 #1\" --checklist list.yaml").exits(0);
    let given = given(&world, "edit --all");
    assert!(given.contains("株式会社 #1") && given.contains("会議, 計画: 全部"), "{given}");
    edit(&world, "edit", "sed -i 's/owner: none/owner: \"東京, 太郎: #1\"/' \"$1\"").exits(0);
    let items = world.run("list --json").json();
    assert_eq!(items["items"][0]["owner"], "東京, 太郎: #1");
    edit(&world, "edit", "true").exits(0);
}

/// Catches: a name that is recorded without the signs that an editor wrote in another charset.
#[test]
fn what_is_not_utf_8_is_refused() {
    let world = World::third_week();
    let before = world.read(RECORD);
    let script = "printf 'A4: {owner: J\\374rgen}\\n' >> \"$1\"";
    let ran = edit(&world, "edit A4", script).exits(1);
    assert!(ran.stderr.contains("save as UTF-8"), "{ran}");
    assert!(world.read(RECORD) == before);
}

#[test]
fn only_what_is_blocked_waits_for_somebody() {
    let world = World::third_week();
    let ran = edit(&world, "edit A3", "sed -i 's/waiting: none/waiting: Microsoft/' \"$1\"");
    let ran = ran.exits(1);
    assert!(ran.raw().contains("only what is blocked waits for somebody"), "{}", ran.raw());
}
