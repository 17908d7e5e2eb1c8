//! Checklists as people write them: in any script, of any size; and what is no checklist.

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::{RECORD, World};

/// A checklist in many scripts, with and without ids, with initials that clash.
const ANY: &str = "\
title: 準備 – الإعداد – เตรียมตัว
phases:
- name: 準備
  standing: true
  items:
  - 看板を付ける
  - {task: 毎週の会議, ongoing: true, role: 部長}
- name: Plan
  items:
  - task: Zoë asks Łukasz about the façade
    role: Überwachung
  - التقاط صورة للمكتب الجديد
- name: Prepare
  items:
  - ติดต่อผู้ดูแลระบบเพื่อขอสิทธิ์เข้าใช้งาน
  - 'Celebrate 🎉 with the family 👨‍👩‍👧‍👦'
  - {id: own-id, task: This one has its own id}
- id: ausführen
  name: Ausführen
  items:
  - {task: Optional thing, optional: true, link: 'https://example.com/ü'}
";

fn begun(checklist: &str) -> World {
    let world = World::new();
    world.write("mine.yaml", checklist);
    world.run("check mine.yaml").exits(0);
    world.run("init Contoso --checklist mine.yaml").exits(0);
    world.run("check").exits(0);
    world
}

/// The ids and tasks of all items, by phase.
fn items(world: &World) -> Vec<(String, String, String)> {
    let list = world.run("list --all --json").exits(0).json();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let items = list["items"].as_array().expect("items").iter();
    items.map(|item| (text(item, "phase"), text(item, "id"), text(item, "task"))).collect()
}

#[test]
fn a_checklist_in_any_script_can_be_worked_with() {
    let world = begun(ANY);
    assert_snapshot!(world.session(&["list --all", "status"]));
    for (line, id) in [
        ("done 1.1", "1.1"),
        ("confirm 準備", "1.2"),
        ("start Prepare -m ช่วยด้วย", "3.1"),
        ("done AUSFÜHREN", "A1"),
        ("assign 2.2 --to 'ليلى'", "2.2"),
        ("note OWN-ID -m 注意", "own-id"),
    ] {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.contains(id), "{ran}");
    }
    world.run("check").exits(0);
}

#[test]
fn init_freezes_the_ids_that_it_gave() {
    let world = begun(ANY);
    let before = items(&world);
    let ids: Vec<&str> = before.iter().map(|(_, id, _)| id.as_str()).collect();
    assert_eq!(ids, ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "own-id", "A1"]);
    let record = world.read(RECORD);
    assert!(
        ids.iter().all(|id| record.contains(&format!("id: {id}\n"))
            || record.contains(&format!("id: \"{id}\"\n"))),
        "{record}"
    );
    world.write("mine.yaml", "phases: [{name: Other, items: [other]}]");
    assert_eq!(items(&world), before, "the checklist is pinned");
}

#[test]
fn initials_give_the_prefix_where_they_are_ascii_and_do_not_clash() {
    let table = [
        ("[{name: Plan, items: [a, b]}, {name: Do, items: [c]}]", "P1 P2 D1"),
        ("[{name: Plan, items: [a]}, {name: prepare, items: [b]}]", "1.1 2.1"),
        ("[{name: Élan, items: [a]}, {name: E, items: [b]}]", "1.1 E1"),
        ("[{name: 1st, items: [a]}, {name: '  Go', items: [b]}]", "1.1 G1"),
        ("[{name: Plan, items: [{id: P2, task: a}, b, {id: p1, task: c}, d]}]", "P2 P3 p1 P4"),
        ("[{id: only-id, items: [a]}]", "O1"),
        ("[{name: P1, items: [a, b]}]", "P2 P3"),
    ];
    for (phases, ids) in table {
        let world = begun(&format!("phases: {phases}"));
        let given: Vec<String> = items(&world).into_iter().map(|(_, id, _)| id).collect();
        assert_eq!(given.join(" "), ids, "{phases}");
    }
}

