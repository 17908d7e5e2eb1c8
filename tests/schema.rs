//! The JSON Schema against checklists and records, as a YAML parser other than ours reads them.
//! Every document is shown to the decoder as well, so that the two don't drift apart.

use boon::{Compiler, Schemas};
use serde_json::Value;
use ticklist::domain::checklist::Head;
use ticklist::domain::entry::{Field, Health};
use ticklist::domain::matter::{MatterKind, MatterStatus};
use ticklist::domain::status::Status;
use ticklist::record::builtin::BUILTIN;
use ticklist::record::{self, File, SCHEMA, decode_line, encode, write_head};

/// What people write by hand: an entry of each kind, and one of a later version.
const ENTRIES: [&str; 16] = [
    "- {at: 2026-11-23, by: dana, set: {I1: {status: done}, assess: {due: 2026-12-04}}, note: Kick-off}",
    "- {at: 2026-11-24T10:02:11+01:00, by: lee, set: {A3: {owner: [null, Dana Cruz], due: [null, 2026-12-05]}}}",
    "- {at: 2026-11-24, by: lee, set: {A3: {task: [Meet, Join], detail: ~, link: [null], role: IT, status: n/a}}}",
    "- {at: 2026-11-25, by: dana, add: {R-7kd2m: {phase: remediate, task: Upgrade AD FS, optional: true}}}",
    "- {at: 2026-11-25, by: dana, raise: {D-7kd2m: {kind: decision, task: Hybrid or not?, mood: 1}}, set: {D-7kd2m: {status: [open, closed], owner: Lee}}}",
    "- {at: 2026-11-26, by: dana, items: [A4, 3.1], note: Asked again, notes: {A4: Not yet}, internal: true, on: 2026-11-20}",
    "- {at: 2026-11-28, by: dana, confirm: [G2, G3], via: Ä.xlsx, role: {identity admin: [null, Lee Ito], helpdesk lead: Priya Rao}}",
    "- {at: 2026-12-01, by: dana, checkpoint: {name: Week 1, next: 2026-12-09, health: amber, why: Late}}",
    "- {id: x81cn5d7ks, at: 2026-12-02, by: dana, undoes: 7kd2m9x4qf}",
    "- {at: 2026-12-03, by: dana, note: \"# no: comment\\u2028\\u0085\\ufeff\\e '\\\" 準備😀 %@`\"}",
    "- {at: 2026-12-04, by: dana, mood: {of: [1, 2.5, ~]}, set: {A3: {effort: 3}}, checkpoint: {room: 7}}",
    "- {at: 2026-12-05, by: dana, on: 2026-12-04, hold: {until: 2027-01-11, room: 7}, note: Budget}",
    "- {at: 2027-01-08, by: dana, resume: true}",
    "- {at: 2027-01-08, by: dana, accept: {assess: {from: Priya, open: [A4], despite: So, link: x, fingerprint: 1-2, room: 7}}}",
    "- {at: 2027-01-09, by: dana, engagement: {customer: [Contoso, Contoso Ltd], title: X, zone: Asia/Kolkata, holidays: [~, 2026-12-24], room: 7}}",
    "- {at: 2027-01-10, by: dana, upgrade: {title: X, date: 2018-08-13, phases: [{id: migrate, name: Migrate, standing: true, after: assess, room: 7}], room: 7}}",
];

