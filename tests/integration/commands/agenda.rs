//! `ticklist agenda`

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

#[test]
fn the_agenda_says_what_the_meeting_has_to_talk_about() {
    assert_snapshot!(World::third_week().run("agenda"));
}

#[test]
fn the_agenda_begins_with_what_is_to_be_decided() {
    assert_snapshot!(World::two_people().run("agenda"));
}

#[test]
fn the_agenda_of_a_fresh_engagement_asks_for_owners() {
    assert_snapshot!(World::contoso().run("agenda"), @"
    $ ticklist agenda
    Contoso · agenda, no next checkpoint set                                             Mon 23 Nov 2026
    No date is planned · no forecast in the first two weeks

    NO OWNER IN GENERAL OR INITIATE (13)
    G1   Deliver extra EMS tenant enhancements and integrations   role solution architect    no due date
    G4   Document the services for the helpdesk and train its     role helpdesk lead         no due date
         staff
    G6   Write your own architecture and technical documents      role solution architect    no due date
    G7   Design, buy, install and set up hardware and networking  role infrastructure admin  no due date
    G8   Buy, install and set up software                         role infrastructure admin  no due date
    G10  Enroll the user accounts other than the test accounts    role identity admin        no due date
    G13  Update your operating model and operations guides        role service manager       no due date
    G14  Set up on-premises multi-factor authentication           role identity admin        no due date
    G15  Retire and remove source environments and old services   role infrastructure admin  no due date
    G18  Supply and configure public SSL certificates             role security admin        no due date
    G19  Write the Terms of Use for the Intune company portals    role legal counsel         no due date
    I1   Start onboarding the eligible services with Microsoft    role project manager       no due date
    I2   Join the kick-off, lead your people, confirm             role project manager       no due date
         remediation dates

    Duties: met 0 of 10 since the start; not yet: G2, G3, G5, G9, G11, G12, G16, G17, R2, E2

    GATE
    NOT READY to leave Initiate: 2 items, listed by:  ticklist gate

    Nothing to talk about: decisions, actions, risks, conflicts, blocked, overdue, due within 7 days,
    options to take up, notes, phases that fall due
    [exit 0]
    ");
}

#[test]
fn the_agenda_of_a_finished_engagement_says_that_all_phases_are_complete() {
    let world = World::contoso();
    world.run("done general,initiate,assess,remediate,enable").exits(0);
    world.run("confirm G2,G3,G5,G9,G11,G12,G16,G17,R2").exits(0);
    assert_snapshot!(world.run("agenda"), @"
    $ ticklist agenda
    Contoso · agenda, no next checkpoint set  Mon 23 Nov 2026
    No date is planned · all was done on Mon 23 Nov

    Duties: met 9 of 10 since the start; not yet: E2

    GATE
    READY: all phases are complete

    Nothing to talk about: decisions, actions, risks, conflicts, blocked, overdue, due within 7 days, no
    owner in current and standing phases, options to take up, notes, phases that fall due
    [exit 0]
    ");
}

#[test]
fn the_agenda_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("agenda").env("COLUMNS", "60").run());
}

#[test]
fn the_agenda_fits_a_wide_terminal() {
    assert_snapshot!(World::third_week().command("agenda").env("COLUMNS", "160").run());
}

/// What the sections of the agenda name.
const SECTIONS: [&str; 8] = [
    "conflicts",
    "blocked",
    "overdue",
    "due",
    "unowned",
    "to_take_up",
    "unconfirmed",
    "to_confirm",
];

fn id(item: &Value) -> String {
    item["id"].as_str().expect("an item has an id").to_owned()
}

fn ids(items: &Value) -> Vec<String> {
    items.as_array().expect("items").iter().map(id).collect()
}

/// The ids of the items that a section names, in its order.
fn named(agenda: &Value, section: &str) -> Vec<String> {
    let part = agenda[section].as_array().expect("a section is a list");
    match section {
        "conflicts" => {
            part.iter().map(|one| &one["item"]).filter(|i| !i.is_null()).map(id).collect()
        }
        "overdue" => part.iter().flat_map(|owned| ids(&owned["items"])).collect(),
        _ => ids(&agenda[section]),
    }
}

