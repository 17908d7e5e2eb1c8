//! `ticklist week`, and reports on all records of a folder.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::spreadsheets::{csv_rows, sheet_rows, workbook};
use crate::world::World;

const NOW: &str = "2026-12-08T09:12:00Z";

/// What becomes of the customers, one after the other.
const COURSES: [&[&str]; 5] = [
    &[],
    &[
        "due assess --on 2026-12-04",
        "assign A1..A3 --to 'Dana Cruz'",
        "block A5 -m 'no licences' --for Microsoft --until 2026-12-07",
        "decision 'Hybrid or cloud only?' --owner 'Priya Rao' --due 2026-12-10",
        "checkpoint Kick-off --next 2026-12-10",
    ],
    &[
        "due assess --on 2026-12-11",
        "assign A1 --to 'dana cruz'",
        "assign A3 --to 'Priya Raho'",
        "risk 'The firewall comes late' --due 2026-12-01",
        "action 'Book the room' --owner 'Lee Ito' --due 2026-12-09",
        "action 'Some day' --owner 'Lee Ito'",
        "note A1 -m 'They pay late' --internal",
        "block A4 -m 'They pay late' --internal",
        "decision 'Raise the price?' --internal",
    ],
    &["due general --on 2026-12-09", "done I1..I2", "hold -m 'Year end'"],
    &["assign E1 --to 'Lee Ito'", "na G1..G19 -m 'not here'", "checkpoint One --next 2026-12-04"],
];

/// Twenty customers of all kinds, one of them with conflicts and one with a copy.
fn twenty() -> World {
    let world = World::with("two-people", NOW);
    for (course, lines) in (0..).zip(COURSES) {
        world.at("2026-11-23T09:00:00Z");
        let file = format!("c{course:02}");
        world.run(&format!("init \"Customer {course}\" -f {file}.ticklist.yaml")).exits(0);
        for line in lines {
            world.run(&format!("{line} -f {file}")).exits(0);
        }
        let text = world.read(&format!("{file}.ticklist.yaml"));
        let (_, id) = text.split_once("\nengagement: ").expect("an identity");
        let id = id.lines().next().expect("a line");
        for number in (course + 5..18).step_by(5) {
            let name = format!("Customer {number}");
            let other = text.replace(&format!("Customer {course}"), &name);
            let other = other.replace(id, &format!("engagement{number}"));
            world.write(&format!("c{number:02}.ticklist.yaml"), other);
        }
    }
    let plain = World::third_week().read("plain.ticklist.yaml");
    world.write("contoso.ticklist.yaml", plain.clone());
    world.write("contoso (1).ticklist.yaml", plain);
    world.at(NOW);
    world
}

/// What a row of a report is about, and in which record.
type Thing = (String, String);

/// The things in a list of the reports on all records, which are those of each record alone.
fn things(reports: &Value, list: &str, is_wanted: impl Fn(&Value) -> bool) -> Vec<Thing> {
    let reports = reports.as_array().expect("a report on each").iter();
    let rows = reports.flat_map(|report| {
        let rows = report[list].as_array().expect("rows").iter();
        rows.map(|row| (report["customer"].clone(), row))
    });
    let wanted = rows.filter(|(_, row)| is_wanted(row));
    let id = |row: &Value| row["id"].as_str().or(row["about"].as_str()).expect("an id").to_owned();
    wanted.map(|(customer, row)| (customer.as_str().expect("a name").to_owned(), id(row))).collect()
}

fn rows(week: &Value) -> Vec<Thing> {
    let rows = week["rows"].as_array().expect("rows").iter();
    let text = |row: &Value, key: &str| row[key].as_str().expect("a text").to_owned();
    rows.map(|row| (text(row, "customer"), text(row, "id"))).collect()
}

