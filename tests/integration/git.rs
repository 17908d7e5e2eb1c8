//! Two branches of a record, merged by git itself.

use crate::ran::Ran;
use crate::world::{RECORD, World};

/// What git is told about records, and the ways in which two branches come together by it.
const WAYS: [&str; 2] = ["union", "ticklist"];

fn git(world: &World, line: &str) -> Ran {
    let who = "-c user.name=Dana -c user.email=dana@example.com -c init.defaultBranch=main \
               -c commit.gpgSign=false -c gc.auto=0";
    world.shell(&format!("git {who} {line}")).env("GIT_CONFIG_NOSYSTEM", "1").run()
}

/// A record on the branch `main`, where dana went on, and on `lee`, where lee did; none where
/// there is no git.
fn two_branches(way: &str) -> Option<World> {
    let world = World::new();
    if world.shell("git --version").run().code != 0 {
        return None;
    }
    git(&world, "init -q").exits(0);
    git(&world, "config merge.ticklist.driver 'ticklist merge --driver %O %A %B'").exits(0);
    world.write(".gitattributes", format!("*.ticklist.yaml merge={way}\n"));
    world.run("init Contoso").exits(0);
    world.run("done I1").exits(0);
    commit(&world);
    git(&world, "switch -q -c lee").exits(0);
    world.command("done A4").by("lee").run().exits(0);
    world.command("note A3 -m \"Seen on the branch\"").by("lee").run().exits(0);
    commit(&world);
    git(&world, "switch -q main").exits(0);
    world.run("block A4 -m \"No room\"").exits(0);
    world.run("done A5").exits(0);
    commit(&world);
    git(&world, "branch dana").exits(0);
    Some(world)
}

fn commit(world: &World) {
    git(world, &format!("add .gitattributes {RECORD}")).exits(0);
    git(world, "commit -q -m Work").exits(0);
}

/// What all who read the record see, as of one instant.
fn state(world: &World) -> [String; 2] {
    ["list --all --json --as-of 2026-12-31", "log --json --as-of 2026-12-31"]
        .map(|report| world.run(report).exits(0).stdout)
}

/// Catches: entries that git's union or the driver loses, and a driver that git can't call.
#[test]
fn git_merges_two_branches_by_union_and_by_the_driver() {
    for way in WAYS {
        let Some(world) = two_branches(way) else { return };
        git(&world, "merge -q -m Merge lee").exits(0);
        assert_eq!(git(&world, "status --porcelain -uno").stdout, "", "{way}");
        assert_eq!(world.journal(RECORD).len(), 5, "{way}");
        world.run("check").exits(0);
        let conflicts = world.run("status --json").json()["attention"]["conflicts"].clone();
        let sides = [&conflicts[0]["values"][0], &conflicts[0]["values"][1]];
        assert_eq!(sides.map(|side| side["by"].as_str()), [Some("lee"), Some("dana")], "{way}");
        let ours = (world.bytes(RECORD), state(&world));

        git(&world, "switch -q lee").exits(0);
        git(&world, "merge -q -m Merge dana").exits(0);
        assert_eq!(state(&world), ours.1, "{way}: both sides read the same");
        if way == "ticklist" {
            assert!(world.bytes(RECORD) == ours.0, "both sides get the same bytes");
            git(&world, "merge -q -m Again main").exits(0);
            assert!(world.bytes(RECORD) == ours.0, "and keep them");
        }
    }
}

/// Catches: a hint of `init` that is no command, or tells git nothing that it understands.
#[test]
fn what_init_says_about_git_can_be_pasted() {
    let world = World::new();
    if world.shell("git --version").run().code != 0 {
        return;
    }
    git(&world, "init -q").exits(0);
    let begun = world.command("init Contoso").within("customers/contoso").run().exits(0);
    let hints = begun.hints();
    let (_, line) = hints[0].split_once(":  ").expect("a line to paste");
    world.command(line).within("customers/contoso").run().exits(0);
    let told = git(&world, &format!("check-attr merge customers/contoso/{RECORD}")).exits(0);
    assert_eq!(told.stdout, format!("customers/contoso/{RECORD}: merge: union\n"));
    assert!(world.path(".gitattributes").exists());
}

/// Catches: a driver that tells git it merged what it refused, and a record left half written.
#[test]
fn the_driver_leaves_to_git_what_does_not_belong_together() {
    let Some(world) = two_branches("ticklist") else { return };
    world.write(RECORD, world.read(RECORD).replace("\"Contoso\"", "\"Contoso Ltd\""));
    commit(&world);
    let ours = world.bytes(RECORD);
    let merged = git(&world, "merge -m Merge lee").exits(1);
    assert!(merged.raw().contains("customer: ours “Contoso Ltd”, theirs “Contoso”"), "{merged}");
    assert!(world.bytes(RECORD) == ours, "it is as it was:\n{merged}");
    assert!(git(&world, "status --porcelain -uno").stdout.starts_with("UU "), "git says so too");
    git(&world, &format!("show MERGE_HEAD:./{RECORD} > theirs.yaml")).exits(0);
    world.run("merge --head ours theirs.yaml").exits(0);
    commit(&world);
    assert_eq!(world.journal(RECORD).len(), 5, "and what git says to do brings all in");
}

/// Catches: markers of a merge that git could not do, with nothing said of what they are.
#[test]
fn what_git_could_not_merge_is_read_and_explained() {
    let Some(world) = two_branches("text") else { return };
    git(&world, "merge -q -m Merge lee").exits(1);
    let status = world.run("status --json").exits(4);
    assert_eq!(status.json()["entries"], 5, "the entries of both sides are read: {status}");
    let checked = world.run("check").exits(3);
    assert_eq!(checked.stdout.matches("git left a conflict marker here").count(), 3, "{checked}");
    let text = world.read(RECORD);
    let markers = ["<<<<<<<", "=======", ">>>>>>>"];
    let kept = text.lines().filter(|line| !markers.iter().any(|mark| line.starts_with(mark)));
    world.write(RECORD, kept.map(|line| format!("{line}\n")).collect::<String>());
    world.run("check").exits(0);
}
