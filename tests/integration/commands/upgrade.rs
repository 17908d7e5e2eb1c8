//! `ticklist upgrade`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

/// A checklist, as it was first.
const FIRST: &str = "\
title: Move in
source: {title: How to move in, date: 2016-05-01}
phases:
- name: Plan
  items:
  - {id: P1, task: Count the desks}
  - {id: P2, task: Order the chairs for everybody in the office}
  - {id: P3, task: Ask the landlord for a second key}
  - {id: P4, task: Draw a plan of the rooms}
- name: Work
  items:
  - {id: W1, task: Carry the desks, role: mover}
  - {id: W2, task: Carry the chairs}
  - {id: W3, task: Paint the walls, ongoing: true}
";

/// The same a year later: a phase is new, P3 and W2 are other things, and most is worded anew.
const LATER: &str = "\
title: Move in, second edition
source: {title: How to move in, date: 2017-06-01}
phases:
- name: Plan
  items:
  - {id: P1, task: 'count the desks.'}
  - {id: P2, task: Order the chairs for everybody in the new office}
  - {id: P3, task: Find a caterer}
  - {id: P5, task: Ask the landlord for a second and a third key}
- name: Permits
  standing: true
  items:
  - {id: E1, task: Draw a plan of the rooms, detail: To scale.}
  - {id: E2, task: Have the lift inspected, optional: true}
- name: Work
  items:
  - {id: W1, task: Carry desks and chairs, role: carrier}
  - {id: W2, task: Connect the telephones, link: 'https://example.com/telephones'}
  - {id: W3, task: Paint the walls}
";

fn moving_in() -> World {
    let world = World::new();
    world.write("first.yaml", FIRST);
    world.write("later.yaml", LATER);
    world.run("init Contoso --checklist first.yaml --started 2026-11-23");
    world
}

#[test]
fn the_checklist_of_2016_becomes_that_of_2018() {
    assert_snapshot!(World::contoso().session(&[
        "done I1 E3 E6",
        "upgrade --checklist ems-onboarding-2018 --dry-run",
        "upgrade --checklist ems-onboarding-2018 --map E1=E2",
        "upgrade --checklist ems-onboarding-2018 --map E1=E2",
        "changes",
        "chart",
        "log E1",
    ]));
}

#[test]
fn what_is_not_sure_is_asked_about_and_nothing_is_recorded_until_it_is_said() {
    let world = moving_in();
    assert_snapshot!(world.session(&[
        "upgrade --checklist later.yaml",
        "upgrade --checklist later.yaml --map P3=P5",
        "upgrade --checklist later.yaml --map P3=P7 --map W1=W1",
        "upgrade --checklist later.yaml --map P3=P55 --map W1=W1",
        "upgrade --checklist later.yaml --map P3=P5 --map P3=",
        "upgrade --checklist later.yaml --map plan=P5",
        "upgrade --checklist later.yaml --map P9=P5",
        "upgrade --checklist later.yaml --map P3",
        "upgrade --checklist nothing",
        "log",
    ]));
    let asked = world.refuses("upgrade --checklist later.yaml", 1);
    assert_eq!(world.follow(&asked).len(), 1);
}

#[test]
fn a_newer_checklist_brings_phases_and_takes_items_away() {
    let world = moving_in();
    assert_snapshot!(world.session(&[
        "done P1 P4",
        "done P2 P3 W2",
        "move P1 --to work",
        "upgrade --checklist later.yaml --map P3=P5 --map W1=W1 --map W2=W1",
        "status",
        "list --all",
        "due permits --on 2026-12-04",
        "add permits 'Ask the mayor'",
        "undo",
        "undo",
        "changes",
        "undo",
        "list --all",
    ]));
}

#[test]
fn what_is_done_and_reworded_is_to_be_checked_again_until_somebody_has() {
    assert_snapshot!(World::contoso().session(&[
        "done E3 E4 E5 E7 E8",
        "upgrade --checklist ems-onboarding-2018",
        "assign E3 --to Lee",
        "list enable",
        "show E3",
        "agenda",
        "status",
        "done E3",
        "undo",
        "confirm E3",
        "note E4 -m 'It is as before'",
        "reopen E5",
        "done enable",
        "list enable",
        "log E3",
    ]));
}

/// Catches: a change that the page tells as one of the scope and once more as one of the checklist.
#[test]
fn a_client_reads_once_what_a_newer_checklist_changed() {
    let world = World::contoso();
    world.session(&["done I1 E3", "upgrade --checklist ems-onboarding-2018 --map E1=E2"]);
    let page = world.run("snapshot").exits(0).stdout;
    let sections = page.split("\n## ").filter(|section| {
        ["Changes of scope", "By the newer", "Done, and", "Also"]
            .iter()
            .any(|it| section.starts_with(it))
    });
    assert_snapshot!(sections.collect::<Vec<_>>().join("\n## "));
    // As what comes next, as what came, and among all items.
    assert_eq!(page.matches("G20").count(), 3, "{page}");
}

/// Catches: a sheet whose rows are looked up in the phases that the record began with.
#[test]
fn a_sheet_of_a_newer_checklist_comes_home() {
    let world = moving_in();
    world.run("upgrade --checklist later.yaml --map P3= --map W1=W1").exits(0);
    for sheet in ["items.xlsx", "items.csv"] {
        world.run(&format!("list --all -o {sheet}")).exits(0);
        let ran = world.run(&format!("import {sheet}")).exits(0);
        assert!(ran.stdout.contains("Nothing"), "{ran}");
    }
}

#[test]
fn what_people_made_of_an_item_stays_where_the_checklist_did_not_change() {
    let world = moving_in();
    world.append(
        RECORD,
        "- {at: 2026-11-23T10:00:00Z, by: lee, set: {P1: {task: Count desks and lamps}, W1: {role: lee}}}\n\
         - {at: 2026-11-23T10:01:00Z, by: lee, add: {P-abcde: {phase: plan, task: Find a caterer}}}\n",
    );
    let upgrade = "upgrade --checklist later.yaml --map P3= --map W1=W1";
    assert_snapshot!(world.session(&[upgrade, "list --all", upgrade, "reopen P3", upgrade]));
}

#[test]
fn what_left_comes_back_with_a_checklist_that_has_it_again() {
    let world = moving_in();
    let back = "upgrade --checklist first.yaml --map P5=P3 --map W1=W1";
    assert_snapshot!(world.session(&[
        "start W2",
        "upgrade --checklist later.yaml --map P3= --map W1=W1",
        back,
        back,
    ]));
}

#[test]
fn a_list_in_markdown_is_a_newer_checklist_too() {
    let world = moving_in();
    world.write(
        "list.md",
        "# Move\n\n## Plan\n\n- Count the desks\n- Buy flowers\n\n## Work\n\n- Carry the chairs\n",
    );
    assert_snapshot!(
        world.session(&["upgrade --checklist list.md", "upgrade --checklist list.md"])
    );
}

#[test]
fn the_portfolio_names_records_of_an_older_edition() {
    let world = moving_in();
    world.run("init Fabrikam");
    world.run("init Tailspin --checklist ems-onboarding-2018");
    assert_snapshot!(world.session(&[
        "portfolio",
        "upgrade --checklist ems-onboarding-2018 -f fabrikam",
        "portfolio",
    ]));
}
