//! Sheets that people filled in as people do: each change is recorded, asked about or named, none
//! is lost, and none is invented.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::json;
use zip::ZipArchive;

use crate::commands::import::{CONFIRMED, OWNER, STATUS, with_cell};
use crate::spreadsheets::csv_rows;
use crate::world::World;

/// A way to fill in a sheet.
pub(crate) struct Way {
    /// What a person does to the sheet: in the words of a program, or the name of what came home.
    pub(crate) does: &'static str,
    /// What somebody recorded since it went out.
    pub(crate) since: &'static [&'static str],
    /// The changes that are recorded, as `A4 status` or `A4 status=done`.
    pub(crate) recorded: &'static [&'static str],
    /// The changes that are named, and how.
    pub(crate) named: &'static [&'static str],
}

impl Way {
    /// Imports the sheet that came home so, in which a person made so many changes: each of them is
    /// recorded or named, and no other is.
    #[track_caller]
    pub(crate) fn comes_home(&self, world: &World, sheet: &str, made: usize) {
        self.since.iter().for_each(|line| drop(world.run(line).exits(0)));
        let before = cells(world);
        let ran = world.run(&format!("import {sheet} --good-rows"));
        let after = cells(world);
        let changed: Vec<&[String; 3]> = after.difference(&before).collect();
        let is_meant = |[id, head, value]: &[String; 3]| {
            let cell = format!("{id} {head}");
            let whole = format!("{cell}={value}");
            self.recorded.iter().any(|recorded| *recorded == cell || *recorded == whole)
        };
        assert_eq!(changed.len(), self.recorded.len(), "{changed:?} of {}\n{ran}", self.does);
        for change in changed {
            assert!(is_meant(change), "{change:?} of {}\n{ran}", self.does);
        }
        for named in self.named {
            assert!(ran.stderr.contains(named), "{named} of {}\n{ran}", self.does);
        }
        assert_eq!(made, self.recorded.len() + self.named.len(), "{}\n{ran}", self.does);
        let ids: BTreeSet<&str> = before.iter().map(|[id, ..]| id.as_str()).collect();
        let meant = self.recorded.iter().chain(self.named).copied().collect::<String>();
        let told = ran.stderr.split(|c: char| !c.is_ascii_alphanumeric());
        let told = told.filter(|word| ids.contains(word) && !meant.contains(word));
        assert_eq!(told.collect::<Vec<&str>>(), [""; 0], "{}\n{ran}", self.does);
    }
}

/// What people may change of the items, as `A4 status=done`.
fn cells(world: &World) -> BTreeSet<[String; 3]> {
    let rows = csv_rows(&world.run("list --all -O csv").exits(0).stdout);
    let heads = &rows[0];
    let of = |row: &Vec<String>| {
        let cells = heads.iter().zip(row).filter(|(head, _)| {
            ["phase", "task", "status", "owner", "due", "note", "role"].contains(&head.as_str())
        });
        cells.map(|(head, cell)| [row[0].clone(), head.clone(), cell.clone()]).collect::<Vec<_>>()
    };
    rows[1..].iter().flat_map(of).collect()
}