/// Faulty documents, each after the place where the schema finds its fault. KEY is each of KEYS.
const FAULTY: &str = r#"
at '' HEAD
at '' DOCUMENT nonsense
at '' DOCUMENT - Meet|- Plan
at '' DOCUMENT title: Onboarding
at '' LIST owner: dana
at '' LIST customer: Contoso
at '' LIST journal:
at '/ticklist' LIST ticklist: 2
at '/source' LIST source: {license: MIT}
at '/started' LIST engagement: a|customer: b|started: 2026-02-30|journal:
at '/phases' DOCUMENT phases: [{name: Plan}, {name: Do, items: []}]
at '/phases/0' DOCUMENT phases: [{items: [Meet]}]
at '/phases/0' DOCUMENT phases: [{name: , id: , items: [Meet]}]
at '/phases/0' DOCUMENT phases: [{name: Plan, tasks: [Meet], items: [Meet]}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: 0}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: 3661}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: 1.5}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: -3}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: "3"}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: two weeks}]
at '/phases/0/days' DOCUMENT phases: [{name: Plan, items: [Meet], days: 0wd}]
at '/phases/0/items/1' ITEM {id: A2}
at '/phases/0/items/1' ITEM {task: Plan, owner: dana}
at '/phases/0/items/1' ITEM ""
at '/phases/0/items/1/task' ITEM {task: "two\nlines"}
at '/phases/0/items/1/id' ITEM {id: A..2, task: Plan}
at '/phases/0/items/1/id' ITEM {id: -A2, task: Plan}
at '/phases/0/items/1/id' ITEM {id: "A\u202e2", task: Plan}
at '/journal/0' ENTRY {at: 2026-11-24}
at '/journal/0/at' ENTRY {by: dana, at: 2026-02-30}
at '/journal/0/at' ENTRY {by: dana, at: 2026-11-24T25:00:00Z}
at '/journal/0/by' ENTRY {by: " ", at: 2026-11-24}
at '/journal/0/add/A2' ENTRY {by: dana, at: 2026-11-24, add: {A2: {task: Plan}}}
at '/journal/0/checkpoint/health' ENTRY {by: dana, at: 2026-11-24, checkpoint: {health: fine}}
at '/journal/0/set/A1/status' ENTRY {by: dana, at: 2026-11-24, set: {A1: {status: finished}}}
at '/journal/0/set/A1/status' ENTRY {by: dana, at: 2026-11-24, set: {A1: {status: []}}}
at '/journal/0/set/A1/due' ENTRY {by: dana, at: 2026-11-24, set: {A1: {due: soon}}}
at '/journal/0/set/A1/task' ENTRY {by: dana, at: 2026-11-24, set: {A1: {task: ~}}}
at '/KEY' LIST KEY: [[]] KEYS title source
at '/source/KEY' LIST source: {KEY: [[]]} KEYS title author date licence link note
at '/phases/0/KEY' DOCUMENT phases: [{name: Plan, items: [Meet], KEY: [[]]}] KEYS id standing days
at '/phases/0/items/1/KEY' ITEM {task: Plan, KEY: [[]]} KEYS id detail role optional ongoing link
at '/journal/0/KEY' ENTRY {by: dana, at: 2026-11-24, KEY: [[]]} KEYS id via on set add raise role engagement checkpoint accept hold resume upgrade undoes note notes internal
at '/journal/0/notes/KEY' ENTRY {by: dana, at: 2026-11-24, notes: {KEY: [[]]}} KEYS A1
at '/journal/0/KEY/0' ENTRY {by: dana, at: 2026-11-24, KEY: [[]]} KEYS items confirm
at '/journal/0/set/A1/KEY/0' ENTRY {by: dana, at: 2026-11-24, set: {A1: {KEY: [[]]}}} KEYS status owner due link task detail role
at '/journal/0/role/KEY' ENTRY {by: dana, at: 2026-11-24, role: {KEY: []}} KEYS helpdesk
at '/journal/0/add/A2/KEY' ENTRY {by: dana, at: 2026-11-24, add: {A2: {phase: plan, task: Plan, KEY: [[]]}}} KEYS detail role optional ongoing link
at '/journal/0/raise/K-1' ENTRY {by: dana, at: 2026-11-24, raise: {K-1: {task: Plan}}}
at '/journal/0/raise/K-1/kind' ENTRY {by: dana, at: 2026-11-24, raise: {K-1: {kind: issue, task: Plan}}}
at '/journal/0/raise/K-1/task' ENTRY {by: dana, at: 2026-11-24, raise: {K-1: {kind: risk, task: " "}}}
at '/journal/0/checkpoint/KEY' ENTRY {by: dana, at: 2026-11-24, checkpoint: {KEY: [[]]}} KEYS name next health why
at '/journal/0/engagement/KEY/0' ENTRY {by: dana, at: 2026-11-24, engagement: {KEY: [[]]}} KEYS customer title zone holidays
at '/journal/0/accept/assess' ENTRY {by: dana, at: 2026-11-24, accept: {assess: {open: [A1]}}}
at '/journal/0/accept/assess/KEY' ENTRY {by: dana, at: 2026-11-24, accept: {assess: {from: Priya, KEY: [[]]}}} KEYS despite link fingerprint
at '/journal/0/upgrade' ENTRY {by: dana, at: 2026-11-24, upgrade: {date: 2018}}
at '/journal/0/upgrade/KEY' ENTRY {by: dana, at: 2026-11-24, upgrade: {title: X, KEY: [[]]}} KEYS date
at '/journal/0/upgrade/phases' ENTRY {by: dana, at: 2026-11-24, upgrade: {title: X, phases: Migrate}}
at '/journal/0/upgrade/phases/0' ENTRY {by: dana, at: 2026-11-24, upgrade: {title: X, phases: [{name: Migrate}]}}
at '/journal/0/upgrade/phases/0/id' ENTRY {by: dana, at: 2026-11-24, upgrade: {title: X, phases: [{id: a b, name: Migrate}]}}
at '/journal/0/upgrade/phases/0/KEY' ENTRY {by: dana, at: 2026-11-24, upgrade: {title: X, phases: [{id: a, name: b, KEY: [[]]}]}} KEYS standing after
at '/journal/0/hold/KEY' ENTRY {by: dana, at: 2026-11-24, hold: {KEY: [[]]}} KEYS until
"#;

