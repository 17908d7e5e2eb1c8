//! `ticklist init`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn init_begins_a_record_and_says_what_to_do_next() {
    let world = World::new();
    assert_snapshot!(world.session(&["init Contoso --started 2026-11-30", "check", "status"]));
    let head: String = world.read(RECORD).lines().take(16).collect::<Vec<_>>().join("\n");
    assert_snapshot!(head.replace(&engagement(&head), "••"), @r#"
    # What happened at Contoso.
    # ticklist appends to the journal at the end of this file; it never rewrites a line.
    ticklist: 1
    engagement: ••
    customer: "Contoso"
    started: "2026-11-30"
    title: "EMS onboarding, customer responsibilities"
    source:
      title: "Your responsibilities"
      author: "Microsoft (staciebarker), FastTrack onboarding for Enterprise Mobility + Security"
      date: "2016-10-02"
      licence: "CC BY 4.0"
      note: "Reworded; one item for each responsibility, in the order of the document."
    phases:
    - id: general
      name: "General"
    "#);
}

fn engagement(record: &str) -> String {
    let value = record.lines().find_map(|line| line.strip_prefix("engagement: "));
    value.expect("a record has an identity").to_owned()
}

#[test]
fn the_record_is_named_after_the_customer_in_any_script() {
    let long = "x".repeat(300);
    let table = [
        ("Contoso", "contoso"),
        ("Fabrikam & Söhne GmbH", "fabrikam-söhne-gmbh"),
        ("東京 商事", "東京-商事"),
        ("../../etc/passwd", "etc-passwd"),
        ("A.B.C. Ltd.", "a-b-c-ltd"),
        ("💥", "engagement"),
        ("NUL", "nul-engagement"),
        ("Com1", "com1-engagement"),
        (long.as_str(), &"x".repeat(60)),
    ];
    for (customer, name) in table {
        let world = World::new();
        world.argv(&["init", customer]).run().exits(0);
        assert!(world.path(&format!("{name}.ticklist.yaml")).exists(), "{customer} is not {name}");
        world.run("check").exits(0);
        let status = world.run("status --json").exits(0).json();
        assert_eq!(status["customer"], customer);
    }
}

#[test]
fn the_record_is_written_where_f_says() {
    let table = [
        ("init Contoso -f one.ticklist.yaml", "one.ticklist.yaml"),
        ("-f two init Contoso", "two.ticklist.yaml"),
        ("init Contoso --file home/three.yaml", "home/three.yaml"),
    ];
    for (line, file) in table {
        let world = World::new();
        world.run(line).exits(0);
        assert!(world.read(file).contains("customer: \"Contoso\""), "{line}");
    }
}