/// A sheet whose last column somebody deleted.
fn without_stamps(csv: &str) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in csv_rows(csv) {
        writer.write_record(&row[..row.len() - 1]).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

/// A record with ids that a spreadsheet takes for numbers.
pub(crate) fn numbered() -> World {
    let world = World::new();
    let record = include_str!("../../fixtures/libreoffice/numbered.ticklist.yaml");
    world.write("numbered.ticklist.yaml", record);
    world
}

/// Catches: `2.1` ticked off, since a spreadsheet made it of `2.10`.
#[test]
fn an_id_that_a_spreadsheet_took_for_a_number_ticks_nothing_else() {
    let world = numbered();
    world.run("list --all -o all.csv").exits(0);
    let csv =
        with_cell(&with_cell(&world.read("all.csv"), "2.10", STATUS, "done"), "2.10", 0, "2.1");
    world.write("all.csv", &csv);
    let ran = world.refuses("import all.csv", 1);
    assert!(ran.stderr.contains("row 11: 2.1: this row is that of 2.10"), "{ran}");
    world.write("all.csv", without_stamps(&csv));
    let ran = world.refuses("import all.csv", 1);
    assert!(ran.stderr.contains("row 11: 2.1: this row is that of 2.10"), "{ran}");
    world.run("list 2.10 -o one.csv").exits(0);
    let one = with_cell(&world.read("one.csv"), "2.10", STATUS, "done");
    let one = with_cell(&with_cell(&one, "2.10", 2, ""), "2.10", 0, "2.1");
    world.write("one.csv", one);
    let ran = world.refuses("import one.csv --good-rows", 1);
    assert!(ran.stderr.contains("this row is that of 2.10"), "by its stamp: {ran}");
    assert!(world.run("list --status done --all --json").json()["items"] == json!([]));
}

#[test]
fn good_rows_are_recorded_and_the_others_named() {
    let world = World::third_week();
    world.run("list --all -o items.csv").exits(0);
    let csv = with_cell(&world.read("items.csv"), "A4", STATUS, "done");
    let csv = with_cell(&with_cell(&csv, "E3", STATUS, "perhaps"), "E5", OWNER, "-");
    world.write("home.csv", with_cell(&csv, "A6", STATUS, "blocked"));
    assert_snapshot!(world.refuses("import home.csv", 1), @"
    $ ticklist import home.csv
    [stderr]
    error: home.csv has 3 rows that can't be taken
      home.csv, row 28: A6: blocked needs a reason; write it into the note
      home.csv, row 33: E3: `perhaps` is no status; it is not-started, in-progress, blocked, done or n/a
      home.csv, row 35: E5: `-` is nobody's name (E35); write a name, or leave it empty
    hint: mend these rows, and try again
    hint: record the others:  ticklist import home.csv --good-rows
    [exit 1]
    ");
    assert_snapshot!(world.run("import home.csv --good-rows"), @"
    $ ticklist import home.csv --good-rows
    Contoso
    ✓  A4  Join the meetings on how users will be provisioned  in-progress → done
    Assess 4/6 (66%) · All 7/25 (28%), 4/10 duties met
    Undo: ticklist undo
    [stderr]
    warning: left out: home.csv, row 28: A6: blocked needs a reason; write it into the note
    warning: left out: home.csv, row 33: E3: `perhaps` is no status; it is not-started, in-progress, blocked, done or n/a
    warning: left out: home.csv, row 35: E5: `-` is nobody's name (E35); write a name, or leave it empty
    [exit 0]
    ");
}

/// Catches: an item that is added again each time its sheet comes home.
#[test]
fn rows_without_an_id_become_items_once() {
    let world = World::third_week();
    world.run("list --all -o items.csv").exits(0);
    let rows = ",Assess,Buy the tokens,in-progress,Tom Berg,2026-12-18,For forty people\r\n\
                ,Nowhere,Rest,,,,\r\n";
    world.write("home.csv", world.read("items.csv") + rows);
    let ran = world.run("import home.csv --add --good-rows").exits(0);
    assert!(ran.stdout.contains("Buy the tokens  added to Assess, Tom Berg"), "{ran}");
    assert!(ran.stdout.contains("“For forty people”"), "{ran}");
    assert!(ran.stderr.contains("row 40: `Rest` is new, and `Nowhere` is no phase"), "{ran}");
    let items = &world.run("list assess --json").exits(0).json()["items"];
    let added = items.as_array().expect("items").last().expect("one").clone();
    assert_eq!(added["task"], "Buy the tokens");
    assert_eq!(
        [&added["status"], &added["owner"], &added["due"]],
        ["in-progress", "Tom Berg", "2026-12-18"]
    );
    let again = world.refuses("import home.csv --add --good-rows", 1);
    assert!(again.stderr.contains("row 39: its task is that of A-"), "{again}");
    world.run("undo").exits(0);
    assert!(!world.run("list assess --json").exits(0).stdout.contains("tokens"));
}

/// Catches: a quote that swallows the rows below it, and one that is found only once the others are
/// mended.
#[test]
fn each_quote_that_is_not_closed_is_named_by_its_row() {
    let world = World::third_week();
    world.run("list --all -o items.csv").exits(0);
    let csv = world.read("items.csv").replacen("E4,Enable,", "E4,Enable,\"Soon\" or ", 1);
    for quote in ["A4,Assess,\"", "A4,Assess,17\" "] {
        world.write("home.csv", csv.replacen("A4,Assess,", quote, 1));
        let ran = world.refuses("import home.csv --good-rows", 1);
        assert!(ran.stderr.contains("home.csv, rows 26, 34: a quote (\") is not closed"), "{ran}");
    }
}

/// Catches: what the record said when the sheet went out, taken for what somebody wrote into it.
#[test]
fn without_stamps_nothing_that_the_record_said_before_is_a_change() {
    let world = World::third_week();
    for line in [
        "block A6 -m 'no room' --for Microsoft --until 2026-12-18",
        "assign A4 --to 'Priya Rao'",
        "due A4 --on 2026-12-14",
        "note E3 -m 'one\n  two'",
        "list --all -o items.csv",
        "unblock A6 -m 'room 4'",
        "done A4",
        "assign A4 --to 'Lee Ito'",
        "assign --role 'project manager' --to 'Priya Rao'",
        "due A4 --on 2026-12-15",
        "due enable --on 2027-01-22",
    ] {
        world.run(line).exits(0);
    }
    world.write("home.csv", without_stamps(&world.read("items.csv")));
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stdout.starts_with("Nothing was changed"), "{ran}");
    for named in ["A6 note: the sheet says no room", "A6 until: ", "G2 owner: ", "E1 due: "] {
        assert!(ran.stderr.contains(named), "{named} in {ran}");
    }
    assert!(!ran.stderr.contains("E3 note"), "{ran}");
    let ran = world.run("import home.csv --theirs").exits(0);
    assert!(ran.stdout.contains("done → in-progress"), "{ran}");
}

/// Catches: a line that names nearly all items where somebody sent back two rows, or a part of them.
#[test]
fn of_many_rows_that_are_gone_it_is_said_how_many() {
    let world = World::third_week();
    world.run("list assess enable -o items.csv").exits(0);
    let csv = world.read("items.csv");
    let some = |rows: usize| csv.lines().take(1 + rows).map(|line| format!("{line}\r\n"));
    world.write("home.csv", some(3).collect::<String>());
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stderr.contains("left out: rows that are gone: "), "{ran}");
    assert!(!ran.stderr.contains("E8"), "it is not known which: {ran}");
    world.write("home.csv", &csv);
    assert_eq!(world.run("import home.csv").exits(0).stderr, "");
    world.run("list --all -o items.csv").exits(0);
    let csv = world.read("items.csv");
    world.write(
        "home.csv",
        csv.lines().take(3).map(|line| format!("{line}\r\n")).collect::<String>(),
    );
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stderr.contains("left out: rows that are gone: 35\n"), "{ran}");
}