/// Catches: a record that is forgotten, a rule that is another one than that of the lists.
#[test]
fn the_week_is_what_the_lists_of_all_records_give() {
    let world = twenty();
    let json = |line: &str| world.run(&format!("{line} -f . --json")).exits(0).json();
    let is_task = |row: &Value| row["duty"] == false && row["taken_up"] == true;
    let is_due = |row: &Value| row["due"].as_str().is_some_and(|due| due <= "2026-12-11");
    let raid = json("raid");
    assert_eq!(raid.as_array().expect("reports").len(), 20);
    let expected = [
        things(&json("list --overdue"), "items", |_| true),
        things(&json("list --due 2026-12-11"), "items", is_task),
        things(&raid, "decisions", |_| true),
        things(&raid, "risks", is_due),
        things(&raid, "actions", is_due),
        things(&raid, "issues", |_| true),
        things(&json("agenda"), "conflicts", |_| true),
    ];
    let expected: BTreeSet<Thing> = expected.concat().into_iter().collect();
    let week = world.run("week --days 3 --json").exits(0).json();
    let listed = rows(&week);
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<Thing>>(), expected);
    assert_eq!(listed.len(), expected.len(), "each once");

    let owners = world.run("week --days 3 --per owner --json").exits(0).json();
    assert_eq!(rows(&owners).into_iter().collect::<BTreeSet<Thing>>(), expected);
    let csv = csv_rows(&world.run("week --days 3 -O csv").exits(0).stdout);
    let is_task = |row: &&Vec<String>| row[3] != "checkpoint";
    assert_eq!(csv[1..].iter().filter(is_task).count(), expected.len());
    for format in ["md", "html"] {
        let shown = world.run(&format!("week --days 3 -O {format}")).exits(0).stdout;
        let number = match format {
            "md" => shown.matches("\n- ").count(),
            _ => shown.matches("<tr").count(),
        };
        assert!(number >= expected.len(), "{format}: {number} of {}", expected.len());
    }
}

#[test]
fn the_week_fits_narrow_and_wide_terminals() {
    let world = twenty();
    for columns in [60, 80, 100, 160] {
        for line in ["week", "week --per owner --days 3"] {
            let ran = world.command(line).env("COLUMNS", columns.to_string()).run().exits(0);
            for line in ran.stdout.lines() {
                assert!(line.width() <= columns && !line.ends_with(' '), "{columns}: {line:?}");
            }
        }
    }
}

/// Catches: a column that a program needs and that another format has.
#[test]
fn programs_and_spreadsheets_get_all_columns() {
    let world = three();
    let csv = csv_rows(&world.run("week -O csv").exits(0).stdout);
    let heads = [
        "customer",
        "record",
        "id",
        "kind",
        "what",
        "owner",
        "due",
        "days late",
        "waiting for",
        "waiting until",
        "blocked days",
        "why",
        "reason",
    ];
    assert_eq!(csv[0], heads);
    let a5 = csv.iter().find(|row| row[0] == "Contoso" && row[2] == "A5").expect("a row");
    let task = "Join the meetings on configuring the online services";
    assert_eq!(
        a5[1..],
        [
            "Contoso.ticklist.yaml",
            "A5",
            "item",
            task,
            "",
            "2026-12-04",
            "4",
            "Microsoft",
            "2026-12-07",
            "15",
            "overdue, blocked",
            "no licences",
        ]
    );
    let meets = csv.iter().find(|row| row[3] == "checkpoint").expect("a meeting");
    assert_eq!((meets[0].as_str(), meets[6].as_str()), ("Contoso", "2026-12-10"));
    world.run("week -o week.xlsx").exits(0);
    let sheet = sheet_rows(&mut workbook(world.bytes("week.xlsx")), "Week");
    assert_eq!((sheet[0].len(), &sheet[1..]), (heads.len(), &csv[1..]));
}