/// What the schema has against `text`, each with its place.
fn faults(text: &str) -> Option<String> {
    let (mut schemas, mut compiler, id) = (Schemas::new(), Compiler::new(), "urn:ticklist:1");
    compiler.enable_format_assertions();
    compiler.add_resource(id, json_schema()).expect("a good id");
    let index = compiler.compile(id, &mut schemas).expect("a JSON Schema");
    let document = foreign(text);
    let verdict = schemas.validate(&document, index);
    verdict.err().map(|error| error.to_string())
}

fn json_schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// `text` as a YAML parser reads it that is not ours.
fn foreign(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}, in:\n{text}"))
}

/// Does the decoder read all of `text`?
fn is_decoded(text: &str) -> bool {
    match record::read(text.as_bytes()) {
        Ok(File::Record(_, journal)) => journal.faults.is_empty() && journal.unfinished.is_none(),
        read => read.is_ok(),
    }
}

fn assert_valid(text: &str) {
    assert_eq!(faults(text), None, "{text}");
    assert!(is_decoded(text), "the decoder refuses:\n{text}");
}

fn head() -> String {
    write_head(&Head {
        engagement: "4f9k2m7q1z".to_owned(),
        customer: "Contoso: \"A\" & Söhne #1".to_owned(),
        started: "2026-11-23".parse().expect("a date"),
        checklist: BUILTIN[0].checklist(),
    })
}

fn encoded(line: &str) -> String {
    encode(&decode_line(line).unwrap_or_else(|fault| panic!("{fault:?}")))
}

#[test]
fn every_shipped_checklist_is_valid() {
    BUILTIN.iter().for_each(|it| assert_valid(it.text));
}

#[test]
fn a_record_with_entries_of_each_kind_is_valid() {
    assert_valid(&head());
    assert_valid(&(head() + &ENTRIES.map(encoded).join("\n") + "\n"));
    assert_valid(&(head() + &ENTRIES.join("\n") + "\n"));
}