/// Catches: an item told under each heading that fits it; a section that passes over items.
#[test]
fn whatever_is_blocked_overdue_or_unowned_is_on_the_agenda_once() {
    let busy = World::third_week();
    for line in [
        "add assess \"Count the printers\" --due +1d",
        "add assess \"Count the screens\"",
        "due A5,G1,E3 --on 2026-12-01",
        "assign A5 --none",
        "block G6 -m \"No hardware\"",
        "confirm G11",
        "block R2 -m \"Nobody invites them\"",
    ] {
        busy.run(line).exits(0);
    }
    let finished = World::contoso();
    finished.run("done general,initiate,assess,remediate,enable").exits(0);
    let worlds = [busy, World::third_week(), World::two_people(), World::contoso(), finished];
    for world in worlds {
        let agenda = world.run("agenda --json").exits(0).json();
        let all: Vec<String> =
            SECTIONS.iter().flat_map(|section| named(&agenda, section)).collect();
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(all.len(), once.len(), "{all:?}");
        let phase = agenda["gate"]["phase"].as_str().unwrap_or("");
        let lists = ["--status blocked", "--overdue", &format!("--unowned {phase}")];
        for filter in &lists[..if phase.is_empty() { 2 } else { 3 }] {
            let list = world.run(&format!("list --json {filter}")).exits(0).json();
            for id in ids(&list["items"]) {
                assert!(once.contains(&id), "{id} of list {filter} is not in {all:?}");
            }
        }
        let list = world.run("list --all --json").json();
        for item in list["items"].as_array().expect("items") {
            let is_duty = item["duty"] == true && item["status"] != "not-applicable";
            assert!(!is_duty || once.contains(&id(item)), "the duty {item} is not in {all:?}");
        }
    }
}

/// Catches: blocked items in the order of the checklist; the overdue of nobody at the end, where
/// the meeting has lost its patience.
#[test]
fn the_oldest_comes_first_and_what_nobody_owns_before_what_somebody_does() {
    let world = World::third_week();
    world.run("block G1 -m \"No contract\" --on 2026-12-02").exits(0);
    world.run("block G6 -m \"No hardware\" --on 2026-11-25").exits(0);
    world.run("due E3 --on 2026-11-27").exits(0);
    world.run("assign E3 --to \"Zoe Ames\"").exits(0);
    let agenda = world.run("agenda --json").json();
    assert_eq!(named(&agenda, "blocked"), ["G6", "A5", "G1"]);
    let owners = agenda["overdue"].as_array().expect("a list");
    let owners: Vec<&Value> = owners.iter().map(|owned| &owned["owner"]).collect();
    assert_eq!(owners, [&Value::Null, &"Zoe Ames".into(), &"Priya Rao".into()]);
}

/// Catches: a look ahead to a checkpoint that is today or over, which would show nothing; one
/// that leaves out what is due on the day of the checkpoint itself.
#[test]
fn the_agenda_looks_ahead_to_the_next_checkpoint_or_a_week() {
    let table = [
        ("checkpoint --next 2026-12-11", "2026-12-11", vec!["G14"], vec!["remediate"]),
        ("checkpoint --next 2026-12-10", "2026-12-10", vec!["R1"], vec!["remediate"]),
        ("checkpoint --next 2026-12-09", "2026-12-09", vec![], vec![]),
        ("checkpoint --next 2026-12-08", "2026-12-15", vec!["G14"], vec!["remediate"]),
    ];
    for (line, until, last, phases) in table {
        let world = World::third_week();
        world.run(line).exits(0);
        let agenda = world.run("agenda --json").json();
        assert_eq!(agenda["until"], until, "{line}");
        let due = named(&agenda, "due");
        assert!(last.iter().all(|id| due.contains(&(*id).to_owned())), "{line}: {due:?}");
        assert_eq!(due.is_empty(), last.is_empty(), "{line}: {due:?}");
        assert_eq!(ids(&agenda["phases"]), phases, "{line}");
    }
    let late = World::third_week();
    late.at("2026-12-11T09:00:00Z");
    let said = late.run("agenda").exits(0).stdout;
    assert!(said.contains("checkpoint was due Wed 9 Dec"), "{said}");
    assert!(said.contains("DUE WITHIN 7 DAYS"), "{said}");
}