/// Catches: a day of somebody else, or of what is over.
#[test]
fn the_week_is_a_calendar_of_what_is_due_and_who_meets() {
    let world = three();
    world.run("due A1 --on 2026-12-14 -f Contoso").exits(0);
    world.run("due A3 --on 2027-01-14 -f Contoso").exits(0);
    world.run("week -o week.ics").exits(0);
    let titles = |text: &str| -> Vec<String> {
        let text = text.replace("\r\n ", "");
        let titles = text.lines().filter_map(|line| line.strip_prefix("SUMMARY:"));
        titles.map(str::to_owned).collect()
    };
    assert_snapshot!(titles(&world.read("week.ics")).join("\n"));
    world.run("week --owner dana -o dana.ics").exits(0);
    assert_snapshot!(titles(&world.read("dana.ics")).join("\n"));
}

#[test]
fn names_that_perhaps_mean_one_person_are_named() {
    let shown = three().run("week --per owner").exits(0).stdout;
    assert!(shown.contains("Perhaps the same person: Priya Raho and Priya Rao"), "{shown}");
    assert_eq!(shown.matches("\nDana Cruz\n").count(), 1, "{shown}");
    assert!(!shown.contains("dana cruz"), "{shown}");
}

/// Three customers, which share owners.
fn three() -> World {
    let world = World::new();
    for (number, customer) in (1..).zip(["Contoso", "Fabrikam", "Nul"]) {
        world.at("2026-11-23T09:00:00Z");
        world.run(&format!("init {customer} -f {customer}.ticklist.yaml")).exits(0);
        for line in COURSES[number] {
            world.run(&format!("{line} -f {customer}")).exits(0);
        }
    }
    world.at(NOW);
    world
}

#[test]
fn the_week_is_told_customer_by_customer() {
    assert_snapshot!(three().run("week").exits(0));
}

#[test]
fn the_week_is_told_owner_by_owner() {
    assert_snapshot!(three().run("week --per owner").exits(0));
}

#[test]
fn somebody_is_told_his_own_week() {
    let world = three();
    let mine = world.run("week --mine --json").exits(0).json();
    let owners = mine["rows"].as_array().expect("rows").iter().map(|row| &row["owner"]);
    let owners: BTreeSet<&str> = owners.filter_map(Value::as_str).collect();
    assert_eq!(owners.into_iter().collect::<Vec<&str>>(), ["Dana Cruz", "dana cruz"]);
    assert_eq!(mine["owner"], "dana");
    assert_eq!(world.run("week --owner 'DANA CRUZ' --json").json()["rows"], mine["rows"]);
}

/// Catches: two customers in one file, an internal word in one, a file for nobody's nothing, one
/// that holds what an earlier run wrote.
#[test]
fn each_owner_of_each_customer_gets_a_text() {
    let world = three();
    world.write("texts/dana-cruz-contoso-2026-12-08.md", "x".repeat(100_000));
    let ran = world.run("week --per owner -o texts").exits(0);
    assert!(ran.stdout.is_empty() && ran.stderr.contains("wrote "), "{ran}");
    let texts: Vec<(String, String)> = world
        .files()
        .into_iter()
        .filter(|(path, _)| path.starts_with(world.path("texts")))
        .map(|(path, bytes)| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, String::from_utf8(bytes).expect("text"))
        })
        .collect();
    let names: Vec<&str> = texts.iter().map(|(name, _)| name.as_str()).collect();
    assert_snapshot!(names.join("\n"));
    let customers = ["Contoso", "Fabrikam", "Nul"];
    for (name, text) in &texts {
        let of: Vec<&&str> = customers.iter().filter(|it| text.contains(**it)).collect();
        assert_eq!(of.len(), 1, "{name}: {text}");
        assert!(!text.contains("They pay late") && !text.contains("Raise the price"), "{text}");
    }
    let all = world.run("week --per owner -o all.csv").exits(0);
    assert!(all.stdout.is_empty());
    world.run("week --per owner -o texts -O csv").exits(0);
    let tasks = |text: &str| -> Vec<Vec<String>> {
        csv_rows(text)[1..].iter().filter(|row| row[3] != "checkpoint").cloned().collect()
    };
    let mut together: Vec<Vec<String>> = world
        .files()
        .into_iter()
        .filter(|(path, _)| {
            path.starts_with(world.path("texts")) && path.extension().is_some_and(|it| it == "csv")
        })
        .flat_map(|(_, bytes)| tasks(&String::from_utf8(bytes).expect("text")))
        .collect();
    let mut rows = tasks(&world.read("all.csv"));
    together.sort();
    rows.sort();
    assert_eq!(together, rows);
    assert_snapshot!(texts.iter().find(|text| text.0.starts_with("dana-cruz-c")).expect("one").1);
    world.refuses("week --per owner -o texts --internal", 2);
    let titles = texts.iter().filter_map(|(_, text)| text.lines().next());
    let titles: Vec<&str> = titles.filter(|it| it.to_lowercase().contains("dana")).collect();
    assert_snapshot!(titles.join("\n"), @"
    # Dana Cruz · Contoso, until Tue 15 Dec
    # dana cruz · Fabrikam, until Tue 15 Dec
    ");
}

