//! `ticklist decision`, `risk`, `action`, `close` and `raid`

use insta::assert_snapshot;
use serde_json::json;

use crate::world::{RECORD, World};

/// Contoso with a matter of each kind, raised on Monday 23 November.
pub(super) fn meeting() -> World {
    let world = World::contoso();
    for line in [
        "decision \"Hybrid or cloud?\" --owner \"Priya Rao\" --due 2026-11-27",
        "risk \"The licences come late\" --owner \"Dana Cruz\"",
        "action \"Send the network plan\" --owner \"Lee Ito\" --due 2026-11-25 -m \"Asked by Priya\"",
        "block A5 -m \"No licences\"",
    ] {
        world.run(line).exits(0);
    }
    world
}

/// The id that a command printed.
fn raised(world: &World, line: &str) -> String {
    let said = world.run(line).exits(0).stdout;
    let line = said.lines().find(|line| line.starts_with('+')).expect("what was raised");
    line.split_whitespace().nth(1).expect("its id").to_owned()
}

#[test]
fn matters_are_raised_closed_and_listed() {
    let world = meeting();
    world.later(5);
    assert_snapshot!(world.session(&[
        "raid",
        "close D -m \"Hybrid, for two years\"",
        "due T --shift +1w -m \"Lee is ill\"",
        "assign K --to lee",
        "action \"Ask for addresses\" --outcome \"They sent them\" -m \"Came up in the call\"",
        "raid --all",
        "show D",
        "changes --since yesterday",
        "log --since yesterday",
        "reopen D -m \"The board wants to see it\"",
        "undo",
    ]));
}

#[test]
fn what_is_raised_has_an_id_of_its_kind_that_its_start_means() {
    let world = World::contoso();
    for (verb, prefix) in [("decision", "D-"), ("risk", "K-"), ("action", "T-")] {
        let id = raised(&world, &format!("{verb} \"One of them\""));
        assert!(id.starts_with(prefix) && id.len() == 5, "{id}");
        world.run(&format!("show {}", id.to_lowercase())).exits(0);
    }
    world.command("risk -").stdin("One\n\n Two \n").run().exits(0);
    assert_eq!(world.run("raid --json").json()["risks"].as_array().map(Vec::len), Some(3));
    let ran = world.refuses("show K", 1);
    assert!(ran.stderr.contains("is the start of 3 ids"), "{ran}");
    let ran = world.refuses("decision Hybrid or not", 2);
    assert_eq!(ran.hints(), ["ticklist decision \"Hybrid or not\""]);
}

#[test]
fn an_item_is_done_and_a_matter_is_closed() {
    let world = meeting();
    raised(&world, "action \"Book a room\"");
    let actions = world.run("raid --json").json()["actions"].clone();
    let id = actions[1]["id"].as_str().expect("an id").to_owned();
    for (line, code, hint) in [
        ("done ID", 1, "ticklist close ID -m OUTCOME"),
        ("start ID", 1, "see what it is:  ticklist show ID"),
        ("close A3", 1, "ticklist done A3"),
        ("close A3 -m x", 1, "ticklist done A3"),
        ("close ID", 2, "ticklist close ID -m OUTCOME"),
        ("close ID \"It is booked\"", 2, "ticklist close ID -m \"It is booked\""),
        ("list ID", 1, "ticklist show ID"),
        ("move ID --to assess", 1, "see what it is:  ticklist show ID"),
        ("reopen ID --link x", 1, "say in a note where it can be seen"),
    ] {
        let ran = world.refuses(&line.replace("ID", &id), code);
        let said = ran.hints().join("\n");
        assert!(said.starts_with(&hint.replace("ID", &id)), "{ran}");
    }
    world.run(&format!("close {id} -m booked")).exits(0);
    let again = world.run(&format!("close {id} -m booked")).exits(0);
    assert!(again.stdout.contains("Already so"), "{again}");
}

#[test]
fn a_decision_that_is_overdue_is_a_reason_for_amber() {
    let world = World::contoso();
    world.run("due assess --on 2026-12-20").exits(0);
    world.run("decision \"Hybrid or cloud?\" --due 2026-11-25").exits(0);
    world.run("action \"Ask\" --due 2026-11-25 --internal").exits(0);
    world.run("risk \"Late\" --due 2026-11-25").exits(0);
    world.later(3);
    let health = world.run("status --json").exits(0).json()["health"].clone();
    assert_eq!(health["word"], "amber");
    let reason = json!({"kind": "matters_overdue", "decisions": 1, "actions": 0});
    assert_eq!(health["reasons"], json!([reason]), "an internal one is no reason");
    assert!(world.run("status").exits(0).stdout.contains("AMBER · 1 decision overdue"));
    let page = world.run("snapshot").exits(0).stdout;
    assert!(page.contains("Overdue: **1**, for "), "{page}");
    world.run("close D -m Hybrid").exits(0);
    assert_eq!(world.run("status --json").json()["health"]["word"], "green");
}