/// Catches: an item in conflict of which the later sections' news is lost.
#[test]
fn what_else_there_is_about_an_item_in_conflict_is_said_with_it() {
    let world = World::third_week();
    let write = |by: &str, owner: &str, hour: u32| {
        format!(
            "- {{\"at\":\"2026-12-08T0{hour}:00:00.000Z\",\"by\":\"{by}\",\"set\":{{\"A5\":{{\
             \"owner\":[\"Lee Ito\",\"{owner}\"]}}}}}}\n"
        )
    };
    world.append("plain.ticklist.yaml", write("dana", "Dana Cruz", 7));
    world.append("plain.ticklist.yaml", write("lee", "Priya Rao", 8));
    let said = world.run("agenda").exits(0).stdout;
    for part in ["A5  Join", "also blocked 8 days", "waiting for the tenant licences", "assign A5"]
    {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    assert!(!said.contains("\nBLOCKED"), "{said}");
}

/// Catches: a gate that leaves out what the sections above it named.
#[test]
fn the_gate_counts_all_that_holds_it_back() {
    let world = World::third_week();
    let gate = world.run("gate --json").exits(3).json();
    let agenda = world.run("agenda --json").exits(0).json();
    assert_eq!(agenda["gate"]["phase"], gate["phase"]);
    assert_eq!(agenda["gate"]["ready"], false);
    let holding = gate["holding"].as_array().expect("items").len();
    assert_eq!(agenda["gate"]["holding"], holding);
}

/// Catches: `Nothing to talk about: no owner` where an item without owner was named as overdue.
#[test]
fn what_an_earlier_section_names_is_not_said_to_be_nothing() {
    let world = World::third_week();
    let nothing_on = |said: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix("Nothing to talk about: "));
        line.expect("there is a last line").to_owned()
    };
    world.run("assign general --to lee").exits(0);
    let said = world.run("agenda").exits(0).stdout;
    let named = "Listed above already: no owner in current and standing phases (1)";
    assert!(said.contains(named), "{said}");
    assert!(!nothing_on(&said).contains("no owner"), "{said}");
    world.run("add assess \"Count the printers\"").exits(0);
    world.run("due assess --none").exits(0);
    let said = world.run("agenda").exits(0).stdout;
    assert!(said.contains("NO OWNER IN GENERAL OR ASSESS (2)"), "{said}");
    world.run("due A6 --on today").exits(0);
    let said = world.run("agenda").exits(0).stdout;
    assert!(
        said.contains("NO OWNER IN GENERAL OR ASSESS (2, OF WHICH 1 IS LISTED ABOVE)"),
        "{said}"
    );
    world.run("assign A6 --to lee").exits(0);
    world.run("na A- -m \"No printers\"").exits(0);
    let said = world.run("agenda").exits(0).stdout;
    assert!(nothing_on(&said).contains("no owner"), "{said}");
}

/// Catches: open items of a standing phase that nobody is asked about.
#[test]
fn open_items_without_owner_in_standing_phases_are_on_the_agenda() {
    let world = World::contoso();
    let unowned = named(&world.run("agenda --json").json(), "unowned");
    for id in ["G1", "G19", "I1"] {
        assert!(unowned.contains(&id.to_owned()), "{id} is not in {unowned:?}");
    }
    assert!(!unowned.contains(&"A1".to_owned()), "its phase is still to come: {unowned:?}");
}

#[test]
fn an_option_that_was_assigned_is_shown_until_it_is_taken_up() {
    let world = World::contoso();
    let ran = world.run("assign E1 --to Lee").exits(0);
    assert!(ran.stdout.contains("`start E1` takes it up"), "{ran}");
    let listed = || ids(&world.run("list --owner lee --json").json()["items"]);
    assert_eq!(listed(), ["E1"]);
    assert_eq!(named(&world.run("agenda --json").json(), "to_take_up"), ["E1"]);
    let said = world.run("agenda").exits(0).stdout;
    assert!(said.contains("ASSIGNED, BUT OPTIONAL AND NOT TAKEN UP (1)"), "{said}");
    world.run("start E1").exits(0);
    assert_eq!(named(&world.run("agenda --json").json(), "to_take_up"), [""; 0]);
    world.run("due A2 --on friday").exits(0);
    assert_eq!(named(&world.run("agenda --json").json(), "to_take_up"), ["A2"]);
    let said = world.run("assign E1 --to Dana").exits(0).stdout;
    assert!(!said.contains("takes it up"), "{said}");
}

#[test]
fn duties_are_one_line_unless_they_are_asked_for() {
    let world = World::third_week();
    let said = world.command("agenda").env("COLUMNS", "160").run().stdout;
    let line = "Duties: met 4 of 10 since Week 1; not yet: G11, G12, G16, G17, R2, E2\n";
    assert!(said.contains(line), "{said}");
    let said = world.run("agenda --duties").exits(0).stdout;
    assert!(said.contains("DUTIES NOBODY CONFIRMED SINCE THE LAST CHECKPOINT (6)"), "{said}");
    assert!(said.contains("To confirm again, 4 duties: G2, G3, G5, G9"), "{said}");
}