#[test]
fn another_yaml_parser_reads_what_was_written() {
    let lines = ENTRIES.map(encoded);
    let record = foreign(&(head() + &lines.join("\n")));
    assert_eq!(record["customer"], "Contoso: \"A\" & Söhne #1");
    let note = "# no: comment\u{2028}\u{85}\u{feff}\u{1b} '\" 準備😀 %@`";
    assert_eq!(record["journal"][9]["note"], note);
    for (at, line) in lines.iter().enumerate() {
        let json: Value = serde_json::from_str(&line[2..]).expect("an entry is JSON");
        assert_eq!(record["journal"][at], json, "{line}");
    }
}

#[test]
fn plain_string_items_are_valid() {
    assert_valid("phases:\n- name: Plan\n  items:\n  - Meet\n  - \"Write: the plan\"\n");
}

#[test]
fn a_planned_checklist_is_valid_and_pinned_with_its_durations() {
    let list =
        "phases:\n- {name: Plan, days: 14, items: [Meet]}\n- name: Do\n  days:\n  items: []\n";
    assert_valid(list);
    let Ok(File::Checklist(checklist)) = record::read(list.as_bytes()) else {
        panic!("the decoder refuses it");
    };
    let head = write_head(&Head {
        engagement: "4f9k2m7q1z".to_owned(),
        customer: "Contoso".to_owned(),
        started: "2026-11-23".parse().expect("a date"),
        checklist: checklist.clone(),
    });
    assert_valid(&head);
    match record::read(head.as_bytes()) {
        Ok(File::Record(head, _)) => assert_eq!(head.checklist, checklist),
        read => panic!("{read:?}"),
    }
}

#[test]
fn what_is_left_empty_or_looks_like_a_number_is_valid() {
    let item = "{id: 3.1, task: 42, detail: \"two\\nlines\", role: , optional: , link: ~}";
    let phases = format!("- id: 3\n  name:\n  items: [{item}, 7]\n- name: Later\n  items:\n");
    assert_valid(&format!("title:\nsource:\nphases:\n{phases}"));
}

/// The document of a row in [`FAULTY`], where `|` ends a line.
fn document(row: &str) -> String {
    let list = "phases: [{name: Plan, items: [Meet]}]";
    let (kind, rest) = row.split_once(' ').unwrap_or((row, ""));
    let text = match kind {
        "HEAD" => format!("engagement: a|customer: b|started: 2026-11-23|{list}"),
        "LIST" => format!("{list}|{rest}"),
        "ITEM" => format!("phases: [{{name: Plan, items: [Meet, {rest}]}}]"),
        "ENTRY" => format!("{}|journal:|- {rest}", document("HEAD")),
        _ => rest.to_owned(),
    };
    text.replace('|', "\n") + "\n"
}

#[test]
fn faulty_documents_are_invalid() {
    for row in FAULTY.trim().lines() {
        let (row, keys) = row.split_once(" KEYS ").unwrap_or((row, "one"));
        for row in keys.split(' ').map(|key| row.replace("KEY", key)) {
            let (place, row) = row.split_once("' ").expect("a place, and a document");
            let text = document(row);
            let faults = faults(&text).expect(row);
            assert!(faults.contains(&format!("{place}'")), "{row}: {faults}");
            assert!(!is_decoded(&text), "the decoder reads:\n{text}");
        }
    }
}

#[test]
fn the_schema_knows_every_status_field_and_health() {
    let defs = &json_schema()["$defs"];
    let known = |part, word| defs[part].to_string().contains(&format!("\"{word}\""));
    assert!(Status::ALL.iter().all(|it| known("status", it.word())));
    assert!(Field::ALL.iter().all(|it| known("changes", it.word())));
    assert!(MatterStatus::ALL.iter().all(|it| known("status", it.word())));
    assert!(MatterKind::ALL.iter().all(|it| known("raised", it.word())));
    assert!(Health::ALL.iter().all(|it| known("checkpoint", it.word())));
}

#[test]
fn every_property_says_what_it_is() {
    let schema = json_schema();
    let parts = schema["$defs"].as_object().expect("a mapping").values();
    let parts = parts.chain([&schema]).map(|part| &part["properties"]);
    for (key, property) in parts.filter_map(Value::as_object).flatten() {
        assert!(property["description"].is_string(), "{key}");
    }
}