/// Catches: the note of a row whose owner is asked about, lost without a word.
#[test]
fn what_else_stands_in_a_row_that_is_asked_about_is_left_out_with_it_by_name() {
    let world = World::third_week();
    world.run("list --all -o items.csv").exits(0);
    world.run("assign E5 --to \"Lee Ito\"").exits(0);
    let csv = with_cell(&world.read("items.csv"), "E5", OWNER, "Tom Berg");
    let csv = with_cell(&with_cell(&csv, "E5", STATUS, "done"), "A4", STATUS, "done");
    world.write("home.csv", csv);
    let ran = world.run("import home.csv --good-rows").exits(0);
    assert!(ran.stderr.contains("record Lee Ito, and what else its row says"), "{ran}");
    assert_eq!(world.run("show E5 --json").json()["items"][0]["status"], "not-started");
}

/// Catches: a duty that somebody confirmed in a sheet, which nobody hears of.
#[test]
fn what_is_worked_out_and_was_changed_is_named_also_without_stamps() {
    let world = World::third_week();
    world.run("list --all -o items.csv").exits(0);
    world.run("done A4").exits(0);
    world.run("confirm G2").exits(0);
    let csv = world.read("items.csv");
    for csv in [csv.clone(), without_stamps(&csv)] {
        world.write("home.csv", with_cell(&csv, "G11", CONFIRMED, "8 Dec 2026"));
        let ran = world.run("import home.csv").exits(0);
        assert!(ran.stderr.contains("a sheet can't change: G11 confirmed\n"), "{ran}");
    }
}

/// Catches: a list of words that offers what is refused when the sheet comes home.
#[test]
fn a_duty_is_offered_no_status_that_it_can_t_have() {
    let world = World::third_week();
    world.run("list --all -o items.xlsx").exits(0);
    let book = std::io::Cursor::new(world.bytes("items.xlsx"));
    let mut book = ZipArchive::new(book).expect("a workbook");
    let part = book.by_name("xl/worksheets/sheet1.xml").expect("the sheet");
    let sheet = std::io::read_to_string(part).expect("text");
    let offered = |cells: &str| {
        let rest = sheet.split(&format!("sqref=\"{cells}\"")).nth(1).expect(cells);
        rest.split(['<', '>']).nth(3).unwrap_or_default().replace("&quot;", "\"")
    };
    assert_eq!(offered("D2"), "\"not-started,in-progress,blocked,done,n/a\"");
    assert_eq!(offered("D3:D4"), "\"not-started,in-progress,blocked,n/a\"");
}