#[test]
fn a_damaged_record_costs_the_others_nothing() {
    let world = three();
    let before = world.run("week --json").exits(0).json();
    world.append("Contoso.ticklist.yaml", "garbage\n");
    world.write("broken.ticklist.yaml", "ticklist: 1\ncustomer: Broken\nphasis: []\njournal:\n");
    let ran = world.run("week --json").exits(4);
    assert_eq!(ran.json()["rows"], before["rows"]);
    assert!(ran.stderr.contains("line") && ran.stderr.contains("broken.ticklist.yaml"), "{ran}");
    let line = world.run("list -f . --overdue").exits(4);
    assert!(line.stdout.contains("Fabrikam") && line.stderr.contains("can't be read"), "{line}");
}

/// Catches: a report on another record than the one it names.
#[test]
fn a_folder_is_shown_record_by_record() {
    let world = three();
    // A minute passes with each command.
    let run = |line: &str| {
        world.at(NOW);
        world.run(line).exits(0)
    };
    for line in ["list", "raid", "agenda", "changes", "snapshot --brief"] {
        let all = run(&format!("{line} -f .")).stdout;
        let each = ["Contoso", "Fabrikam", "Nul"]
            .map(|it| run(&format!("{line} -f {it}.ticklist.yaml")).stdout);
        // Only the first title of a document is set apart in Markdown.
        let words = |text: &str| {
            text.replace(['#', '*'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(&all), words(&each.join("\n")), "{line}");
        let json = world.run(&format!("{line} -f . --json")).exits(0).json();
        let customers = json.as_array().expect("one each").iter().map(|it| &it["customer"]);
        assert_eq!(customers.collect::<Vec<_>>(), ["Contoso", "Fabrikam", "Nul"], "{line}");
        let csv = csv_rows(&world.run(&format!("{line} -f . -O csv")).exits(0).stdout);
        let columns = ["customer", "record"].map(str::to_owned);
        assert!(csv[0].windows(2).any(|heads| heads == columns), "{line}: {:?}", csv[0]);
    }
    world.refuses("snapshot -f . -o reports -O html", 2);
    let ran = world.run("snapshot -f . -o reports/ -O html").exits(0);
    assert!(ran.stderr.contains("wrote 3 files into reports"), "{ran}");
    let page = world.read("reports/fabrikam-2026-12-08.html");
    assert!(page.contains("Fabrikam") && !page.contains("Contoso"));
    let ran = world.run("snapshot -f . -o reports -O md --with-checkpoint-by friday").exits(0);
    assert!(ran.stderr.contains("wrote 1 file into reports"), "{ran}");
    assert!(world.read("reports/contoso-2026-12-08.md").contains("Contoso"));
    world.refuses("snapshot -f . -o reports --with-checkpoint-by tomorrow", 1);
    world.refuses("list A99 -f .", 1);
}
