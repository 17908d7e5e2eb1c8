//! Faults of a checklist: all of them, each with its place and what to write instead.

use insta::assert_snapshot;

use crate::world::{RECORD, World};

/// A checklist in which nearly everything is wrong that can be.
const FAULTY: &str = "\
title: [a, list]
version: 3
phases:
- id: plan
  name: \"\"
  standing: yes
  items:
  - id: A1
    task: One
    owner: Dana
  - id: a1
    task: The same id in small letters
  - id: A 2
    task: Blanks in an id
  - id: A1..A3
    tsak: A misspelt key
  - Order: twelve of them
  - Order switches: twelve of them
  - ''
  - [a, list]
- items: none
- name: Assess
  id: plan
  items:
  - task: \"two\\nlines\"
    optional: maybe
    detail: {a: mapping}
  - task: twice
    task: twice
  - id: -x
    task: A dash
";

#[test]
fn all_faults_of_a_checklist_are_shown_with_their_places() {
    let world = World::new();
    world.write("faulty.yaml", FAULTY);
    assert_snapshot!(world.run("check faulty.yaml"));
    let ran = world.refuses("init Contoso --checklist faulty.yaml", 1);
    assert_snapshot!(ran);
    world.follow(&ran);
}

#[test]
fn each_fault_names_its_line_and_column() {
    let table = [
        ("phases:\n- name: A\n  itms: []\n", ":3:3:"),
        ("phases:\n- name: A\n  items:\n  - {id: x, task: a}\n  - {id: X, task: b}\n", ":5:10:"),
        ("phases:\n- name: A\n  items:\n  - task: a\n    optional: 'true'\n", ":5:15:"),
        ("phases:\n- name: Ä é 準\n  items: [{task: ~}]\n", ":3:11:"),
        ("phases: 3\n", ":1:9:"),
        ("- a\n- b\n", ":1:1:"),
        ("phases:\n- name: A\n\titems: []\n", ":3:1:"),
        ("phases:\n- name: \"A\n  items: []\n", ":"),
        ("phases: &x []\n", ":1:9:"),
        ("phases: !x []\n", ":1:9:"),
        ("phases: [{name: A, items: [*x]}]\n", ":1:28:"),
        ("phases: [{name: A, items: [x]}]\n---\nphases: []\n", ":2:1:"),
        ("ticklist: one\nphases: [{name: A, items: [x]}]\n", ":1:11:"),
        ("customer: X\nphases: [{name: A, items: [x]}]\n", ":1:1:"),
        (
            "engagement: e\ncustomer: X\nstarted: someday\nphases: [{name: A, items: [x]}]\njournal:\n",
            ":3:10:",
        ),
        ("phases: [{name: A}]\n", ":1:9:"),
        ("phases: []\n", ":1:9:"),
        ("title: x\n", ":1:1:"),
    ];
    let world = World::new();
    for (text, place) in table {
        world.write("faulty.yaml", text);
        let ran = world.run("check faulty.yaml").exits(3);
        assert!(ran.stdout.contains(&format!("faulty.yaml{place}")), "{text}\n{ran}");
        assert!(ran.stdout.contains('^'), "the place is marked: {ran}");
    }
}

#[test]
fn hostile_yaml_ends_in_an_error_and_soon() {
    let deep = format!("phases: {}{}", "[".repeat(50_000), "]".repeat(50_000));
    let open = "{a: ".repeat(50_000);
    let aliases = format!("a: &a [{}]\nphases: *a\n", "x, ".repeat(50_000));
    let escape = "phases:\n- name: \"\u{1b}[31mred\u{202e}\"\n  \u{9b}x: 1\n".to_owned();
    let longest = format!("phases:\n- name: {}\n  items: [x]\n", "x".repeat(10_000));
    let world = World::new();
    let begun = std::time::Instant::now();
    for text in [deep, open, aliases, escape, longest] {
        world.write("hostile.yaml", text);
        let ran = world.run("check hostile.yaml").exits(3);
        assert!(!ran.raw().contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{ran}");
        let ran = world.refuses("init Contoso --checklist hostile.yaml", 1);
        assert!(!ran.raw().contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{ran}");
    }
    assert!(begun.elapsed().as_secs() < 10, "it took {:?}", begun.elapsed());
}

/// Catches: a fault for each entry, and none that says what is wrong.
#[test]
fn a_record_without_its_line_for_the_journal_says_so() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    world.write(RECORD, world.read(RECORD).replace("journal:\n", ""));
    let ran = world.refuses("status", 1);
    assert!(ran.stderr.contains("no line `journal:` stands above it"), "{ran}");
    assert!(world.run("check").exits(3).stdout.contains("1 fault,"));
}

#[test]
fn a_fault_in_the_head_of_a_record_stops_every_command_and_says_where() {
    let world = World::contoso();
    let record = world.read(RECORD);
    world.write(RECORD, record.replace("- id: assess\n", "- id: asses s\n"));
    for line in ["status", "done A1", "log", "undo", "list --json"] {
        let ran = world.refuses(line, 1);
        assert!(ran.stderr.contains("asses s"), "the place is shown: {ran}");
        world.follow(&ran);
    }
    world.run("check").exits(3);
    world.write(RECORD, record);
    world.run("status").exits(0);
}
