//! `ticklist import`: sheets that went out come home.

use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

/// The record of `World::third_week`.
const RECORD: &str = "plain.ticklist.yaml";

/// A spreadsheet program that is not ours: it sets cells of `items.xlsx`, by id and heading, and
/// saves it as `home.xlsx`.
const PROGRAM: &str = r#"
import datetime, json, sys, openpyxl
book = openpyxl.load_workbook("items.xlsx")
sheet = book["Items"]
columns = {cell.value: cell.column for cell in sheet[1]}
rows = {sheet.cell(row, columns["id"]).value: row for row in range(2, sheet.max_row + 1)}
for item, heading, value in json.loads(sys.argv[1]):
    if heading == "due" and value: value = datetime.datetime.fromisoformat(value)
    sheet.cell(rows[item], columns[heading]).value = value
book.save("home.xlsx")
"#;

/// Is there such a program?
pub(crate) fn has_openpyxl() -> bool {
    let mut python = Command::new("/usr/bin/python3");
    python.args(["-c", "import openpyxl"]).output().is_ok_and(|output| output.status.success())
}

/// Changes cells of `items.xlsx` with that program.
fn change(world: &World, cells: &Value) {
    let mut python = Command::new("/usr/bin/python3");
    let output =
        python.args(["-c", PROGRAM, &cells.to_string()]).current_dir(world.path("")).output();
    let output = output.expect("it has been seen to run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The state but for when it is of.
fn state(world: &World) -> Value {
    world.run("list --all --json --as-of 2026-12-31").exits(0).json()["items"].clone()
}

/// `items.csv` with a cell of a row other than before.
pub(crate) fn with_cell(csv: &str, id: &str, column: usize, text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in reader.records() {
        let row = row.expect("a row");
        let is_it = &row[0] == id;
        let cells = row.iter().enumerate();
        let cells = cells.map(|(at, own)| if is_it && at == column { text } else { own });
        writer.write_record(cells).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

/// Where the columns are that people write in.
const TASK: usize = 2;
pub(crate) const STATUS: usize = 3;
pub(crate) const OWNER: usize = 4;
const DUE: usize = 5;
const NOTE: usize = 6;
pub(crate) const CONFIRMED: usize = 11;

fn sent() -> (World, String) {
    let world = World::third_week();
    world.run("list --all -o items.csv -o items.xlsx").exits(0);
    let csv = world.read("items.csv");
    (world, csv)
}

/// Catches: a cell that counts as changed because it was written out and read back.
#[test]
fn what_comes_home_as_it_went_out_changes_nothing() {
    for world in [World::third_week(), World::two_people(), World::contoso()] {
        world.run("list --all -o items.csv -o items.xlsx").exits(0);
        world.run("snapshot -o snapshot.xlsx").exits(0);
        let before = world.files();
        for sheet in ["items.csv", "items.xlsx", "snapshot.xlsx"] {
            let ran = world.run(&format!("import {sheet}")).exits(0);
            assert!(ran.stdout.starts_with("Nothing was changed"), "{ran}");
            let left_out = "left out: the sheet of matters, which is only to be read\n";
            assert_eq!(ran.stderr.replace(left_out, ""), "");
        }
        assert_eq!(world.files(), before);
    }
}

#[test]
fn every_change_of_a_workbook_arrives_and_nothing_else_does() {
    if !has_openpyxl() {
        return;
    }
    let (world, _) = sent();
    let before = state(&world);
    let lines = world.journal(RECORD).len();
    change(
        &world,
        &serde_json::json!([
            ["A4", "status", "Done"],
            ["A6", "status", "blocked"],
            ["A6", "note", "No budget yet"],
            ["E3", "due", "2027-01-20"],
            ["E5", "owner", "Tom Berg"],
            ["A5", "due", null],
            ["G19", "note", "See minutes"],
        ]),
    );
    assert_snapshot!(world.run("import home.xlsx --by \"Priya Rao\""), @r#"
    $ ticklist import home.xlsx --by "Priya Rao"
    Contoso
    ✓  A4  Join the meetings on how users will be          in-progress → done
           provisioned
    ·  A5  Join the meetings on configuring the online     due: Fri 11 Dec 2026 → no due date
           services
    ■  A6  Draw up a support plan for being ready to       not-started → blocked
           migrate
    ·  E3  Configure the network as Microsoft advises      due: no due date → Wed 20 Jan 2027 (in 43
                                                           days)
    ·  E5  Configure firewall ports and other security     owner: no owner → Tom Berg
           infrastructure
      A6: “No budget yet”
      G19: “See minutes”
    Tom Berg is new here: no other item or role has this owner
    Assess 4/6 (66%) · All 7/25 (28%), 4/10 duties met
    Undo: ticklist undo --by "Priya Rao"
    [exit 0]
    "#);
    let journal = world.journal(RECORD);
    let entry = journal.last().expect("an entry");
    assert_eq!(journal.len(), lines + 1);
    for part in
        ["\"by\":\"Priya Rao\"", "\"via\":\"home.xlsx\"", "\"E5\":{\"owner\":[null,\"Tom Berg\"]}"]
    {
        assert!(entry.contains(part), "{part} in {entry}");
    }
    let after = state(&world);
    let changed = before.as_array().expect("items").iter().zip(after.as_array().expect("items"));
    let changed: Vec<&str> = changed
        .filter(|(before, after)| before != after)
        .filter_map(|(before, _)| before["id"].as_str())
        .collect();
    assert_eq!(changed, ["G19", "A4", "A5", "A6", "E3", "E5"]);
    world.run("import home.xlsx").exits(0);
    assert_eq!(world.journal(RECORD).len(), lines + 1, "nothing twice");
    world.run("undo --by \"Priya Rao\"").exits(0);
    let owners = |items: &Value| items[34]["owner"].clone();
    assert_eq!(owners(&state(&world)), owners(&before));
}

/// Catches: a change that somebody made, and that is lost without a word.
#[test]
fn what_a_sheet_only_shows_is_left_out_and_that_is_said() {
    let (world, csv) = sent();
    let changed = with_cell(&with_cell(&csv, "A4", TASK, "Agree on names"), "E3", TASK, "");
    world.write("home.csv", with_cell(&changed, "A4", STATUS, "done"));
    assert_snapshot!(world.run("import home.csv"), @"
    $ ticklist import home.csv
    Contoso
    ✓  A4  Join the meetings on how users will be provisioned  in-progress → done
    Assess 4/6 (66%) · All 7/25 (28%), 4/10 duties met
    Undo: ticklist undo
    [stderr]
    left out: what a sheet can't change: A4 task, E3 task
    hint: to change it in the record:  ticklist edit A4
    [exit 0]
    ");
}

/// Catches: a note that seems unsaid, or a phase's date that seems taken out.
#[test]
fn what_can_t_be_cleared_is_named() {
    let (world, csv) = sent();
    let cleared = with_cell(&with_cell(&csv, "A4", DUE, ""), "A5", NOTE, "");
    world.write("home.csv", cleared);
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stderr.contains("can't change: A4 due, A5 note"), "{ran}");
}

/// Catches: a conflict with what the same sheet made of the record.
#[test]
fn a_sheet_that_comes_home_again_changes_nothing() {
    let (world, csv) = sent();
    world.write("home.csv", with_cell(&csv, "A6", OWNER, "priya"));
    world.run("import home.csv").exits(0);
    assert_eq!(world.run("show A6 --json").json()["items"][0]["owner"], "Priya Rao");
    assert!(world.run("import home.csv").exits(0).stdout.starts_with("Nothing was changed"));
}

/// Catches: the same line for each row of somebody new.
#[test]
fn who_is_new_is_said_once() {
    let (world, csv) = sent();
    let csv = with_cell(&with_cell(&csv, "A6", OWNER, "Tom Berg"), "E5", OWNER, "Tom Berg");
    world.write("home.csv", with_cell(&csv, "E3", OWNER, "Leo Ito"));
    let ran = world.run("import home.csv").exits(0);
    assert_eq!(ran.stdout.matches("Tom Berg is new here").count(), 1, "{ran}");
    assert_eq!(ran.stdout.matches("Leo Ito is new here").count(), 1, "{ran}");
}

/// Catches: a sheet that is refused for dates that its program wrote in another way.
#[test]
fn a_date_that_could_be_two_is_the_one_that_went_out() {
    let (world, csv) = sent();
    let american = csv.replace("2026-12-04", "12/4/2026").replace("2026-12-11", "11-Dec-26");
    assert_ne!(american, csv);
    world.write("home.csv", american);
    assert!(world.run("import home.csv").exits(0).stdout.starts_with("Nothing was changed"));
    world.write("home.csv", with_cell(&csv, "E3", DUE, "1/2/2027"));
    let ran = world.refuses("import home.csv", 1);
    assert!(ran.stderr.contains("`1/2/2027` could be"), "{ran}");
}

#[test]
fn a_note_of_several_lines_comes_home_on_one() {
    let (world, csv) = sent();
    world.write("home.csv", with_cell(&csv, "A6", NOTE, "No room\n  until May"));
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stdout.contains("“No room until May”"), "{ran}");
}

#[test]
fn csv_comes_home_as_programs_save_it() {
    let (world, csv) = sent();
    let changed = with_cell(&with_cell(&csv, "E3", DUE, "20.01.2027"), "A4", STATUS, "done");
    let semicolons = {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(changed.as_bytes());
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        reader.records().for_each(|row| writer.write_record(&row.expect("a row")).expect("memory"));
        String::from_utf8(writer.into_inner().expect("memory")).expect("text")
    };
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(semicolons.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let as_saved: [Vec<u8>; 4] = [
        changed.clone().into_bytes(),
        semicolons.clone().into_bytes(),
        format!("\u{feff}{semicolons}").into_bytes(),
        utf16,
    ];
    for bytes in as_saved {
        let (world, _) = sent();
        world.write("home.csv", bytes);
        world.run("import home.csv").exits(0);
        let items = world.run("show E3 A4 --json").json();
        assert_eq!(items["items"][0]["due"], "2027-01-20");
        assert_eq!(items["items"][1]["status"], "done");
    }
    world.write("home.csv", changed);
    assert_snapshot!(world.run("import home.csv --dry-run"), @"
    $ ticklist import home.csv --dry-run
    Contoso
    ✓  A4  Join the meetings on how users will be          in-progress → done
           provisioned
    ·  E3  Configure the network as Microsoft advises      due: no due date → Wed 20 Jan 2027 (in 43
                                                           days)
    Assess 4/6 (66%) · All 7/25 (28%), 4/10 duties met
    Only shown: nothing is recorded.
    [exit 0]
    ");
    assert!(!world.read(RECORD).contains("home.csv"));
}

#[test]
fn a_cell_that_both_changed_is_shown_and_asked_about() {
    let (world, csv) = sent();
    let changed = with_cell(&with_cell(&csv, "E5", OWNER, "Tom Berg"), "A4", STATUS, "done");
    world.write("home.csv", changed);
    world.run("assign E5 --to Dana").exits(0);
    let refused = world.refuses("import home.csv", 1);
    assert_snapshot!(&refused, @"
    $ ticklist import home.csv
    [stderr]
    error: 1 cell was changed in the sheet and in the record; nothing is recorded
      row 35, E5 owner: the sheet says Tom Berg, the record Dana Cruz
    hint: the sheet counts:  ticklist import home.csv --theirs
    hint: the record counts:  ticklist import home.csv --ours
    [exit 1]
    ");
    world.run("import home.csv --ours").exits(0);
    let items = world.run("show E5 A4 --json").json();
    assert_eq!(items["items"][0]["owner"], "Dana Cruz");
    assert_eq!(items["items"][1]["status"], "done");
    world.run("import home.csv --theirs").exits(0);
    assert_eq!(world.run("show E5 --json").json()["items"][0]["owner"], "Tom Berg");
}

/// Catches: comparing with the record as it was then, which a later merge may have changed.
#[test]
fn what_was_merged_in_since_is_no_change_of_the_person_s() {
    let (world, csv) = sent();
    world.write("home.csv", with_cell(&csv, "A4", STATUS, "done"));
    world.append(
        RECORD,
        "- {id: late, at: 2026-12-02T08:00:00Z, by: lee, set: {E6: {owner: [null, Lee Ito]}}}\n",
    );
    world.run("import home.csv").exits(0);
    let items = world.run("show E6 A4 --json").json();
    assert_eq!(items["items"][0]["owner"], "Lee Ito");
    assert_eq!(items["items"][1]["status"], "done");
}

#[test]
fn bad_rows_are_all_named_and_nothing_is_taken() {
    let (world, csv) = sent();
    let mut sheet = csv;
    for (id, column, text) in [
        ("A4", STATUS, "perhaps"),
        ("E3", DUE, "5/12/2026"),
        ("E4", DUE, "soon"),
        ("E5", OWNER, "Tom Berg"),
        ("E6", STATUS, ""),
    ] {
        sheet = with_cell(&sheet, id, column, text);
    }
    world.write("home.csv", sheet);
    assert_snapshot!(world.refuses("import home.csv", 1), @"
    $ ticklist import home.csv
    [stderr]
    error: home.csv has 4 rows that can't be taken
      home.csv, row 26: A4: `perhaps` is no status; it is not-started, in-progress, blocked, done or n/a
      home.csv, row 33: E3: `5/12/2026` could be 12 May 2026 or 5 Dec 2026; write 2026-05-12 or 2026-12-05
      home.csv, row 34: E4: `soon` is no date; write it like 2026-12-05
      home.csv, row 36: E6: the status is empty; write not-started, in-progress, blocked, done or n/a, or delete the row
    hint: mend these rows, and try again
    hint: record the others:  ticklist import home.csv --good-rows
    [exit 1]
    ");
}

#[test]
fn rows_that_the_rules_refuse_are_named_too() {
    let (world, csv) = sent();
    let sheet = with_cell(&with_cell(&csv, "A6", STATUS, "blocked"), "G2", STATUS, "done");
    world.write("home.csv", with_cell(&sheet, "E5", 0, "E99"));
    let refused = world.refuses("import home.csv", 1);
    let sheet = with_cell(&world.read("home.csv"), "A4", STATUS, "perhaps");
    world.write("both.csv", sheet);
    let both = world.refuses("import both.csv", 1);
    assert!(both.stderr.contains("row 26: A4: `perhaps` is no status"), "{both}");
    assert!(both.stderr.contains("A6: blocked needs a reason"), "all at once: {both}");
    for part in ["row 28", "A6: blocked needs a reason", "row 3", "G2: a duty is never done", "E99"]
    {
        assert!(refused.stderr.contains(part), "{part} in {refused}");
    }
}

#[test]
fn a_reason_comes_home_in_the_note() {
    let (world, csv) = sent();
    let sheet = with_cell(&with_cell(&csv, "A6", STATUS, "n/a"), "A6", NOTE, "Not needed: \"new\"");
    world.write("home.csv", with_cell(&sheet, "A5", NOTE, "Licences are late"));
    world.run("import home.csv").exits(0);
    let items = world.run("show A6 A5 --json").json();
    assert_eq!(items["items"][0]["reason"], "Not needed: \"new\"");
    assert_eq!(items["items"][1]["reason"], "Licences are late");
    assert_eq!(items["items"][1]["blocked_days"], 8, "the age of the block is kept");
}

#[test]
fn a_sheet_of_another_engagement_is_refused() {
    let (world, csv) = sent();
    world.run("init Fabrikam").exits(0);
    world.write("home.csv", with_cell(&csv, "A4", STATUS, "done"));
    let refused = world.refuses("import home.csv -f fabrikam", 1);
    assert!(refused.stderr.contains("another engagement"), "{refused}");
}

#[test]
fn a_sheet_of_one_s_own_is_compared_with_the_record() {
    let world = World::third_week();
    world.write("own.csv", "Owner;ID;Mood;Status\r\nLee Ito;a4;fine;done\r\n;A5;;blocked\r\n");
    let ran = world.run("import own.csv").exits(0);
    assert!(
        ran.stderr.contains("Mood") && ran.stderr.contains("compared with the record"),
        "{ran}"
    );
    let items = world.run("show A4 A5 --json").json();
    assert_eq!(
        (&items["items"][0]["owner"], &items["items"][0]["status"]),
        (&"Lee Ito".into(), &"done".into())
    );
    world.write("none.csv", "a,b\n1,2\n");
    world.refuses("import none.csv", 1);
}

#[test]
fn a_guarded_formula_comes_home_as_it_was() {
    let world = World::third_week();
    world.run("assign A4 --to \"=Dana\"").exits(0);
    world.run("note A4 -m \"- not a list\"").exits(0);
    world.run("list A4 -o items.csv").exits(0);
    let before = world.read(RECORD);
    world.run("import items.csv").exits(0);
    assert_eq!(world.read(RECORD), before);
}
