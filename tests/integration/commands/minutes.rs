//! `ticklist minutes`, and who was present

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::world::{RECORD, World};

/// Contoso on Tuesday 8 December, when its meeting recorded all there is to record.
fn meeting() -> World {
    let world = World::contoso();
    for line in [
        "checkpoint \"Week 0\"",
        "action \"Order the licences\" --owner \"Lee Ito\" --due 2026-12-08",
        "due assess --on 2026-12-11",
        "assign G2 --to \"Dana Cruz\"",
    ] {
        world.run(line).exits(0);
    }
    world.at("2026-12-08T09:00:00Z");
    for line in [
        "decision \"Hybrid or cloud only?\" --owner \"Priya Rao\" -m \"Asked by Lee\"",
        "close D- -m \"Hybrid, for two years\"",
        "decision \"Which VPN?\" --owner dana --due fri",
        "close T- -m \"They are ordered\"",
        "action \"Send the plan\" --owner priya --due +3d",
        "risk \"The hardware is late\"",
        "risk \"A secret\" --internal",
        "done I1,I2 -m \"Kick-off held\"",
        "done A3 --on yesterday",
        "block A4 -m \"No room\"",
        "confirm G2",
        "due A5 --on 2026-12-18 -m \"Lee is ill\"",
        "move A6 --to remediate",
        "assign A1 --to lee",
        "start A1",
        "undo",
        "add assess \"Count the printers\"",
        "note -m \"The sponsor is content\"",
        "note A1 -m \"A secret\" --internal",
        "checkpoint \"Week 1\" --next +1w --present \"dana, PRIYA,Tom Berg,\" -m \"A good start\"",
    ] {
        world.run(line).exits(0);
    }
    world
}

#[test]
fn the_minutes_tell_what_the_day_of_the_meeting_recorded() {
    assert_snapshot!(meeting().run("minutes"));
}

#[test]
fn the_minutes_fit_a_narrow_terminal() {
    assert_snapshot!(meeting().command("minutes -O table").env("COLUMNS", "60").run());
}

/// Catches: a matter that is told as raised and as closed, or an item under two titles.
#[test]
fn what_is_raised_and_closed_at_once_is_told_once() {
    let world = meeting();
    let minutes = world.run("minutes --json").exits(0).json();
    let tasks = |part: &str| -> Vec<Value> {
        let part = minutes[part].as_array().expect("a part is a list").iter();
        part.map(|change| change["task"].clone()).collect()
    };
    assert_eq!(tasks("decided"), ["Hybrid or cloud only?"]);
    assert_eq!(tasks("raised"), ["Which VPN?", "Send the plan", "The hardware is late"]);
    assert_eq!(tasks("actions_closed"), ["Order the licences"]);
    assert_eq!(minutes["decided"][0]["note"], "Hybrid, for two years");
    assert_eq!(minutes["decided"][0]["owner"], "Priya Rao");
    assert_eq!(minutes["ticked"].as_array().map(Vec::len), Some(5), "an undone tick is none");
    assert_eq!(minutes["next"], "2026-12-15");
    let said = world.run("minutes").exits(0).stdout;
    for once in ["Hybrid, for two years", "Asked by Lee", "No room", "A good start", "Tom Berg"] {
        assert_eq!(said.matches(once).count(), 1, "{once} in\n{said}");
    }
}

#[test]
fn what_is_internal_stays_out_of_the_minutes() {
    let world = meeting();
    for line in ["minutes", "minutes -O csv", "minutes -O html", "minutes --json"] {
        let ran = world.run(line).exits(0);
        assert!(!ran.stdout.contains("A secret"), "{ran}");
        assert!(ran.stderr.contains("internal notes are left out"), "{ran}");
        let ran = world.run(&format!("{line} --internal")).exits(0);
        assert_eq!(ran.stdout.matches("A secret").count(), 2, "{ran}");
    }
}

/// Catches: minutes that change when somebody works on after the meeting.
#[test]
fn minutes_are_of_the_days_of_their_meeting() {
    let world = meeting();
    let then = world.run("minutes").exits(0).stdout;
    world.later(1);
    world.run("done A1 -m \"Written up late\"").exits(0);
    world.later(6);
    world.run("checkpoint \"Week 2\"").exits(0);
    assert_eq!(world.run("minutes \"week 1\"").exits(0).stdout, then);
    assert_eq!(world.run("minutes last").exits(0).stdout, then);
    assert_eq!(world.run("minutes --to 2026-12-08").exits(0).stdout, then);
    let late = world.run("minutes \"Week 1\" --to 2026-12-09").exits(0).stdout;
    assert!(late.contains("From Tue 8 Dec 2026 to Wed 9 Dec 2026"), "{late}");
    assert!(late.contains("Written up late") && late.contains("Kick-off held"), "{late}");
    let between = world.run("minutes --from 2026-12-09 --to 2026-12-10 --json").exits(0).json();
    assert_eq!(between["meeting"], json!(null));
    assert_eq!(between["ticked"].as_array().map(Vec::len), Some(1));
    let newest = world.run("minutes").exits(0).stdout;
    assert!(newest.contains("Nothing else was recorded on Tue 15 Dec 2026."), "{newest}");
    world.later(1);
    let again = world.run("minutes").exits(0);
    assert_eq!(
        again.hints(),
        ["if it was recorded on a later day:  ticklist minutes \"Week 2\" --to today"]
    );
}

