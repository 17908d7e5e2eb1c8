//! What holds of every report: JSON as a contract, columns that add up, notes that stay inside,
//! lines that fit.

use boon::{Compiler, Schemas};
use insta::assert_snapshot;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::world::World;

/// Every report, and the version of its JSON.
const REPORTS: [(&str, &str); 17] = [
    ("status", "ticklist/status/1"),
    ("status --per owner", "ticklist/status/1"),
    ("status --per role", "ticklist/status/1"),
    ("list --all", "ticklist/list/1"),
    ("show A5 G2", "ticklist/show/1"),
    ("log", "ticklist/log/1"),
    ("checkpoint", "ticklist/checkpoints/1"),
    ("changes", "ticklist/changes/1"),
    ("changes --since 2026-11-23", "ticklist/changes/1"),
    ("agenda", "ticklist/agenda/1"),
    ("gate", "ticklist/gate/1"),
    ("minutes --from 2026-11-24 --to 2026-12-08", "ticklist/minutes/1"),
    ("raid", "ticklist/raid/1"),
    ("chart", "ticklist/chart/1"),
    ("plan", "ticklist/plan/1"),
    ("plan --items --baseline 2026-12-01", "ticklist/plan/1"),
    ("snapshot", "ticklist/snapshot/1"),
];

/// The same without ids of Contoso's, for any record.
const ANY: [&str; 15] = [
    "status",
    "status --per owner",
    "status --per role",
    "list --all",
    "log",
    "checkpoint",
    "changes",
    "changes --since 2026-11-23",
    "agenda",
    "gate",
    "minutes --from 2026-11-24 --to 2026-12-08 -O table",
    "raid",
    "chart",
    "plan --items",
    "snapshot -O table",
];

#[test]
fn every_report_says_which_json_it_is_and_of_what() {
    let world = World::third_week();
    for (report, schema) in REPORTS {
        for option in ["--json", "-O json", "--format json"] {
            let json = world.run(&format!("{report} {option}")).answers().json();
            assert_eq!(json["schema"], schema, "{report}");
            assert_eq!(json["customer"], "Contoso", "{report}");
            assert_eq!(json["started"], "2026-11-23", "{report}");
            assert_eq!(json["today"], "2026-12-08", "{report}");
        }
    }
}

/// The keys of a JSON value with the types of what they hold, one a line.
fn shape(value: &Value, path: &str, lines: &mut Vec<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "mapping",
    };
    lines.push(format!("{path}: {kind}"));
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| shape(value, &format!("{path}[]"), lines))
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| shape(value, &format!("{path}.{key}"), lines));
        }
        _ => {}
    }
}

#[test]
fn json_does_not_change_its_shape_within_a_version() {
    let mut lines = Vec::new();
    let conflicts = World::two_people();
    let unknown = World::with("by-hand", "2027-01-22T09:00:00Z");
    for (report, schema) in REPORTS {
        shape(&World::third_week().run(&format!("{report} --json")).json(), schema, &mut lines);
        let report = report.replace("A5 G2", "P1 P2 M-");
        shape(&conflicts.run(&format!("{report} --json")).answers().json(), schema, &mut lines);
        let report = report.replace("P1 P2 M-", "2.2");
        shape(&unknown.run(&format!("{report} --json")).answers().json(), schema, &mut lines);
    }
    lines.sort();
    lines.dedup();
    assert_snapshot!(lines.join("\n"));
}

/// What a schema has against a report.
fn faults(schema: &Value, report: &Value) -> Option<String> {
    let (mut schemas, mut compiler, id) = (Schemas::new(), Compiler::new(), "urn:report");
    compiler.add_resource(id, schema.clone()).expect("a good id");
    let index = compiler.compile(id, &mut schemas).expect("a JSON Schema");
    schemas.validate(report, index).err().map(|error| error.to_string())
}

/// Catches: a schema that a struct has outgrown, a key that is left out when it is empty.
#[test]
fn every_report_keeps_to_its_json_schema() {
    let unknown = World::with("by-hand", "2027-01-22T09:00:00Z");
    let worlds =
        [(World::third_week(), "A5 G2"), (World::two_people(), "P1 P2 M-"), (unknown, "2.2")];
    let then = "snapshot --verify 1-0f3ab2c41d7e5b08";
    let more = [
        (then, "ticklist/verification/1"),
        ("portfolio", "ticklist/portfolio/1"),
        ("week", "ticklist/week/1"),
    ];
    for (report, version) in REPORTS.into_iter().chain(more) {
        let name = version.split('/').nth(1).expect("a name");
        for (world, ids) in &worlds {
            let schema = world.run(&format!("schema {name}")).exits(0).json();
            let line = format!("{} --json", report.replace("A5 G2", ids));
            let mut json = world.run(&line).answers().json();
            assert_eq!(faults(&schema, &json), None, "{line}");
            json["more"] = Value::Null;
            assert!(faults(&schema, &json).is_some(), "a key more in {line}");
        }
    }
}

/// A number of a row.
fn number(row: &Value, key: &str) -> u64 {
    row[key].as_u64().unwrap_or_else(|| panic!("{key} is a number in {row}"))
}

