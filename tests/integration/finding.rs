//! Which record a command is about.

use insta::assert_snapshot;

use crate::ran::Ran;
use crate::world::{RECORD, World};

/// The customer of the record that `status` finds in a folder.
#[track_caller]
fn found(world: &World, folder: &str) -> String {
    let ran = world.command("status --json").within(folder).run().exits(0);
    ran.json()["customer"].as_str().expect("a customer").to_owned()
}

fn missing(world: &World, folder: &str) -> Ran {
    let ran = world.command("status").within(folder).run().exits(1);
    assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{ran}");
    ran
}

#[test]
fn the_only_record_of_this_folder_is_meant() {
    let world = World::contoso();
    let ran = world.run("status").exits(0);
    assert_eq!(ran.stderr, "", "it is here, so nothing is said");
}

#[test]
fn without_a_record_the_ways_to_get_one_are_named() {
    assert_snapshot!(World::new().run("status"), @"
    $ ticklist status
    [stderr]
    error: no record in /world or the folders above it
    hint: begin one:  ticklist init CUSTOMER
    hint: or see what it is about:  ticklist demo
    [exit 1]
    ");
}

#[test]
fn a_record_above_is_found_and_named() {
    let world = World::contoso();
    let ran = world.command("status").within("a/b/c").run().exits(0);
    assert_eq!(ran.stderr, format!("using {}\n", world.path(RECORD).display()));
    world.command("done A1").within("a/b").run().exits(0);
    assert_eq!(world.journal(RECORD).len(), 1);
    let named = world.command("status -f contoso").within("a").run().exits(0);
    assert!(named.stderr.contains(RECORD), "{named}");
}

#[test]
fn the_nearest_folder_that_has_one_counts() {
    let world = World::contoso();
    world.command("init Fabrikam").within("a").run().exits(0);
    assert_eq!(found(&world, "a/b"), "Fabrikam");
    assert_eq!(found(&world, "c"), "Contoso");
}

#[test]
fn nothing_above_the_root_of_a_git_work_tree_is_looked_at() {
    let world = World::contoso();
    world.write("tree/.git/HEAD", "ref: refs/heads/main\n");
    world.write("linked/.git", "gitdir: elsewhere\n");
    for folder in ["tree", "tree/src", "linked", "linked/src"] {
        missing(&world, folder);
    }
    world.command("init Fabrikam").within("tree").run().exits(0);
    assert_eq!(found(&world, "tree/src"), "Fabrikam", "the root itself counts");
}

#[test]
fn neither_the_home_folder_nor_anything_above_it_is_looked_at() {
    let world = World::contoso();
    world.command("init Fabrikam").within("home").run().exits(0);
    missing(&world, "home/projects");
    assert_eq!(found(&world, "home"), "Fabrikam", "unless one is there");
}

/// Catches: a home folder that counts only under the name that the system gives for it.
#[test]
#[cfg(unix)]
fn the_home_folder_is_the_same_under_another_name() {
    let world = World::contoso();
    std::os::unix::fs::symlink("home", world.path("link")).expect("a folder of our own");
    world.command("init Fabrikam").within("home").run().exits(0);
    let status = world.command("status").within("home/projects").env("HOME", world.path("link"));
    status.run().exits(1);
}

/// Catches: names compared byte by byte, where macOS writes `ë` in two characters.
#[test]
fn a_record_is_found_by_its_name_however_its_letters_are_written() {
    let names = ["zoë", "ZOË", "zoe\u{308}"];
    for file in names {
        let world = World::new();
        world.argv(&["init", "Zoë", "-f", file]).run().exits(0);
        for name in names {
            world.argv(&["status", "-f", name]).run().exits(0);
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn of_names_that_look_alike_the_one_that_was_typed_counts() {
    let world = World::contoso();
    world.run("init Other -f CONTOSO").exits(0);
    let customer = |line| world.run(line).exits(0).json()["customer"].clone();
    assert_eq!(customer("status --json -f CONTOSO"), "Other");
    assert_eq!(customer("status --json -f contoso"), "Contoso");
}

#[test]
fn several_records_are_listed_and_the_hint_names_one() {
    let world = World::contoso();
    world.run("init Fabrikam").exits(0);
    for line in ["status", "--per owner", "done A1 -m \"It is done\"", "list assess --json"] {
        let ran = world.refuses(line, 1);
        assert!(ran.stderr.contains("contoso") && ran.stderr.contains("fabrikam"), "{ran}");
        assert_eq!(world.follow(&ran)[0].code, 0, "{ran}");
    }
    assert_snapshot!(world.run("done A1 -m \"It is done\""), @r#"
    $ ticklist done A1 -m "It is done"
    [stderr]
    error: several records in /world: contoso, fabrikam
    hint: say which:  ticklist done A1 -m "It is done" -f contoso
    [exit 1]
    "#);
}

/// All the names that programs give to copies, as far as records go by them.
const COPIES: [&str; 12] = [
    "Copy of contoso.ticklist.yaml",
    "contoso - Copy.ticklist.yaml",
    "contoso (1).ticklist.yaml",
    "contoso-PC.ticklist.yaml",
    "Kopie von contoso.ticklist.yaml",
    "contoso (Dana's conflicted copy 2026-11-23).ticklist.yaml",
    "contoso.ticklist (1).yaml",
    "contoso.ticklist.sync-conflict-20261123-090000-ABCDEFG.yaml",
    "contoso.ticklist.yaml.orig",
    "contoso.ticklist.yaml.bak",
    "contoso.ticklist.yaml~",
    "contoso.ticklist.yaml.~1~",
];

/// Catches: copies that count as records of their own, and one that is passed over in silence.
#[test]
fn copies_of_one_record_are_one_and_what_only_they_have_is_named() {
    for copy in COPIES {
        let world = World::contoso();
        world.run("done A1").exits(0);
        world.write(copy, world.read(RECORD));
        let same = world.run("list").exits(0);
        assert!(!same.stderr.contains("not here") && same.hints().is_empty(), "{copy}: {same}");
        world.run("done A3").exits(0);
        assert_eq!(world.journal(RECORD).len(), 2, "{copy}");
        world.command("done A4").env("TICKLIST_FILE", world.path(copy)).run().exits(0);
        for line in ["status", "note A1 -m Here", "portfolio"] {
            let ran = world.run(line).exits(0);
            assert!(ran.stderr.contains("has 1 entry that is not "), "{copy}: {ran}");
            assert_eq!(ran.hints().len(), 1, "{ran}");
        }
        let ran = world.run("").exits(0);
        assert!(ran.stdout.starts_with("Contoso · "), "{copy}: {ran}");
        let [merged] = &world.follow(&ran)[..] else { panic!("one hint: {ran}") };
        assert!(merged.code == 0 && merged.stdout.contains("1 entry came in"), "{merged}");
        let after = world.run("status").exits(0);
        assert!(!after.stderr.contains("not here"), "{copy}: {after}");
    }
}

/// Catches: a copy that can't be read, and about which nothing is said.
#[test]
fn a_copy_that_can_t_be_read_is_named() {
    let world = World::contoso();
    let broken = world.read(RECORD).replace("phases:", "phasis:");
    world.write("contoso (1).ticklist.yaml", broken);
    for line in ["status", "done A1", "portfolio"] {
        let ran = world.run(line).exits(0);
        assert!(
            ran.stderr.contains("contoso (1).ticklist.yaml is another copy, and can't"),
            "{ran}"
        );
        assert_eq!(world.follow(&ran)[0].code, 3, "{ran}");
    }
}

/// Catches: a record that is left out because another customer's was made of it.
#[test]
fn a_record_of_another_customer_is_no_copy() {
    let world = World::contoso();
    world.write("fabrikam.ticklist.yaml", world.read(RECORD).replace("Contoso", "Fabrikam"));
    let ran = world.refuses("status", 1);
    assert!(
        ran.stderr.contains("several records in /world") || ran.stderr.contains("fabrikam"),
        "{ran}"
    );
    assert_eq!(world.run("portfolio --json").exits(0).json()["totals"]["customers"], 2);
}

/// Catches: a copy that is taken for the record since it sorts before it or is shorter.
#[test]
fn of_copies_the_one_called_like_its_customer_is_the_record() {
    let world = World::contoso();
    for copy in ["a.ticklist.yaml", "Copy of contoso.ticklist.yaml"] {
        world.write(copy, world.read(RECORD));
    }
    world.run("init Fabrikam").exits(0);
    let ran = world.refuses("status", 1);
    assert!(ran.stderr.contains(": contoso, fabrikam\n"), "{ran}");
    world.command("done A1").env("TICKLIST_FILE", "a").run().exits(0);
    world.run("merge a.ticklist.yaml").exits(0);
    assert_eq!(world.journal(RECORD).len(), 1, "of several records the one that it is a copy of");
}

#[test]
fn the_demo_counts_only_where_it_is_alone() {
    let world = World::new();
    world.run("demo").exits(0);
    assert_eq!(found(&world, "."), "Alder & Finch");
    assert_eq!(found(&world, "a"), "Alder & Finch");
    world.run("init Contoso").exits(0);
    assert_eq!(found(&world, "."), "Contoso");
    assert_eq!(world.run("status --json -f demo").exits(0).json()["customer"], "Alder & Finch");
}

#[test]
fn the_variable_names_a_record_by_path_or_name_and_f_is_nearer() {
    let world = World::contoso();
    world.run("init Fabrikam").exits(0);
    for (file, line, customer) in [
        ("fabrikam", "status --json", "Fabrikam"),
        ("./contoso.ticklist.yaml", "status --json", "Contoso"),
        ("fabrikam", "status --json -f contoso", "Contoso"),
    ] {
        let ran = world.command(line).env("TICKLIST_FILE", file).run().exits(0);
        assert_eq!(ran.json()["customer"], customer, "{file}, {line}");
    }
    let ran = world.command("status").env("TICKLIST_FILE", "").run().exits(1);
    assert!(ran.stderr.contains("several"), "an empty variable is none: {ran}");
    world.command("done A1").env("TICKLIST_FILE", "fabrikam").run().exits(0);
    assert_eq!(world.journal("fabrikam.ticklist.yaml").len(), 1);
}

#[test]
fn a_name_that_no_record_has_gets_those_that_are_there() {
    let world = World::contoso();
    let ran = world.refuses("status -f contsoo", 1);
    assert!(ran.stderr.contains("contoso"), "{ran}");
    let ran = world.command("status -f nobody").within("empty/.git").run().exits(1);
    assert!(!ran.hints().is_empty(), "{ran}");
}

/// Catches: a start that means two customers and is taken for one of them.
#[test]
fn a_record_is_found_by_the_start_of_its_name_where_that_is_one_alone() {
    let world = World::new();
    for customer in ["Contoso", "Contoso East", "Northwind Traders"] {
        world.run(&format!("init \"{customer}\"")).exits(0);
    }
    assert!(world.run("status -f nor").exits(0).stdout.starts_with("Northwind Traders"));
    assert!(world.run("status -f CONTOSO").exits(0).stdout.starts_with("Contoso ·"));
    let ran = world.refuses("status -f con", 1);
    assert!(ran.stderr.contains("contoso-east") && !ran.stderr.contains("northwind"), "{ran}");
}