#[test]
fn init_never_writes_over_a_file() {
    let world = World::contoso();
    world.write("note.yaml", "mine");
    assert_snapshot!(world.refuses("init CONTOSO", 1), @"
    $ ticklist init CONTOSO
    [stderr]
    error: contoso.ticklist.yaml is there already, and is never written over
    hint: look at it:  ticklist -f contoso.ticklist.yaml status
    hint: or begin another record in a file of its own: -f OTHER.ticklist.yaml
    [exit 1]
    ");
    world.refuses("init Contoso", 1);
    world.refuses("init Fabrikam -f note.yaml", 1);
    world.refuses("init Fabrikam -f contoso", 1);
}

#[test]
fn init_into_a_folder_that_is_not_there_fails_and_names_it() {
    let ran = World::new().refuses("init Contoso -f nowhere/contoso.ticklist.yaml", 1);
    assert!(ran.stderr.contains("nowhere"), "{ran}");
}

#[test]
fn init_takes_a_built_in_checklist_a_file_or_the_checklist_of_a_record() {
    let world = World::contoso();
    world.run("done I1").exits(0);
    world.write("mine.yaml", "phases: [{name: Only, items: [One thing, Another]}]");
    for (line, items) in [
        ("init A --checklist ems-onboarding", 37),
        ("init B --checklist mine.yaml", 2),
        ("init C --checklist ./mine.yaml", 2),
        ("init D --checklist contoso.ticklist.yaml", 37),
    ] {
        world.run(line).exits(0);
        let name = line.split(' ').nth(1).expect("a customer");
        let status = world.run(&format!("status --json -f {name}")).exits(0).json();
        assert_eq!(status["all"]["items"], items, "{line}");
        assert_eq!(status["entries"], 0, "{line}");
        assert_eq!(status["all"]["done"], 0, "{line}");
    }
}

#[test]
fn a_checklist_that_is_not_there_is_refused_with_the_nearest_name() {
    let world = World::new();
    let ran = world.refuses("init Contoso --checklist ems-onbording", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let world = World::new();
    world.refuses("init Contoso --checklist nothing-like-it", 1);
    world.refuses("init Contoso --checklist missing.yaml", 1);
}

#[test]
fn what_init_suggests_names_the_record_where_there_are_several() {
    let world = World::contoso();
    let ran = world.run("init Fabrikam").exits(0);
    assert!(ran.stdout.contains("ticklist list initiate -f fabrikam.ticklist.yaml"), "{ran}");
}

#[test]
fn a_list_that_is_no_checklist_yet_is_refused_with_what_makes_one_of_it() {
    let world = World::new();
    world.write("list.md", "# One\n- [ ] Do it\n");
    let ran = world.refuses("init Contoso --checklist list.md", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    let ran = world.refuses("init Contoso --checklist ems", 1);
    assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
}

#[test]
fn a_checklist_is_read_whatever_its_file_is_called() {
    let world = World::new();
    world.write("mine.txt", "phases:\n- name: One\n  items:\n  - Do it\n");
    world.run("init Contoso --checklist mine.txt").exits(0);
}

#[test]
fn the_first_day_is_a_date_in_the_past_or_to_come() {
    for (date, day) in [
        ("yesterday", "2026-11-22"),
        ("-3d", "2026-11-20"),
        ("2027-02-01", "2027-02-01"),
        ("'30 nov'", "2026-11-30"),
        ("'16 nov'", "2026-11-16"),
        ("wednesday", "2026-11-25"),
    ] {
        let world = World::new();
        world.run(&format!("init Contoso --started {date}")).exits(0);
        let started = world.run("status --json").json()["started"].clone();
        assert_eq!(started, day, "{date}");
    }
    for date in ["someday", "start+3d", "5/12"] {
        World::new().refuses(&format!("init Contoso --started {date}"), 2);
    }
}

#[test]
fn a_customer_needs_a_name_on_one_line() {
    let world = World::new();
    for name in ["", "   ", "two\nlines", "esc\u{1b}[31m"] {
        let ran = world.argv(&["init", name]).run().exits(1);
        assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{ran}");
        assert!(!ran.stderr.contains('\u{1b}'), "{ran}");
    }
    assert_eq!(world.files(), []);
}

#[test]
fn two_engagements_have_two_identities() {
    let world = World::new();
    world.run("init Contoso -f a").exits(0);
    world.run("init Contoso -f b").exits(0);
    let [a, b] = ["a", "b"].map(|name| engagement(&world.read(&format!("{name}.ticklist.yaml"))));
    assert_ne!(a, b);
}

/// Three planned phases, and two that are not.
const PLAN: &str = "\
title: Garden party
phases:
- {name: Neighbours, standing: true, items: [Keep them happy]}
- {name: Plan, days: 14, items: [Count the guests]}
- {name: Rest, items: [Sleep]}
- {name: Celebrate, days: 7, items: [Dance]}
- {name: Music, standing: true, days: 20, items: [Play]}
";

#[test]
fn durations_in_the_checklist_make_due_dates_that_can_be_undone() {
    let world = World::new();
    world.write("party.yaml", PLAN);
    assert_snapshot!(world.session(&[
        "init Millers --checklist party.yaml --started '30 nov' --by lee",
        "log",
        "status",
        "undo --by lee",
        "redo --by lee",
    ]));
    assert_eq!(world.journal("millers.ticklist.yaml").len(), 3);
}

#[test]
fn nobody_needs_a_name_to_begin_without_a_plan() {
    let world = World::new();
    world.write("party.yaml", PLAN);
    for (line, code) in [
        ("init A --checklist party.yaml --by ' '", 1),
        ("init B --checklist party.yaml --started 9999-12-25", 0),
    ] {
        world.run(line).exits(code);
    }
    assert!(!world.path("a.ticklist.yaml").exists());
    world.run("check b.ticklist.yaml").exits(0);
}

/// Catches: a line that is there twice, or beside another that says something else.
#[test]
fn git_is_told_once_and_what_else_it_is_told_stays() {
    let union = "*.ticklist.yaml merge=union";
    for (before, after) in [
        ("", format!("{union}\n")),
        ("*.png binary", format!("*.png binary\n{union}\n")),
        ("*.png binary\r\n", format!("*.png binary\r\n{union}\r\n")),
        ("*.ticklist.yaml text\n", format!("*.ticklist.yaml text\n{union}\n")),
        ("*.ticklist.yaml merge=ticklist", "*.ticklist.yaml merge=ticklist".to_owned()),
    ] {
        let world = World::contoso();
        world.write(".gitattributes", before);
        for _ in 0..2 {
            world.run("init --git").exits(0);
            assert_eq!(world.read(".gitattributes"), after);
        }
        assert_eq!(world.run("init Fabrikam").exits(0).hints(), [""; 0], "it is told already");
    }
}

#[test]
fn git_is_told_in_the_root_of_its_work_tree_else_beside_the_record() {
    let world = World::new();
    let ran = world.command("init Contoso --git").within("customers/deep").run().exits(0);
    assert!(ran.stderr.is_empty(), "{ran}");
    let told = "has git merge the journals of two branches:  *.ticklist.yaml merge=union\n";
    assert!(ran.stdout.ends_with(told), "{ran}");
    assert_eq!(world.read(".gitattributes"), "*.ticklist.yaml merge=union\n");

    let world = World::new();
    std::fs::remove_dir(world.path(".git")).expect("a folder of our own");
    world.command("init Contoso").within("customers").run().exits(0);
    let ran = world.run("init --git -f customers/contoso.ticklist.yaml").exits(0);
    let file = std::path::Path::new("customers").join(".gitattributes");
    assert_eq!(ran.stdout, format!("{} {told}", file.display()));
    assert!(!world.path(".gitattributes").exists());
}

/// Catches: what PowerShell's `>>` left, which git can't read, made worse.
#[test]
fn attributes_that_are_no_text_are_refused() {
    let world = World::contoso();
    world.write(".gitattributes", b"*.png binary\n*\0.\0y\0");
    let ran = world.refuses("init --git", 1);
    assert!(ran.stderr.contains(".gitattributes is not UTF-8"), "{ran}");
    let ran = world.run("init Fabrikam --git").exits(1);
    assert!(ran.stdout.is_empty() && ran.stderr.contains("is there: don't begin it"), "{ran}");
    world.write(".gitattributes", "");
    for line in ["init", "init --git --checklist ems-onboarding", "init --git --started friday"] {
        world.refuses(line, 2);
    }
}