#[test]
fn the_columns_of_every_row_add_up() {
    let by_hand = World::with("by-hand", "2027-01-22T09:00:00Z");
    for world in [World::third_week(), World::two_people(), by_hand, World::contoso()] {
        for per in ["phase", "owner", "role"] {
            let status = world.run(&format!("status --json --per {per}")).exits(0).json();
            let rows = status["progress"].as_array().expect("rows");
            for row in rows.iter().chain([&status["all"]]) {
                let scope = ["done", "in_progress", "blocked", "not_started"];
                let in_scope: u64 = scope.iter().map(|key| number(row, key)).sum();
                assert_eq!(in_scope, number(row, "in_scope"), "{row}");
                let items = in_scope + number(row, "out") + number(row, "duties");
                assert_eq!(items, number(row, "items"), "{row}");
                assert!(number(row, "duties_met") <= number(row, "duties"), "{row}");
                let percent = (number(row, "done") * 100).checked_div(in_scope);
                assert_eq!(row["percent"].as_u64(), percent, "{row}");
            }
            for key in ["items", "done", "in_scope", "out", "duties", "duties_met"] {
                let sum: u64 = rows.iter().map(|row| number(row, key)).sum();
                assert_eq!(sum, number(&status["all"], key), "{key} per {per}");
            }
        }
    }
}

#[test]
fn list_and_status_count_the_same() {
    for world in [World::third_week(), World::two_people()] {
        let all = world.run("status --json").json()["all"].clone();
        let list = world.run("list --all --json").json();
        let items = list["items"].as_array().expect("items");
        let in_scope = |item: &&Value| {
            item["duty"] == false && item["taken_up"] == true && item["status"] != "not-applicable"
        };
        let with = |status: &str| {
            items.iter().filter(in_scope).filter(|item| item["status"] == status).count() as u64
        };
        assert_eq!(items.len() as u64, number(&all, "items"));
        for (status, column) in [
            ("done", "done"),
            ("in-progress", "in_progress"),
            ("blocked", "blocked"),
            ("not-started", "not_started"),
        ] {
            assert_eq!(with(status), number(&all, column), "{status}");
        }
    }
}

#[test]
fn internal_notes_stay_out_of_json_unless_they_are_asked_for() {
    let world = World::third_week();
    world.run("block A4 -m \"Lee is too slow\" --internal").exits(0);
    world.run("na R1 -m \"Too dear for them\" --internal").exits(0);
    world.run("checkpoint \"Week 2\" -m \"They were rude\" --internal").exits(0);
    world.run("checkpoint \"Week 3\" --health red -m \"Sponsor drinks\" --internal").exits(0);
    let secrets =
        ["on leave until Thursday", "too slow", "Too dear", "were rude", "Sponsor drinks"];
    for (report, _) in
        REPORTS.into_iter().chain([("show A4 R1", ""), ("log A5", ""), ("list A5 R1", "")])
    {
        let json = world.run(&format!("{report} --json")).answers();
        assert!(!secrets.iter().any(|secret| json.stdout.contains(secret)), "{json}");
        assert_eq!(json.json()["internal"], false, "{json}");
        let json = world.run(&format!("{report} --json --internal")).answers();
        assert_eq!(json.json()["internal"], true, "{json}");
    }
    let shown = |line: &str, secret: &str| {
        let ran = world.run(line).exits(0);
        assert!(ran.stdout.contains(secret), "{secret} in {ran}");
    };
    for (report, secret) in [
        ("log", secrets[0]),
        ("show A5", secrets[0]),
        ("status", secrets[1]),
        ("list A4", secrets[1]),
        ("show A4", secrets[1]),
        ("agenda", secrets[1]),
        ("list R1", secrets[2]),
        ("log", secrets[2]),
        ("checkpoint", secrets[3]),
        ("checkpoint", secrets[4]),
        ("status", secrets[4]),
    ] {
        shown(&format!("{report} --json --internal"), secret);
        shown(&format!("{report} --internal"), secret);
        let piped = world.run(report).exits(0);
        assert!(!piped.stdout.contains(secret), "{piped}");
        assert!(piped.stderr.contains("internal notes are left out"), "{piped}");
    }
    let told = world.run("chart").exits(0);
    assert!(told.stderr.is_empty(), "nothing is left out: {told}");
}

#[test]
fn lines_fit_the_terminal_and_have_no_blanks_at_their_end() {
    let by_hand = World::with("by-hand", "2027-01-22T09:00:00Z");
    for world in [World::third_week(), World::two_people(), by_hand] {
        for report in ANY {
            for width in [50, 60, 80, 100, 160] {
                let ran = world.command(report).env("COLUMNS", width.to_string()).run().answers();
                for line in ran.stdout.lines() {
                    let fits = line.width() <= width || line.trim_start().starts_with("ticklist ");
                    assert!(fits, "{} > {width}: {line}\n{ran}", line.width());
                    assert!(!line.ends_with(' '), "{line:?}\n{ran}");
                }
            }
        }
    }
}

#[test]
fn an_unknown_format_is_a_usage_error() {
    let world = World::third_week();
    for (report, _) in REPORTS {
        world.refuses(&format!("{report} -O smoke"), 2);
        world.refuses(&format!("{report} --as-of someday"), 2);
    }
}