#[test]
fn texts_that_look_like_something_else_stay_texts() {
    let tasks = [
        "no",
        "1e3",
        "2026-12-05",
        "~x",
        "<<",
        "0x1F",
        "1_000",
        "null",
        "true",
        "- a",
        "# b",
        "a: b",
        "'",
        "\"",
        "\\",
        "{x}",
        "a\tb",
    ];
    let list: Vec<String> =
        tasks.iter().map(|task| format!("- {}\n", Value::from(*task))).collect();
    let world = begun(&format!("phases:\n- name: Only\n  items:\n  {}", list.join("  ")));
    let kept: Vec<String> = items(&world).into_iter().map(|(_, _, task)| task).collect();
    assert_eq!(kept, tasks);
}

#[test]
fn one_item_is_enough() {
    let world = begun("phases: [{name: Only, items: [The only one]}]");
    assert_snapshot!(world.session(&["status", "done O1", "status"]));
}

#[test]
fn two_thousand_items_are_shown_and_ticked() {
    let item = |number: usize| {
        format!("  - \"Step {number}: {}\"\n", "do it with care ".repeat(1 + number % 9))
    };
    let phase = |name: char| {
        format!("- name: {name}-phase\n  items:\n{}", (1..=400).map(item).collect::<String>())
    };
    let world = begun(&format!("phases:\n{}", ('A'..='E').map(phase).collect::<String>()));
    assert_eq!(items(&world).len(), 2000);
    world.run("done A1..C400").exits(0);
    let status = world.run("status --json").exits(0).json();
    assert_eq!((&status["all"]["items"], &status["all"]["done"]), (&2000.into(), &1200.into()));
    world.run("undo").exits(0);
    assert_eq!(world.run("status --json").json()["all"]["done"], 0);
}

#[test]
fn whatever_a_command_recorded_can_be_read_back_however_much_it_was() {
    let items: String = (1..=2000).map(|number| format!("  - Step {number}\n")).collect();
    let world = begun(&format!("phases:\n- name: All\n  items:\n{items}"));
    let tasks: String = (1..=20).map(|_| "x".repeat(8000) + "\n").collect();
    for (line, stdin) in
        [("done A1..A2000", ""), ("assign all --to Lee", ""), ("add all -", tasks.as_str())]
    {
        let before = world.bytes(RECORD);
        let ran = world.command(line).stdin(stdin).run();
        if ran.code == 0 {
            world.run("check").exits(0);
            world.run("undo").exits(0);
        } else {
            let unchanged = before == world.bytes(RECORD);
            assert!(unchanged && !ran.hints().is_empty(), "{line}: {}", ran.stderr);
        }
    }
}

#[test]
fn long_and_repeated_texts_are_wrapped_and_never_cut() {
    let word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    let long = format!("{} {word} {}", "again and ".repeat(60), "準備".repeat(70));
    let world =
        begun(&format!("phases:\n- name: Only\n  items: [\"{long}\", \"{long}\", \"{long}\"]"));
    for line in ["list", "show O1", "status"] {
        for width in ["40", "100"] {
            let ran = world.command(line).env("COLUMNS", width).run().exits(0);
            let letters = |text: &str| text.chars().filter(|c| *c == '準').count();
            if line != "status" {
                assert!(letters(&ran.stdout) >= letters(&long), "{ran}");
            }
        }
    }
}

