//! Reports as CSV and as workbooks, read back by other programs: they say what the JSON says, and
//! nothing in them is a formula.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::exports::{REPORTS, hostile};
use crate::world::World;

/// A table that was read back: its rows, each a cell for every column.
pub(crate) type Rows = Vec<Vec<String>>;

pub(crate) fn csv_rows(text: &str) -> Rows {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("rows are equally long"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

pub(crate) fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

/// What a program reads from a cell; days as they are written in JSON.
fn read(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::Float(number) => number.to_string(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

pub(crate) fn sheet_rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Rows {
    let range = workbook.worksheet_range(name).expect("the sheet");
    range.rows().map(|row| row.iter().map(read).collect()).collect()
}

/// The column of that name, row by row.
fn column<'r>(rows: &'r Rows, name: &str) -> Vec<&'r str> {
    let place = rows[0].iter().position(|head| head == name);
    let place = place.unwrap_or_else(|| panic!("{name} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

/// A field of the items, item by item.
fn field(items: &Value, key: &str) -> Vec<String> {
    let items = items.as_array().expect("items").iter();
    items.map(|item| item[key].as_str().unwrap_or_default().to_owned()).collect()
}

/// Catches: a cell in the wrong column, an item that is missing, a date that is another day's.
#[test]
fn the_items_of_a_snapshot_are_the_same_in_every_format() {
    for world in [World::third_week(), World::two_people()] {
        let items = &world.run("snapshot --json").exits(0).json()["items"];
        world.run("snapshot -o a.csv -o a.xlsx").exits(0);
        let mut book = workbook(world.bytes("a.xlsx"));
        for rows in [csv_rows(&world.read("a.csv")), sheet_rows(&mut book, "Items")] {
            assert_eq!(&rows[0][..7], ["id", "phase", "task", "status", "owner", "due", "note"]);
            for key in ["id", "task", "owner", "due", "role", "link", "confirmed"] {
                assert_eq!(column(&rows, key), field(items, key), "{key}");
            }
            let word = |status: String| status.replace("not-applicable", "n/a");
            let statuses: Vec<String> = field(items, "status").into_iter().map(word).collect();
            assert_eq!(column(&rows, "status"), statuses);
            let overdue = column(&rows, "overdue").iter().filter(|it| !it.is_empty()).count();
            let late = items.as_array().expect("items").iter().filter(|it| it["overdue"] == true);
            assert_eq!(overdue, late.count());
        }
    }
}

/// Catches: a share that is rounded up, a zero that is left out.
#[test]
fn the_progress_is_the_same_in_every_format() {
    for world in [World::third_week(), World::two_people(), World::contoso()] {
        let status = world.run("status --json").exits(0).json();
        let progress = status["progress"].as_array().expect("rows");
        world.run("snapshot -o a.xlsx").exits(0);
        let mut book = workbook(world.bytes("a.xlsx"));
        let summary = sheet_rows(&mut book, "Summary");
        let csv = csv_rows(&world.run("status -O csv").exits(0).stdout);
        for row in progress.iter().chain([&status["all"]]) {
            let name = row["name"].as_str().unwrap_or("All");
            let from_csv = csv.iter().find(|cells| cells.iter().any(|cell| cell == name));
            let from_csv = from_csv.unwrap_or_else(|| panic!("{name} in {csv:?}"));
            let at = from_csv.iter().position(|cell| cell == name).expect("a name");
            let in_book =
                summary.iter().find(|cells| cells[0] == name && cells[2].contains(" of "));
            let keys = ["in_progress", "blocked", "not_started", "out"];
            let numbers: Vec<String> = keys.iter().map(|key| row[*key].to_string()).collect();
            assert_eq!(&from_csv[at + 3..at + 7], numbers, "{name}");
            let done = format!("{} of {}", row["done"], row["in_scope"]);
            if row["in_scope"] != 0 {
                let in_book = in_book.unwrap_or_else(|| panic!("{name} in {summary:?}"));
                assert_eq!(&in_book[3..7], numbers, "{name}");
                assert_eq!((&from_csv[at + 2], &in_book[2]), (&done, &done));
                assert_eq!(from_csv[at + 1], row["percent"].to_string());
                let share = row["percent"].as_f64().expect("a number") / 100.0;
                assert_eq!(in_book[1], share.to_string());
            }
        }
    }
}

#[test]
fn a_snapshot_as_a_workbook_has_all_its_sheets() {
    let world = World::third_week();
    let json = world.run("snapshot --json").exits(0).json();
    world.run("snapshot -o a.xlsx").exits(0);
    let mut book = workbook(world.bytes("a.xlsx"));
    let names = ["Summary", "Items", "Plan", "Matters", "Changes", "Notes", "Log", "Burn-up"];
    assert_eq!(book.sheet_names(), [names.as_slice(), &["How it is counted"]].concat());
    let changes = sheet_rows(&mut book, "Changes");
    let told = json["period"]["changes"].as_array().expect("changes");
    assert_eq!(changes.len() - 1, told.len());
    let log = sheet_rows(&mut book, "Log");
    for entry in json["log"].as_array().expect("entries") {
        assert!(column(&log, "ENTRY").contains(&entry["id"].as_str().expect("an id")), "{entry}");
    }
    let drawn = sheet_rows(&mut book, "Burn-up");
    let points = json["burn_up"]["points"].as_array().expect("points");
    for (row, point) in drawn[drawn.len() - points.len()..].iter().zip(points) {
        let point = ["day", "in_scope", "done"].map(|key| point[key].to_string().replace('"', ""));
        assert_eq!(&row[..3], point);
    }
}

/// The days of the bars, from which the workbook draws them.
#[test]
fn the_workbook_of_a_plan_holds_the_days_of_its_bars() {
    let world = World::contoso();
    world.session(&["due initiate --on 2026-12-01", "done I1", "due assess --on 2026-12-18"]);
    let json = world.run("plan --json").exits(0).json();
    world.run("plan -o a.xlsx").exits(0);
    let rows = sheet_rows(&mut workbook(world.bytes("a.xlsx")), "Report");
    let head = rows.iter().position(|row| row[0] == "what").expect("the table of the bars");
    let dated = json["phases"].as_array().expect("phases").iter();
    for phase in dated.filter(|phase| phase["standing"] == false && !phase["span"].is_null()) {
        let row = rows[head..].iter().find(|row| phase["name"] == row[0].as_str());
        let row = row.unwrap_or_else(|| panic!("{phase} in {rows:?}"));
        let [from, to] = ["from", "to"].map(|end| phase["span"][end].to_string().replace('"', ""));
        assert_eq!(row[1], from);
        let [from, to] = [from, to].map(|day| day.parse::<chrono::NaiveDate>().expect("a day"));
        let days: Vec<i64> = row[2..4].iter().map(|days| days.parse().expect("days")).collect();
        assert_eq!(days.iter().sum::<i64>(), (to - from).num_days() + 1, "{phase}");
        assert_eq!(days[0] > 0, phase["done"] != 0, "{phase}");
    }
}

#[test]
fn every_report_is_a_table_and_a_workbook() {
    let world = World::third_week();
    for report in REPORTS {
        let csv = world.run(&format!("{report} -O csv")).answers().stdout;
        assert!(csv.ends_with("\r\n") && !csv_rows(&csv).is_empty(), "{report}: {csv}");
        world.run(&format!("{report} -o a.xlsx")).answers();
        assert!(!workbook(world.bytes("a.xlsx")).sheet_names().is_empty(), "{report}");
    }
}

/// Catches: a cell that a spreadsheet would run, or that hides what it says.
#[test]
fn nothing_in_a_record_becomes_a_formula() {
    let world = hostile();
    for report in REPORTS.map(|report| report.replace("A5 G2", "A1 A2 A3 D-a T-b")) {
        let report = report.replace("initiate", "assess");
        let csv = world.run(&format!("{report} -O csv")).answers().stdout;
        is_inert_table(&csv);
        assert!(!csv.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{report}: {csv}");
        world.run(&format!("{report} -o a.xlsx")).answers();
        is_inert_workbook(world.bytes("a.xlsx"));
    }
    let csv = world.run("list --all -O csv").exits(0).stdout;
    assert!(csv.contains("<script>"), "text that harms no spreadsheet stays as it is: {csv}");
}

/// No cell of the table is a formula to whatever reads it.
#[track_caller]
pub(crate) fn is_inert_table(csv: &str) {
    for cell in csv_rows(csv).iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t']), "{cell} in {csv}");
    }
}

/// No cell of the workbook is a formula. Gives all that it says.
#[track_caller]
pub(crate) fn is_inert_workbook(bytes: Vec<u8>) -> String {
    let mut book = workbook(bytes);
    let mut said = String::new();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("the sheet");
        assert!(formulas.used_cells().next().is_none(), "{name}: {formulas:?}");
        said += &sheet_rows(&mut book, &name).concat().concat();
    }
    said
}

#[test]
fn formulas_that_people_typed_are_shown_as_they_were_typed() {
    let world = World::contoso();
    world.run("assign A3 --to \"=cmd|'/c calc'!A1\"").exits(0);
    world.run("list A3 -o a.xlsx").exits(0);
    let rows = sheet_rows(&mut workbook(world.bytes("a.xlsx")), "Items");
    assert_eq!(column(&rows, "owner"), ["=cmd|'/c calc'!A1"]);
    let csv = csv_rows(&world.run("list A3 -O csv").exits(0).stdout);
    assert_eq!(column(&csv, "owner"), ["'=cmd|'/c calc'!A1"]);
}

#[test]
fn with_internal_notes_a_spreadsheet_says_so_first() {
    let world = World::third_week();
    let secret = "on leave until Thursday";
    let csv = world.run("log -O csv").exits(0).stdout;
    assert!(!csv.contains(secret), "{csv}");
    let csv = world.run("log -O csv --internal").exits(0).stdout;
    assert!(csv.contains(secret) && csv.starts_with("with internal notes,"), "{csv}");
    world.run("snapshot -o a.xlsx --internal").exits(0);
    let mut book = workbook(world.bytes("a.xlsx"));
    assert_eq!(book.sheet_names()[0], "Internal");
    assert!(sheet_rows(&mut book, "Internal")[0][0].contains("not for the customer"));
}

#[test]
fn the_same_instant_yields_the_same_files_ever_after() {
    let world = World::third_week();
    let files = ["a.md", "a.html", "a.csv", "a.json", "a.xlsx", "a.svg"];
    let line = format!("snapshot --as-of \"Week 1\" -o {}", files.join(" -o "));
    let made = || {
        world.run(&line).exits(0);
        files.map(|file| world.bytes(file))
    };
    let first = made();
    world.run("done A4").exits(0);
    world.later(40);
    assert!(first == made());
}

/// Catches: writing the first file before the last name is looked at.
#[test]
fn several_files_are_written_together_or_not_at_all() {
    let world = World::third_week();
    world.refuses("snapshot -o a.md -o b.docx", 2);
    world.refuses("snapshot -o a.md -o plain.ticklist.yaml", 1);
    world.refuses("snapshot -o a.md -O csv", 2);
    world.refuses("snapshot -o a.md -o nowhere/b.md", 1);
    let ran = world.run("snapshot -o a.md -o b.html").exits(0);
    let wrote = ran.stderr.lines().filter(|line| line.starts_with("wrote "));
    assert!(ran.stdout.is_empty() && wrote.eq(["wrote a.md", "wrote b.html"]), "{ran}");
    world.run("status -O csv -o .").exits(0);
    assert!(world.read("contoso-2026-12-08.csv").starts_with("section,phase,"));
}

/// Catches: a paragraph on one line, for which a printed sheet is shrunk until nothing can be read.
#[test]
fn no_line_of_a_summary_is_wider_than_its_page() {
    let world = World::third_week();
    world.run("snapshot -o s.xlsx").exits(0);
    let rows = sheet_rows(&mut workbook(world.bytes("s.xlsx")), "Summary");
    let lines = rows.iter().filter(|row| row[1..].iter().all(String::is_empty));
    let widest = lines.map(|row| row[0].chars().count()).max();
    assert!(widest.is_some_and(|widest| (60..=110).contains(&widest)), "{widest:?}");
}

/// Catches: a workbook of all there is to do that lacks the matters, one of what somebody searched
/// that has them, and a sheet of matters from which anything is taken back.
#[test]
fn a_list_as_a_workbook_has_the_matters_and_only_items_come_back() {
    let world = World::contoso();
    world.run("decision 'Hybrid or cloud?' --owner 'Priya Rao' --due 2026-11-27").exits(0);
    world.run("action 'Send the plan' --outcome 'Sent'").exits(0);
    world.run("risk 'Not for them' --internal").exits(0);
    let said = world.run("list -o all.xlsx").exits(0).stderr;
    assert!(said.contains("internal notes are left out"), "{said}");
    let mut book = workbook(world.bytes("all.xlsx"));
    assert_eq!(book.sheet_names(), ["Items", "Matters"]);
    let rows = sheet_rows(&mut book, "Matters");
    assert_eq!(column(&rows, "what"), ["Hybrid or cloud?"]);
    assert_eq!(column(&rows, "due"), ["2026-11-27"]);
    let ran = world.run("import all.xlsx").exits(0);
    assert!(ran.stdout.contains("Nothing was changed"), "{ran}");
    assert!(ran.stderr.contains("left out: the sheet of matters"), "{ran}");
    let matters = |line: &str| world.run(line).exits(0).json()["matters"].clone();
    let tasks = field(&matters("list --all --json"), "task");
    assert_eq!(tasks, ["Hybrid or cloud?", "Send the plan"]);
    assert_eq!(field(&matters("list --owner priya --json"), "task"), ["Hybrid or cloud?"]);
    for asked in ["list assess --json", "list --search hybrid --json", "list --mine --json"] {
        assert_eq!(matters(asked), serde_json::json!([]), "{asked}");
    }
}
