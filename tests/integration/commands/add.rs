//! `ticklist add`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn add_says_the_new_id() {
    assert_snapshot!(World::contoso().session(&[
        "add remediate \"Upgrade the AD FS farm\" --owner \"Dana Cruz\" --due friday",
        "list remediate",
    ]), @r#"
    $ ticklist add remediate "Upgrade the AD FS farm" --owner "Dana Cruz" --due friday
    Contoso
    +  R-••1  Upgrade the AD FS farm  added to Remediate, Dana Cruz, due Fri 27 Nov 2026 (in 4 days)
    Dana Cruz is new here: no other item or role has this owner
    Remediate 0/2 (0%), 0/1 duties met · All 0/26 (0%), 0/10 duties met
    Undo: ticklist undo
    [exit 0]

    $ ticklist list remediate
    Contoso · open items of remediate                                                    Mon 23 Nov 2026
    ID     STATUS         TASK                                              OWNER      DUE         MOVED
    Remediate · 0/2 (0%)
    R1     ○ not-started  Complete the remediation that the assessment      -          -               -
                          called for
    R2     ↻ to confirm   Attend the checkpoint meetings                    -          -               -
    R-••1  ○ not-started  Upgrade the AD FS farm                            Dana Cruz  Fri 27 Nov     0d
    [exit 0]
    "#);
}

#[test]
fn an_added_item_is_worked_with_like_any_other() {
    let world = World::contoso();
    let added = world.run("add Remediate \"Upgrade the AD FS farm\"").exits(0);
    let id = added.stdout.split_whitespace().find(|word| word.starts_with("R-"));
    let id = id.expect("the new id").to_owned();
    assert_eq!(id.len(), 5, "the shortest form has three random characters");
    for line in
        ["start ID", "assign ID --to Lee", "due ID --on friday", "note ID -m words", "done ID"]
    {
        world.run(&line.replace("ID", &id)).exits(0);
        world.run(&line.replace("ID", &id.to_lowercase())).exits(0);
    }
    let item = world.run(&format!("show {id} --json")).json()["items"][0].clone();
    assert_eq!((&item["status"], &item["owner"]), (&"done".into(), &"Lee".into()));
    assert_eq!(item["id"].as_str().map(str::len), Some(7), "five random characters: {item}");
}

#[test]
fn tasks_from_stdin_are_one_entry_in_their_order() {
    let world = World::contoso();
    let tasks = ["Book the room", "Order lunch", "Send the agenda", "Print the badges", "Call Lee"];
    let text = format!("{}\r\n\n", tasks.join("\n  "));
    world.command("add assess - --owner Lee --due friday").stdin(text).run().exits(0);
    assert_eq!(world.journal(RECORD).len(), 1);
    let list = world.run("list assess --owner Lee --json").json();
    let items = list["items"].as_array().expect("items").iter();
    let listed: Vec<&str> = items.map(|item| item["task"].as_str().unwrap_or_default()).collect();
    assert_eq!(listed, tasks);
    world.run("undo").exits(0);
    assert_eq!(world.run("list assess --json").json()["items"].as_array().map(Vec::len), Some(5));
}

#[test]
fn prefixes_follow_the_phases_names() {
    let world = World::new();
    world.write(
        "mine.yaml",
        "phases: [{name: Plan, items: [x]}, {name: Prepare}, {name: 準備}, {name: Do}]",
    );
    world.run("init Contoso --checklist mine.yaml").exits(0);
    for (phase, prefix) in [("plan", "1-"), ("Prepare", "2-"), ("準備", "3-"), ("do", "D-")] {
        let ran = world.run(&format!("add {phase} \"Another task\"")).exits(0);
        assert!(ran.stdout.contains(&format!("+  {prefix}")), "{ran}");
    }
}

#[test]
fn add_needs_a_phase_and_a_task() {
    let world = World::contoso();
    for (line, hint) in [
        ("add asess \"Book a room\"", "ticklist add assess \"Book a room\""),
        ("add assess Book a room", "ticklist add assess \"Book a room\""),
    ] {
        let ran = world.refuses(line, if line.contains("asess") { 1 } else { 2 });
        assert_eq!(ran.hints(), [hint]);
        assert_eq!(world.follow(&ran)[0].code, 0);
    }
    for (line, code) in [
        ("add assess", 2),
        ("add", 2),
        ("add assess ''", 1),
        ("add nowhere-near \"Book a room\"", 1),
        ("add A1 \"Book a room\"", 1),
        ("add assess \"Book a room\" --due someday", 2),
        ("add assess \"Book a room\" --owner ''", 1),
    ] {
        world.refuses(line, code);
    }
    let ran = world.command("add assess -").stdin("\n \n").run().exits(2);
    assert!(ran.stdout.is_empty(), "{ran}");
}

#[test]
fn one_bad_task_on_stdin_refuses_them_all() {
    let world = World::contoso();
    let before = world.files();
    world.command("add assess -").stdin("good\nbad\u{7}\n").run().exits(1);
    world.command("add assess -").stdin(b"good\nb\xffd\n").run().exits(2);
    assert!(before == world.files());
}