#[test]
fn a_newer_format_version_is_refused_and_nothing_else_is_said_of_it() {
    let world = World::contoso();
    world.write(
        "new.ticklist.yaml",
        world.read(RECORD).replace("ticklist: 1", "ticklist: 2\nmood: fine"),
    );
    for line in ["status -f new", "done A1 -f new", "init X --checklist new.ticklist.yaml"] {
        world.refuses(line, 1);
    }
    assert_snapshot!(world.session(&["status -f new", "check new.ticklist.yaml"]), @"
    $ ticklist status -f new
    [stderr]
    error: new.ticklist.yaml can't be read: 1 fault
    new.ticklist.yaml:3:11: format version 2; this ticklist reads version 1
      3 | ticklist: 2
                    ^
      install a newer ticklist to read this file
    hint: when they are mended:  ticklist check new.ticklist.yaml
    [exit 1]

    $ ticklist check new.ticklist.yaml
    new.ticklist.yaml:3:11: format version 2; this ticklist reads version 1
      3 | ticklist: 2
                    ^
      install a newer ticklist to read this file

    new.ticklist.yaml: 1 fault, not readable until that is mended
    [exit 3]
    ");
}

#[test]
fn what_is_no_record_is_refused_by_name() {
    let world = World::contoso();
    world.write("mine.yaml", "phases: [{name: Only, items: [x]}]");
    world.write("empty.yaml", "");
    world.write("blank.yaml", "\n\n# nothing\n");
    world.write("text.yaml", "just some text\n");
    world.write("list.yaml", "[1, 2]\n");
    world.write("rubbish.yaml", [0x89, b'P', b'N', b'G', 0, 0xff, 0xfe, b'\n', 0, 1]);
    world.write("zeros.yaml", [0; 5000]);
    world.write("headless.yaml", "journal:\n- {at: 2026-11-23, by: dana, note: hi}\n");
    world.write("latin1.yaml", b"phases:\n- name: Ausf\xfchren\n  items: [x]\n");
    world.write("no-journal.yaml", world.read(RECORD).replace("journal:\n", ""));
    world.write(
        "utf16.yaml",
        "phases: []".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    );
    for file in [
        "mine.yaml",
        "empty.yaml",
        "blank.yaml",
        "text.yaml",
        "list.yaml",
        "rubbish.yaml",
        "zeros.yaml",
        "headless.yaml",
        "latin1.yaml",
        "no-journal.yaml",
        "utf16.yaml",
        "missing.yaml",
        "./home",
        "home/",
    ] {
        for line in ["status", "done A1", "list", "undo"] {
            let ran = world.refuses(&format!("{line} -f {file}"), 1);
            assert!(ran.stderr.contains(file.trim_matches(['.', '/'])), "{ran}");
            assert!(!ran.hints().is_empty(), "{ran}");
            assert!(!ran.stderr.contains('\0'), "{ran}");
        }
    }
    let lines =
        ["mine.yaml", "empty.yaml", "rubbish.yaml", "./home", "missing.yaml", "no-journal.yaml"]
            .map(|file| format!("status -f {file}"));
    assert_snapshot!(world.session(&lines.each_ref().map(String::as_str)));
}

#[cfg(unix)]
#[test]
fn a_record_that_is_a_link_is_written_where_it_leads() {
    let world = World::contoso();
    let linked = world
        .shell("mkdir real && mv contoso.ticklist.yaml real && ln -s real/contoso.ticklist.yaml .");
    linked.run().exits(0);
    world.run("done A1").exits(0);
    assert_eq!(world.journal("real/contoso.ticklist.yaml").len(), 1);
    assert!(world.path(RECORD).is_symlink());
}

/// Can this user be kept from writing at all? Root can't.
#[cfg(unix)]
fn is_kept_out(world: &World) -> bool {
    world.shell("touch probe && chmod 400 probe").run().exits(0);
    let kept_out = world.shell("echo x >> probe").run().code != 0;
    world.shell("rm -f probe").run().exits(0);
    kept_out
}

#[cfg(unix)]
#[test]
fn a_read_only_record_can_be_read_and_a_write_is_refused() {
    let world = World::contoso();
    if !is_kept_out(&world) {
        return;
    }
    world.shell("chmod 400 contoso.ticklist.yaml").run().exits(0);
    world.run("status").exits(0);
    let ran = world.refuses("done A1", 1);
    assert!(ran.stderr.contains(RECORD) && !ran.hints().is_empty(), "{ran}");
    world.shell("chmod 600 contoso.ticklist.yaml; mkdir locked; chmod 500 locked").run().exits(0);
    let ran = world.refuses("init Fabrikam -f locked/x.yaml", 1);
    assert!(ran.stderr.contains("locked") && !ran.hints().is_empty(), "{ran}");
    world.shell("chmod 000 contoso.ticklist.yaml").run().exits(0);
    let ran = world.run("status").exits(1);
    assert!(ran.stderr.contains(RECORD) && !ran.hints().is_empty(), "{ran}");
    world.shell("chmod 700 locked").run().exits(0);
}

/// Catches: advice to check the disk, where the name can't be one.
#[test]
fn a_name_that_is_too_long_is_said_to_be_so() {
    let world = World::contoso();
    let name = "n".repeat(300);
    let refused = world.refuses(&format!("status -o {name}.md"), 1);
    assert_eq!(refused.hints(), ["nothing was recorded; choose a shorter name"], "{refused}");
    let missing = world.refuses(&format!("status -f {name}.yaml"), 1);
    assert!(missing.stderr.starts_with("error: there is no file nnn"), "{missing}");
}
