//! The JSON Schema against checklists and records, as a YAML parser other than ours reads them.
//! Every document is shown to the decoder as well, so that the two don't drift apart.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use ticklist::codec::{self, File, SCHEMA, decode_line, encode, write_head};
use ticklist::domain::checklist::Head;
use ticklist::domain::entry::{Field, Health};
use ticklist::domain::status::Status;
use ticklist::domain::time::parse_day;
use ticklist::store::builtin::BUILTIN;

/// What people write by hand: an entry of each kind, and one of a later version.
const ENTRIES: [&str; 11] = [
    "- {at: 2026-11-23, by: dana, set: {I1: {status: done}, assess: {due: 2026-12-04}}, note: Kick-off}",
    "- {at: 2026-11-24T10:02:11+01:00, by: lee, set: {A3: {owner: [null, Dana Cruz], due: [null, 2026-12-05]}}}",
    "- {at: 2026-11-24, by: lee, set: {A3: {task: [Meet, Join], detail: ~, link: [null], role: IT, status: n/a}}}",
    "- {at: 2026-11-25, by: dana, add: {R-7kd2m: {phase: remediate, task: Upgrade AD FS, optional: true}}}",
    "- {at: 2026-11-26, by: dana, items: [A4, 3.1], note: Asked again, internal: true, on: 2026-11-20}",
    "- {at: 2026-11-27, by: dana, confirm: [G2, G3], via: tracker.xlsx}",
    "- {at: 2026-11-28, by: dana, role: {identity admin: [null, Lee Ito], helpdesk lead: Priya Rao}}",
    "- {at: 2026-12-01, by: dana, checkpoint: {name: Week 1, next: 2026-12-09, health: amber, why: Late}}",
    "- {id: x81cn5d7ks, at: 2026-12-02, by: dana, undoes: 7kd2m9x4qf}",
    "- {at: 2026-12-03, by: dana, note: \"# no: comment\\u2028\\u0085\\ufeff\\e '\\\" 準備😀 %@`\"}",
    "- {at: 2026-12-04, by: dana, mood: {of: [1, 2.5, ~]}, set: {A3: {effort: 3}}, checkpoint: {room: 7}}",
];

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn shipped() -> Self {
        let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource("urn:ticklist:1", schema).expect("the schema has a good id");
        let index = compiler.compile("urn:ticklist:1", &mut schemas).expect("it is a JSON Schema");
        Self { schemas, index }
    }

    /// What the schema has against `text`, each with its place.
    fn faults(&self, text: &str) -> Option<String> {
        let value = foreign(text);
        self.schemas.validate(&value, self.index).err().map(|error| error.to_string())
    }
}

/// `text` as a YAML parser reads it that is not ours.
fn foreign(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}, in:\n{text}"))
}

/// Does the decoder read all of `text`?
fn is_decoded(text: &str) -> bool {
    match codec::read(text.as_bytes()) {
        Ok(File::Checklist(_)) => true,
        Ok(File::Record(_, journal)) => journal.faults.is_empty() && journal.unfinished.is_none(),
        Err(_) => false,
    }
}

fn assert_valid(text: &str) {
    assert_eq!(Schema::shipped().faults(text), None, "{text}");
    assert!(is_decoded(text), "the decoder refuses:\n{text}");
}

fn head() -> String {
    write_head(&Head {
        engagement: "4f9k2m7q1z".to_owned(),
        customer: "Contoso: \"A\" & Söhne #1".to_owned(),
        started: parse_day("2026-11-23").expect("a date"),
        checklist: BUILTIN[0].checklist(),
    })
}

fn encoded(line: &str) -> String {
    encode(&decode_line(line).unwrap_or_else(|fault| panic!("{fault:?}")))
}

#[test]
fn every_shipped_checklist_is_valid() {
    for builtin in BUILTIN {
        assert_valid(builtin.text);
    }
}

#[test]
fn a_record_with_entries_of_each_kind_is_valid() {
    assert_valid(&head());
    let lines: Vec<String> = ENTRIES.iter().map(|line| encoded(line)).collect();
    assert_valid(&format!("{}{}\n", head(), lines.join("\n")));
}

#[test]
fn a_record_with_entries_written_by_hand_is_valid() {
    assert_valid(&format!("{}{}\n", head(), ENTRIES.join("\n")));
}

#[test]
fn another_yaml_parser_reads_what_was_written() {
    let record = foreign(&format!("{}{}\n", head(), ENTRIES.map(encoded).join("\n")));
    assert_eq!(record["customer"], "Contoso: \"A\" & Söhne #1");
    assert_eq!(record["started"], "2026-11-23");
    assert_eq!(
        record["journal"][9]["note"],
        "# no: comment\u{2028}\u{85}\u{feff}\u{1b} '\" 準備😀 %@`"
    );
    for (line, entry) in ENTRIES.iter().zip(record["journal"].as_array().expect("a list")) {
        let json = encoded(line);
        let json: Value = serde_json::from_str(json.trim_start_matches("- ")).expect("JSON");
        assert_eq!(*entry, json, "{line}");
    }
}

#[test]
fn plain_string_items_are_valid() {
    assert_valid("phases:\n- name: Plan\n  items:\n  - Meet\n  - \"Write: the plan\"\n");
}

