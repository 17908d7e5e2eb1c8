//! `ticklist check`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn a_record_without_faults_is_said_to_have_none() {
    assert_snapshot!(World::third_week().run("check"), @"
    $ ticklist check
    plain.ticklist.yaml: no faults, 37 items, 24 entries
    [exit 0]
    ");
}

#[test]
fn several_files_are_checked_and_summed_up_one_by_one() {
    let world = World::third_week();
    world.write("good.yaml", "phases: [{name: Only, items: [One thing]}]");
    world.write("bad.yaml", "phases: [{name: Only, tasks: [One thing]}]");
    assert_snapshot!(world.run("check good.yaml plain.ticklist.yaml bad.yaml"), @"
    $ ticklist check good.yaml plain.ticklist.yaml bad.yaml
    good.yaml: no faults, 1 item
    plain.ticklist.yaml: no faults, 37 items, 24 entries
    bad.yaml:1:23: a phase has no `tasks`
      1 | phases: [{name: Only, tasks: [One thing]}]
                                ^^^^^
      a phase has: name, items, id, standing, days

    bad.yaml: 1 fault, not readable until that is mended
    [exit 3]
    ");
}

/// Everything that `check` finds in entries which can be read.
const ODD: &str = r#"- {"id":"aaaaaaaaaa","at":"2026-11-24T10:00:00.000Z","by":"lee","set":{"Z9":{"status":["not-started","done"]}}}
- {"id":"bbbbbbbbbb","at":"2026-11-24T11:00:00.000Z","by":"lee","note":"one"}
- {"id":"bbbbbbbbbb","at":"2026-11-24T11:00:00.000Z","by":"lee","note":"another"}
- {"id":"cccccccccc","at":"2026-11-24T12:00:00.000Z","by":"lee","undoes":"zzzzzzzzzz"}
- {"id":"dddddddddd","at":"2027-11-24T12:00:00.000Z","by":"lee","note":"next year"}
- {"id":"eeeeeeeeee","at":"2026-11-24T13:00:00.000Z","by":"lee","set":{"A1":{"status":["not-started","finished"]}}}
- {"id":"ffffffffff","at":"2026-11-24T13:00:00.000Z","by":"lee","note":"cut sh"#;

#[test]
fn everything_odd_about_entries_is_found_with_its_line() {
    let world = World::contoso();
    world.at("2026-11-25T09:00:00Z");
    world.append(RECORD, ODD);
    assert_snapshot!(world.run("check"));
}

#[test]
fn check_changes_nothing_whatever_it_finds() {
    let world = World::contoso();
    world.append(RECORD, ODD);
    let before = world.files();
    world.run("check").exits(3);
    assert!(before == world.files());
}

#[test]
fn what_can_t_be_read_at_all_is_a_failure_not_a_fault() {
    let world = World::new();
    world.refuses("check", 1);
    world.refuses("check missing.yaml", 1);
    world.refuses("check home", 1);
}

#[test]
fn the_fault_that_a_report_warned_of_is_found_by_check() {
    let world = World::contoso();
    world.append(RECORD, "- {\"id\":\"eeeeeeeeee\",\n- {at: 2026-11-23, by: lee, note: fine}\n");
    let ran = world.run("status").exits(4);
    let line = format!("line {}", world.read(RECORD).lines().count() - 1);
    assert!(ran.stderr.contains(&line), "{ran}");
    let checked = world.run(ran.hints()[0].split("  ").last().expect("a command")).exits(3);
    assert!(checked.stdout.contains(&line.replace("line ", &format!("{RECORD}:"))), "{checked}");
}