#[test]
fn minutes_of_no_meeting_are_refused() {
    let world = World::contoso();
    let ran = world.refuses("minutes", 1);
    assert_eq!(ran.hints(), ["of all that today recorded:  ticklist minutes --from today"]);
    let ran = world.run("minutes --from today").exits(0);
    assert!(ran.stdout.contains("Nothing was recorded on Mon 23 Nov 2026."), "{ran}");
    world.refuses("minutes Week", 1);
    world.refuses("minutes --from today --to yesterday", 2);
}

/// Catches: a name that is recorded as it was typed; somebody new who is not announced.
#[test]
fn those_present_are_known_by_the_start_of_their_names() {
    let world = meeting();
    assert_snapshot!(world.session(&[
        "checkpoint Steering --present \"Priya Roa, tom, Dana Cruz, dana\"",
        "checkpoint",
        "log --search berg",
        "changes",
        "undo",
        "checkpoint --present \"Tom Berg\"",
    ]));
}

/// Catches: a decision, an action or a risk that the next meeting hears nothing of, or hears of twice.
#[test]
fn the_agenda_of_the_next_meeting_begins_with_what_the_last_one_left() {
    let world = meeting();
    world.later(7);
    let told = [
        "Which VPN?",
        "Hybrid or cloud only?",
        "↳ Hybrid, for two years",
        "Send the plan",
        "Order the licences",
        "↳ They are ordered",
        "The hardware is late",
        "since Tue 8 Dec, due Fri 11 Dec, 4 days late",
        "↳ A good start",
    ];
    let said = world.run("agenda").exits(0).stdout;
    for once in told {
        assert_eq!(
            said.matches(once).count(),
            if once.starts_with("since") { 2 } else { 1 },
            "{once} in\n{said}"
        );
    }
    assert_snapshot!(world.command("agenda").env("COLUMNS", "60").run());
    let agenda = world.run("agenda --json").json();
    let counts =
        ["decisions", "actions", "risks"].map(|part| agenda[part].as_array().map(Vec::len));
    assert_eq!(counts, [Some(2), Some(2), Some(1)]);
    world.later(7);
    world.run("checkpoint \"Week 2\"").exits(0);
    world.later(1);
    let said = world.run("agenda").exits(0).stdout;
    assert!(!said.contains("Order the licences") && said.contains("Which VPN?"), "{said}");
}

/// Catches: a matter in conflict that is told again under the conflicts, or without its values.
#[test]
fn a_matter_in_conflict_is_on_the_agenda_once_with_how_it_is_decided() {
    let world = meeting();
    let id = world.run("raid --json").json()["risks"][0]["id"].as_str().expect("an id").to_owned();
    for (by, owner) in [("dana", "Dana Cruz"), ("lee", "Lee Ito")] {
        let entry = format!(
            "- {{\"at\":\"2026-12-08T10:00:00Z\",\"by\":\"{by}\",\"set\":{{\"{id}\":\
             {{\"owner\":[null,\"{owner}\"]}}}}}}\n"
        );
        world.append(RECORD, entry);
    }
    world.later(1);
    let said = world.run("agenda").exits(0).stdout;
    assert_eq!(said.matches("The hardware is late").count(), 1, "{said}");
    assert!(said.contains("≠ owner") && said.contains("decide:  ticklist assign K-"), "{said}");
}

/// Catches: an item under `Moved` once for its phase and once more for the date that it has there.
#[test]
fn a_move_to_a_phase_with_another_date_is_told_once() {
    let world = World::contoso();
    world.run("due assess --on 2026-12-11").exits(0);
    world.run("due remediate --on 2026-12-18").exits(0);
    world.later(1);
    world.run("checkpoint Moving").exits(0);
    world.run("move A6 --to remediate -m 'It comes later'").exits(0);
    let told = world.run("minutes --json").exits(0).json()["moved"].clone();
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    let shown = world.run("minutes -O table").exits(0).stdout;
    assert!(shown.contains("phase: Assess → Remediate, due 18 Dec"), "{shown}");
}

/// Catches: the reason for a new plan that is told again for what was raised in the same meeting.
#[test]
fn why_the_plan_moved_is_told_where_the_plan_is() {
    let world = World::contoso();
    world.run("due assess --on 2026-12-18").exits(0);
    world.later(1);
    world.run("action \"Order licences\" --due 2026-12-11").exits(0);
    world.run("hold -m Rest").exits(0);
    world.run("resume").exits(0);
    world.run("due --shift +1w -m \"Late supplier\"").exits(0);
    world.run("checkpoint \"Week 1\"").exits(0);
    let minutes = world.run("minutes --json").exits(0).json();
    let number = |part: &str| minutes[part].as_array().map(Vec::len);
    assert_eq!((number("raised"), number("moved")), (Some(1), Some(2)), "{minutes}");
    assert_eq!((number("noted"), number("ticked")), (Some(0), Some(0)), "{minutes}");
    assert_eq!(minutes["raised"][0]["due"], "2026-12-18");
}
