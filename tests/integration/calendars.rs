//! Calendars, read back by a program that is not ours: Python's icalendar.

use std::process::Command;

use serde_json::Value;

use crate::world::World;

/// The record of the third week.
const RECORD: &str = "plain.ticklist.yaml";

/// Imports calendars one after the other into one, as calendars do: by name, the higher number
/// wins. Prints the events as JSON.
const IMPORT: &str = "
import json, sys
from icalendar import Calendar
kept, seen = {}, 0
for path in sys.argv[1:]:
    for event in Calendar.from_ical(open(path, 'rb').read()).walk('VEVENT'):
        seen += 1
        uid, number = str(event['UID']), int(event['SEQUENCE'])
        if uid not in kept or kept[uid]['sequence'] <= number:
            kept[uid] = {'sequence': number, 'summary': str(event['SUMMARY']),
                'day': str(event['DTSTART'].dt), 'end': str(event['DTEND'].dt),
                'status': str(event['STATUS']), 'keys': sorted(event.keys())}
print(json.dumps({'seen': seen, 'kept': kept}))
";

/// What is in a calendar into which these files were imported; nothing where Python's icalendar is
/// not there.
#[expect(clippy::print_stderr, reason = "that nothing was read back must be seen")]
fn imported(world: &World, files: &[&str]) -> Option<Value> {
    let python = |args: &[&str]| {
        let mut python = Command::new("/usr/bin/python3");
        python.args(args).current_dir(world.path("")).output().ok().filter(|it| it.status.success())
    };
    if python(&["-c", "import icalendar"]).is_none() {
        eprintln!("SKIPPED: python3-icalendar is not installed, no calendar was read back");
        return None;
    }
    let out = python(&[&["-c", IMPORT], files].concat()).expect("a calendar that can be read");
    Some(serde_json::from_slice(&out.stdout).expect("JSON"))
}

fn lines(text: &str) -> Vec<&str> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\n'), "{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    text.lines().collect()
}

#[test]
fn a_plan_imported_twice_is_there_once_and_a_date_that_moved_moves_its_event() {
    let world = World::third_week();
    world.run("plan -o one.ics").exits(0);
    world.run("due assess --on 2026-12-11").exits(0);
    world.run("due assess --on 2026-12-14").exits(0);
    world.run("undo").exits(0);
    world.run("due remediate --none").exits(0);
    world.run("checkpoint \"Week 2\" --next 2026-12-16").exits(0);
    world.run("plan -o two.ics").exits(0);
    lines(&world.read("two.ics"));
    let uid = |name: &str| format!("{name}@{}.ticklist", engagement(&world));
    let Some(first) = imported(&world, &["one.ics", "one.ics"]) else { return };
    let kept = |calendar: &Value| calendar["kept"].as_object().expect("events").len() as u64;
    assert_eq!(kept(&first) * 2, first["seen"].as_u64().unwrap_or_default());
    let assess = &first["kept"][uid("due-assess")];
    assert_eq!((&assess["day"], &assess["end"]), (&"2026-12-04".into(), &"2026-12-05".into()));
    let second = imported(&world, &["one.ics", "two.ics", "one.ics"]).expect("it was there");
    assert_eq!(kept(&second), kept(&first) + 1);
    let moved = &second["kept"][uid("due-assess")];
    assert_eq!((&moved["day"], &moved["end"]), (&"2026-12-11".into(), &"2026-12-12".into()));
    assert!(moved["sequence"].as_u64() >= assess["sequence"].as_u64().map(|was| was + 3));
    let gone = &second["kept"][uid("due-remediate")];
    assert_eq!((&gone["status"], &gone["day"]), (&"CANCELLED".into(), &"2026-12-10".into()));
    let next = &second["kept"][uid("next-checkpoint")];
    assert_eq!(next["day"], "2026-12-16");
}

#[test]
fn what_a_record_says_is_no_property_of_a_calendar() {
    let world = World::third_week();
    let task = "Say; \\\\\\\\ ,\\u000aATTENDEE:mailto:x@y\\u000d\\u000aEND:VEVENT \
                日本語日本語日本語日本語日本語日本語日本語日本語日本語";
    let set = format!("\"set\":{{\"E3\":{{\"task\":\"{task}\",\"due\":\"2027-01-06\"}}}}");
    world.append(RECORD, format!("- {{\"at\":\"2026-12-07\",\"by\":\"x\",{set}}}\n"));
    world.run("plan -o plan.ics").exits(0);
    let text = world.read("plan.ics");
    let lines = lines(&text);
    assert!(!lines.iter().any(|line| line.starts_with("ATTENDEE")), "{text}");
    let count = |wanted: &str| lines.iter().filter(|line| **line == wanted).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    let Some(read) = imported(&world, &["plan.ics"]) else { return };
    let events = read["kept"].as_object().expect("events");
    assert_eq!(events.len(), count("BEGIN:VEVENT"));
    let e3 = events.iter().find(|(uid, _)| uid.starts_with("due-e3@")).expect("E3").1;
    assert!(e3["summary"].as_str().is_some_and(|words| words.ends_with("日本語")), "{e3}");
}

#[test]
fn a_portfolio_is_a_calendar_of_the_next_checkpoints() {
    let world = World::third_week();
    world.run("portfolio -o checkpoints.ics").exits(0);
    let text = world.read("checkpoints.ics");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
    for line in ["DTSTART;VALUE=DATE:20261209", "DTEND;VALUE=DATE:20261210", "METHOD:PUBLISH"] {
        assert!(lines(&text).contains(&line), "{line} in {text}");
    }
    world.run("plan -o plan.ics").exits(0);
    let Some(both) = imported(&world, &["checkpoints.ics", "plan.ics"]) else { return };
    let all = both["seen"].as_u64().unwrap_or_default();
    assert_eq!(both["kept"].as_object().map(|kept| kept.len() as u64 + 1), Some(all));
}

#[test]
fn a_report_without_days_is_no_calendar_and_says_which_are() {
    let world = World::third_week();
    let refused = world.refuses("status -o status.ics", 1);
    assert!(refused.stderr.contains("`plan`"), "{refused}");
    assert!(refused.stderr.contains("`portfolio`"), "{refused}");
}

fn engagement(world: &World) -> String {
    let record = world.read(RECORD);
    let line = record.lines().find_map(|line| line.strip_prefix("engagement: "));
    line.expect("its identity").trim_matches('"').to_owned()
}