/// Catches: words of an internal matter in what goes into a pipe or a file, a matter that is told
/// of there, and an outcome that is internal only where its command says so.
#[test]
fn no_report_for_customers_has_words_of_an_internal_matter() {
    let world = meeting();
    let id = raised(&world, "risk \"Sponsor XYZZY may leave\" --internal -m \"XYZZY told me\"");
    for line in ["note ID -m \"XYZZY again\"", "close ID -m \"XYZZY stays\"", "undo"] {
        world.run(&line.replace("ID", &id)).exits(0);
    }
    world.run(&format!("close {id} -m \"XYZZY has left\"")).exits(0);
    world.run(&format!("reopen {id}")).exits(0);
    assert!(world.read(RECORD).contains("XYZZY"));
    for report in
        ["raid --all", "log", "changes", "agenda", "snapshot", "show ID", "status", "gate"]
    {
        for format in ["table", "md", "html", "csv", "json"] {
            let line = format!("{} -O {format}", report.replace("ID", &id));
            let ran = world.run(&line).answers();
            assert!(!ran.raw().contains("XYZZY"), "{ran}");
        }
    }
    let raid = world.run("raid").exits(0);
    assert!(!raid.stdout.contains(&id) && raid.stderr.contains("internal notes are left out"));
    assert!(world.run("raid --internal").exits(0).stdout.contains("XYZZY may leave (internal)"));
    assert!(world.run("log --internal").exits(0).stdout.contains("XYZZY stays (internal)"));
}

#[test]
fn all_that_somebody_owns_is_given_to_another_matters_too() {
    let world = meeting();
    world.run("assign A3 --to \"Lee Ito\"").exits(0);
    let ran = world.run("assign --from lee --to Somebody").exits(0);
    assert!(ran.stdout.contains("Send the network plan") && ran.stdout.contains("A3"), "{ran}");
    assert_eq!(world.run("raid --owner somebody --json").json()["actions"][0]["owner"], "Somebody");
    assert_eq!(world.run("raid --owner lee --json").json()["actions"], json!([]));
}

#[test]
fn a_note_may_be_about_a_phase_or_the_engagement() {
    let world = meeting();
    assert_snapshot!(world.session(&[
        "note -m \"The sponsor is new\"",
        "note assess -m \"Begins later\"",
        "note K -m \"Dana asked again\"",
        "changes",
        "log assess",
    ]));
    let snapshot = world.run("snapshot").exits(0).stdout;
    assert!(snapshot.contains("The sponsor is new") && snapshot.contains("Begins later"));
}

#[test]
fn what_does_not_fit_a_thing_is_left_out_with_a_warning() {
    let world = meeting();
    let id = world.run("raid --json").json()["risks"][0]["id"].clone();
    let id = id.as_str().expect("an id");
    let line = |set: &str| format!("- {{at: 2026-11-23, by: lee, set: {{{set}}}}}\n");
    let lines = [
        line(&format!("{id}: {{status: done}}")),
        line(&format!("{id}: {{link: x}}")),
        line("A1: {status: closed}"),
    ];
    world.write(RECORD, world.read(RECORD) + &lines.concat());
    let ran = world.run("raid").exits(0);
    assert!(ran.stderr.contains("3 entries about what is not in this checklist"), "{ran}");
    assert_eq!(world.run("list A1 --json").json()["items"][0]["status"], "not-started");
    let check = world.run("check").exits(3);
    assert!(check.stdout.contains("has no such field, or the field no such value"), "{check}");
}

