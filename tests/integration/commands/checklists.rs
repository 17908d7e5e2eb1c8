//! `ticklist checklists`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn the_built_in_checklists_are_listed_with_their_source() {
    assert_snapshot!(World::new().run("checklists"), @"
    $ ticklist checklists
    NAME                 TITLE                                           PHASES  ITEMS
    ems-onboarding       EMS onboarding, customer responsibilities            5     37
                         ↳ after: Your responsibilities, Microsoft (staciebarker), FastTrack
                           onboarding for Enterprise Mobility + Security, 2016-10-02, CC BY 4.0
    ems-onboarding-2018  EMS onboarding 2018, customer responsibilities       5     43
                         ↳ after: Your responsibilities, Microsoft (andredm), FastTrack onboarding for
                           Enterprise Mobility + Security, 2018-08-13, CC BY 4.0

    One in full:    ticklist checklists show NAME
    One of yours:   ticklist init CUSTOMER --checklist FILE.yaml
    [exit 0]
    ");
}

#[test]
fn a_checklist_is_printed_as_it_is_shipped_and_can_be_used_as_a_file() {
    let world = World::new();
    let printed = world.run("checklists show ems-onboarding").exits(0);
    assert_eq!(printed.stdout, include_str!("../../../checklists/ems-onboarding.yaml"));
    world.write("mine.yaml", &printed.stdout);
    world.run("check mine.yaml").exits(0);
    world.run("init Contoso --checklist mine.yaml").exits(0);
}

#[test]
fn a_misspelt_checklist_gets_the_nearest_name() {
    let world = World::new();
    let ran = world.refuses("checklists show ems-onbording", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let ran = world.refuses("checklists show x", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
}

/// Contoso's own list, as somebody has it in a wiki.
const LIST: &str = "\
# Our onboarding

Read this first.

## Prepare

- [ ] Book a [room](https://example.com/room)
  - with a beamer
- [x] Invite people | all of them
1. Write the plan: now

## Später
* Übergabe
## Nothing yet
";

#[test]
fn a_list_in_markdown_becomes_a_checklist() {
    let world = World::new();
    world.write("list.md", LIST);
    assert_snapshot!(world.run("checklists new list.md -o mine.yaml"), @"
    $ ticklist checklists new list.md -o mine.yaml
    [stderr]
    wrote mine.yaml
    2 phases with 4 items from list.md
    left out: 1 tick of an item: line 9; a checklist says what to do, not what is done
    left out: 1 paragraph beside the lists: Read this first. (line 3)
    left out: 1 heading without items: Nothing yet (line 14)
    begin a record with it:  ticklist init CUSTOMER --checklist mine.yaml
    [exit 0]
    ");
    assert_snapshot!(world.read("mine.yaml"), @r#"
    ticklist: 1
    title: "Our onboarding"
    phases:
    - id: prepare
      name: "Prepare"
      items:
      - id: P1
        task: "Book a room"
        detail: "with a beamer"
        link: "https://example.com/room"
      - id: P2
        task: "Invite people | all of them"
      - id: P3
        task: "Write the plan: now"
    - id: "später"
      name: "Später"
      items:
      - id: S1
        task: "Übergabe"
    "#);
    world.run("check mine.yaml").exits(0);
    world.run("init Contoso --checklist mine.yaml").exits(0);
    assert_eq!(world.run("checklists new list.md").exits(0).stdout, world.read("mine.yaml"));
}

#[test]
fn plain_lines_and_tables_become_checklists_too() {
    let world = World::new();
    world.write("list.txt", "Prepare:\n  Book a room\n  Invite people\nLater:\n  Hand over\n");
    let csv = "Aufgabe;Abschnitt;Rolle\r\nBook a room;Prepare;\r\nInvite people;Prepare;\r\n\
               Hand over;Later;\r\n";
    world.write("list.csv", csv);
    let [plain, table] = ["list.txt", "list.csv"]
        .map(|list| world.run(&format!("checklists new {list}")).exits(0).stdout);
    assert_eq!(plain, table);
    assert!(plain.contains("- id: P2\n    task: \"Invite people\""), "{plain}");
}

#[test]
fn the_sheet_of_a_record_becomes_its_checklist_again() {
    let world = World::third_week();
    world.run("list --all -o items.xlsx").exits(0);
    world.run("checklists new items.xlsx -o mine.yaml").exits(0);
    world.run("init Fabrikam --checklist mine.yaml").exits(0);
    let items = |name: &str| {
        let json = world.run(&format!("list --all --json -f {name}")).exits(0).json();
        let items = json["items"].as_array().expect("items").clone();
        let keys = ["id", "phase", "task", "role", "duty", "optional"];
        items.iter().map(|item| keys.map(|key| item[key].clone())).collect::<Vec<_>>()
    };
    assert_eq!(items("fabrikam"), items("plain"));
}

#[test]
fn a_list_that_can_t_be_taken_says_where_and_why() {
    let world = World::new();
    world.write("list.csv", "id,task\nA1,Meet\nA1,Plan\n,\nA 2,Do\n");
    let refused = world.refuses("checklists new list.csv", 1);
    assert!(refused.stderr.contains("row 3") && refused.stderr.contains("row 5"), "{refused}");
    world.write("empty.md", "# Nothing\n");
    world.refuses("checklists new empty.md", 1);
    world.write("list.docx", "x");
    world.refuses("checklists new list.docx", 2);
    world.write("mine.yaml", "x");
    world.write("list.md", LIST);
    world.refuses("checklists new list.md -o mine.yaml", 1);
    world.refuses("checklists new list.md -o a.ticklist.yaml", 1);
}