#[test]
fn what_is_left_empty_or_looks_like_a_number_is_valid() {
    let item = "{id: 3.1, task: 42, detail: \"two\\nlines\", role: , optional: , link: ~}";
    assert_valid(&format!(
        "title:\nsource:\nphases:\n- id: 3\n  name:\n  items: [{item}, 7]\n- name: Later\n  items:\n"
    ));
}

#[test]
fn faulty_documents_are_invalid() {
    let list = "phases: [{name: Plan, items: [{id: A1, task: Meet}]}]";
    let record = format!("engagement: 4f9k\ncustomer: Contoso\nstarted: 2026-11-23\n{list}");
    let phases = |phases: &str| format!("phases: {phases}\n");
    let item = |item: &str| format!("phases: [{{name: Plan, items: [Meet, {item}]}}]\n");
    let entry =
        |entry: &str| format!("{record}\njournal:\n- {entry}\n- {{at: 2026-11-24, by: dana}}\n");
    let set = |set: &str| entry(&format!("{{at: 2026-11-24, by: dana, set: {{A1: {{{set}}}}}}}"));
    // where the schema finds the fault, and the document
    let faulty = [
        ("", "nonsense\n".to_owned()),
        ("", "- Meet\n- Plan\n".to_owned()),
        ("", "title: Onboarding\n".to_owned()),
        ("", format!("{list}\nowner: dana\n")),
        ("", format!("{list}\ncustomer: Contoso\n")),
        ("", format!("{list}\njournal:\n")),
        ("", format!("{record}\n")),
        ("/ticklist", format!("ticklist: 2\n{list}\n")),
        ("/source", format!("source: {{license: MIT}}\n{list}\n")),
        ("/started", format!("{}\njournal:\n", record.replace("11-23", "02-30"))),
        ("/customer", format!("{}\njournal:\n", record.replace("Contoso", "\" \""))),
        ("/phases", phases("Plan")),
        ("/phases", phases("[{name: Plan}, {name: Do, items: []}]")),
        ("/phases/0", phases("[{items: [Meet]}]")),
        ("/phases/0", phases("[{name: Plan, tasks: [Meet], items: [Meet]}]")),
        ("/phases/0/standing", phases("[{name: Plan, standing: maybe, items: [Meet]}]")),
        ("/phases/0/items/1", item("{id: A2}")),
        ("/phases/0/items/1", item("{task: Plan, owner: dana}")),
        ("/phases/0/items/1", item("\"\"")),
        ("/phases/0/items/1", item("[Plan]")),
        ("/phases/0/items/1/task", item("{task: \"two\\nlines\"}")),
        ("/phases/0/items/1/id", item("{id: A 2, task: Plan}")),
        ("/phases/0/items/1/id", item("{id: A..2, task: Plan}")),
        ("/phases/0/items/1/id", item("{id: -A2, task: Plan}")),
        ("/phases/0/items/1/id", item("{id: \"A\\u202e2\", task: Plan}")),
        ("/journal/0", entry("{at: 2026-11-24}")),
        ("/journal/0", entry("Kick-off held")),
        ("/journal/0/at", entry("{at: yesterday, by: dana}")),
        ("/journal/0/at", entry("{at: 2026-02-30, by: dana}")),
        ("/journal/0/internal", entry("{at: 2026-11-24, by: dana, internal: \"yes\"}")),
        ("/journal/0/items", entry("{at: 2026-11-24, by: dana, items: A1}")),
        ("/journal/0/add/A2", entry("{at: 2026-11-24, by: dana, add: {A2: {task: Plan}}}")),
        (
            "/journal/0/checkpoint/health",
            entry("{at: 2026-11-24, by: dana, checkpoint: {health: fine}}"),
        ),
        ("/journal/0/set/A1/status", set("status: finished")),
        ("/journal/0/set/A1/status", set("status: []")),
        ("/journal/0/set/A1/status/0", set("status: [~, done]")),
        ("/journal/0/set/A1/due", set("due: soon")),
        ("/journal/0/set/A1/due/1", set("due: [~, 2026-02-30]")),
        ("/journal/0/set/A1/owner", set("owner: \"\"")),
        ("/journal/0/set/A1/task", set("task: ~")),
    ];
    assert_valid(&entry("{at: 2026-11-24, by: dana}"));
    assert_valid(&item("{id: A2, task: Plan}"));
    let schema = Schema::shipped();
    for (place, text) in faulty {
        let faults = schema.faults(&text).unwrap_or_else(|| panic!("this is valid:\n{text}"));
        assert!(faults.contains(&format!("at '{place}'")), "{faults}\n{text}");
        assert!(!is_decoded(&text), "the decoder reads:\n{text}");
    }
}

#[test]
fn the_schema_knows_every_status_field_and_health() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let defs = &schema["$defs"];
    let listed = |list: &Value, word: &str| list.as_array().expect("a list").contains(&word.into());
    assert!(Status::ALL.iter().all(|status| listed(&defs["status"]["enum"], status.word())));
    let fields = &defs["changes"]["properties"];
    assert!(Field::ALL.iter().all(|field| fields[field.word()].is_object()));
    let health = &defs["checkpoint"]["properties"]["health"]["enum"];
    assert!(Health::ALL.iter().all(|word| listed(health, word.word())));
}

#[test]
fn every_property_says_what_it_is() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let defs = schema["$defs"].as_object().expect("a mapping").values();
    let mappings = defs.chain([&schema]).filter_map(|part| part["properties"].as_object());
    for (key, property) in mappings.flatten() {
        assert!(property["description"].is_string(), "{key}");
    }
}