/// Catches: an id that means a matter where an item has it, or a start of both that picks one.
#[test]
fn items_and_matters_share_the_prefix_that_a_phase_has_too() {
    let world = World::new();
    world.write("own.yaml", "phases:\n- {name: Design, items: [Draw, Build]}\n");
    world.run("init Contoso --checklist own.yaml").exits(0);
    world.run("add design \"Paint\"").exits(0);
    let id = raised(&world, "decision \"Red or blue?\"");
    assert_eq!(world.run("show D1 --json").exits(0).json()["items"][0]["task"], "Draw");
    assert_eq!(
        world.run(&format!("show {id} --json")).json()["matters"][0]["task"],
        "Red or blue?"
    );
    let ran = world.refuses("show D", 1);
    assert!(ran.stderr.contains("Red or blue?") && ran.stderr.contains("Paint"), "{ran}");
    let ran = world.refuses("show D-", 1);
    assert!(ran.stderr.contains("is the start of 2 ids"), "{ran}");
    world.run("due design --on +3d").exits(0);
    world.run("list D1..D2").exits(0);
}

/// Catches: a slip that was undone, and that the customer reads in the snapshot all the same.
#[test]
fn a_matter_that_was_taken_back_is_not_told_to_the_customer() {
    let world = World::contoso();
    world.run("risk \"XYZZY may leave\" -m \"XYZZY\"").exits(0);
    world.run("undo").exits(0);
    for format in ["md", "html", "csv", "json"] {
        let shown = world.run(&format!("snapshot -O {format}")).exits(0);
        assert!(!shown.stdout.contains("XYZZY"), "{shown}");
    }
    assert!(world.run("log").exits(0).stdout.contains("XYZZY may leave"));
}

/// Catches: a sheet that makes an item of a matter, or changes one silently.
#[test]
fn a_sheet_changes_no_matter() {
    let world = World::contoso();
    let id = raised(&world, "action \"Send the plan\"");
    world.write("items.csv", format!("id,status,owner\n{id},done,Lee\n"));
    let ran = world.refuses("import items.csv", 1);
    assert!(ran.stderr.contains(&id), "{ran}");
}

#[test]
fn the_sheet_of_matters_has_a_row_each_in_plain_words() {
    let world = meeting();
    world.run("close T -m \"Sent it\"").exits(0);
    let csv = world.run("raid --all -O csv").exits(0).stdout;
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let columns = "kind,id,status,what,owner,due,raised,outcome,reason";
    assert_eq!(rows[0].join(","), columns);
    let shown = rows[1..].iter().map(|row| [&row[..1], &row[2..]].concat().join(","));
    assert_snapshot!(shown.collect::<Vec<String>>().join("\n"), @"
    decision,open,Hybrid or cloud?,Priya Rao,2026-11-27,2026-11-23,,
    risk,open,The licences come late,Dana Cruz,,2026-11-23,,
    action,closed,Send the network plan,Lee Ito,2026-11-25,2026-11-23,Sent it,
    issue,blocked,Join the meetings on configuring the online services,,,2026-11-23,,No licences
    ");
}

/// Catches: two who close one matter each in his own copy, of whom one is lost from sight.
#[test]
fn two_outcomes_of_one_matter_stand_until_somebody_chooses() {
    let world = meeting();
    let before = world.read(RECORD);
    world.run("close D -m Hybrid").exits(0);
    let ours = world.read(RECORD);
    world.write(RECORD, &before);
    world.run("close D -m \"Cloud only\"").exits(0);
    world.write("ours.yaml", &ours);
    let merged = world.run("merge ours.yaml").exits(0);
    assert!(merged.stdout.contains("Hybrid"), "{merged}");
    for report in ["status", "raid --all", "agenda", "show D"] {
        let ran = world.run(report).exits(0);
        assert!(["Hybrid", "Cloud only"].iter().all(|said| ran.stdout.contains(said)), "{ran}");
    }
    assert_eq!(world.run("status --json").json()["health"]["word"], "amber");
    world.run("close D -m Hybrid").exits(0);
    let row = &world.run("raid --all --json").json()["decisions"][0];
    assert_eq!((&row["outcome"], &row["conflicts"]), (&json!("Hybrid"), &json!([])));
    assert!(world.run("close D -m Hybrid").exits(0).stdout.contains("Already so"));
    world.run("close D -m \"Hybrid, for two years\"").exits(0);
    let row = &world.run("raid --all --json").json()["decisions"][0];
    assert_eq!(row["outcome"], "Hybrid, for two years");
}

#[test]
fn a_list_of_what_somebody_owns_says_how_many_matters_are_theirs() {
    let world = meeting();
    let ran = world.run("list --owner priya").exits(0);
    let open = "besides, 1 decision, risk or action is open:  ticklist raid --owner priya\n";
    assert!(ran.stderr.ends_with(open), "{ran}");
    world.run("close D -m Hybrid").exits(0);
    let ran = world.run("list --owner priya").exits(0);
    assert!(!ran.stderr.contains("besides"), "{ran}");
}
