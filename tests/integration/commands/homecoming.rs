//! Sheets that people filled in as people do: each change is recorded, asked about or named, none
//! is lost, and none is invented.

use std::collections::BTreeSet;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::json;
use zip::ZipArchive;

use crate::commands::import::{CONFIRMED, OWNER, STATUS, has_openpyxl, with_cell};
use crate::spreadsheets::csv_rows;
use crate::world::World;

/// A way to fill in a sheet.
pub(crate) struct Way {
    /// What a person does to the sheet: in the words of [`PROGRAM`], or the name of what came home.
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

/// A spreadsheet program that is not ours, in the hands of a person.
const PROGRAM: &str = r#"
import datetime, json, sys, openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
for number, does in enumerate(json.loads(sys.argv[1])):
    book = openpyxl.load_workbook("items.xlsx")
    sheet, made = book["Items"], []
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, columns["id"]).value: row for row in range(2, sheet.max_row + 1)}
    def cell(item, heading): return sheet.cell(rows[item], columns[heading])
    def put(item, heading, value): made.append(item); cell(item, heading).value = value
    exec(does)
    book.save(f"home{number}.xlsx")
    print(len(made))
"#;

const WAYS: [Way; 20] = [
    Way {
        does: r#"
for item, word in zip(["A4", "E3", "E4", "E5", "E6"], ["x", "✓", "Yes", " erledigt ", "完了"]):
    put(item, "status", word)
put("A6", "status", "entfällt"); put("A6", "note", "Not for us")
"#,
        since: &[],
        recorded: &[
            "A4 status",
            "E3 status",
            "E4 status",
            "E5 status",
            "E6 status",
            "A6 status",
            "A6 note",
        ],
        named: &[],
    },
    Way {
        does: r#"put("A4", "status", "pending"); put("E3", "status", "done?")"#,
        since: &[],
        recorded: &[],
        named: &["A4: `pending` is no status", "E3: `done?` is no status"],
    },
    Way {
        does: r#"
for ours, theirs in [("note", "Comment(s)"), ("due", "Frist"), ("owner", "Who"), ("status", "Stand")]:
    sheet.cell(1, columns[ours]).value = theirs
put("A4", "status", "done"); put("E5", "owner", "Tom Berg"); put("A6", "note", "No room")
put("E3", "due", datetime.datetime(2027, 1, 20))
columns["Remarks"] = sheet.max_column + 1
sheet.cell(1, columns["Remarks"]).value = "Remarks"
put("E7", "Remarks", "Ask us first")
"#,
        since: &[],
        recorded: &["A4 status", "E5 owner", "A6 note", "E3 due"],
        named: &["columns that are not ours: Remarks (E7)"],
    },
    Way {
        does: r#"
cell("A4", "status").comment = Comment("We did <that>\nin May", "Priya"); made.append("A4")
cell("E5", "task").font = Font(strike=True); made.append("E5")
"#,
        since: &[],
        recorded: &[],
        named: &["the comment on D26 (A4): “We did <that> in May”", "strike-through of C35 (E5)"],
    },
    Way {
        does: r#"
put("E3", "owner", "Tom Berg"); made += ["E4", "E5"]
sheet.merge_cells(start_row=rows["E3"], end_row=rows["E5"], start_column=5, end_column=5)
"#,
        since: &[],
        recorded: &["E3 owner"],
        named: &["E4: E34 is merged with E33", "E5: E35 is merged with E33"],
    },
    Way {
        does: r##"
put("E3", "owner", "#NAME?"); put("E4", "note", "#VALUE!"); put("E5", "owner", "Err:509")
put("E7", "due", "#N/A"); put("E8", "owner", "=B2"); put("A4", "status", "done")
"##,
        since: &[],
        recorded: &["A4 status"],
        named: &[
            "E3: the owner is the error `#NAME?` of a formula (E33)",
            "E4: the note is the error `#VALUE!` of a formula (G34)",
            "E5: the owner is the error `Err:509` of a formula (E35)",
            "E7: the due is the error `#N/A` of a formula (F37)",
            "E8: the owner is a formula without a value (E38)",
        ],
    },
    Way {
        does: r#"put("E3", "owner", "-"); put("E4", "owner", 12345); put("E5", "owner", "TBD")"#,
        since: &[],
        recorded: &[],
        named: &[
            "E3: `-` is nobody's name (E33)",
            "E4: `12345` is nobody's name (E34)",
            "E5: `TBD` is nobody's name (E35)",
        ],
    },
    Way {
        does: r#"
put("E3", "due", datetime.datetime(1999, 1, 20)); put("E4", "due", datetime.datetime(2106, 1, 1))
put("E5", "due", "20.01.2027"); put("E6", "due", 46381)
"#,
        since: &[],
        recorded: &["E5 due", "E6 due"],
        named: &[
            "E3: 1999-01-20 is years away from this engagement (F33)",
            "E4: 2106-01-01 is years away from this engagement (F34)",
        ],
    },
    Way {
        does: r#"
put("E3", "owner", "Tom Berg"); made.append("that it is hidden")
sheet.row_dimensions[rows["E3"]].hidden = sheet.row_dimensions[rows["E4"]].hidden = True
"#,
        since: &[],
        recorded: &["E3 owner"],
        named: &["changed in rows that are hidden in the sheet: E3 (row 33)"],
    },
    Way {
        does: r#"
put("A4", "status", "done"); put("E5", "owner", "Tom Berg")
sorted_without_stamps = [[cell.value for cell in row[:-1]] for row in sheet.iter_rows(min_row=2)]
for row, values in enumerate(reversed(sorted_without_stamps), 2):
    for column, value in enumerate(values, 1): sheet.cell(row, column).value = value
"#,
        since: &["done A6", "assign E4 --to \"Lee Ito\""],
        recorded: &["A4 status", "E5 owner"],
        named: &[],
    },
    Way {
        does: r#"
put("A4", "status", "done"); made += ["what is recorded since"] * 2
sheet.delete_cols(columns["stamp"])
"#,
        since: &["done A6", "assign E5 --to \"Lee Ito\""],
        recorded: &["A4 status"],
        named: &[
            "A6 status: the sheet says not-started, the record done",
            "E5 owner: the sheet says nothing, the record Lee Ito",
        ],
    },
    Way {
        does: r#"
put("A4", "status", "done")
sheet.insert_cols(1)
for row in range(1, sheet.max_row + 1): sheet.cell(row, 1).value = "ID" if row == 1 else row - 1
"#,
        since: &[],
        recorded: &["A4 status"],
        named: &[],
    },
    Way {
        does: r#"
put("A4", "status", "done"); made.append("a row")
sheet.append([None, "Assess", "Buy the tokens", None, "Tom Berg"])
"#,
        since: &[],
        recorded: &["A4 status"],
        named: &["row 39: this row has no id"],
    },
    Way {
        does: r#"
sheet.append([cell.value for cell in sheet[rows["E5"]]]); sheet.cell(39, 4).value = "done"
made.append("E5")
"#,
        since: &[],
        recorded: &[],
        named: &["rows 35, 39: E5: this item stands in the rows 35, 39"],
    },
    Way {
        does: r#"put("A4", "note", "one\ntwo\tthree"); put("E5", "owner", " Tom\tBerg ")"#,
        since: &[],
        recorded: &["A4 note", "E5 owner"],
        named: &[],
    },
    Way {
        does: r#"
put("A4", "status", "Done"); put("E5", "note", "Soon")
sheet.insert_rows(1, 3); sheet["A1"] = "Please fill this in"; sheet.insert_rows(20, 2)
made.append("a title")
"#,
        since: &[],
        recorded: &["A4 status", "E5 note"],
        named: &["row 1: “Please fill this in”"],
    },
    Way {
        does: r#"put("A4", "task", "Agree"); put("E5", "phase", "Assess"); put("A6", "role", "me")"#,
        since: &[],
        recorded: &[],
        named: &["A4 task", "E5 phase", "A6 role"],
    },
    Way {
        does: r#"put("G2", "status", "done"); put("E7", "id", "E70"); put("A4", "status", "blocked")"#,
        since: &[],
        recorded: &[],
        named: &["G2: a duty is never done", "E70: this row is that of E7", "A4: blocked needs"],
    },
    Way {
        does: r#"book.copy_worksheet(sheet); made.append("a sheet"); put("A4", "status", "done")"#,
        since: &[],
        recorded: &["A4 status"],
        named: &["the sheet Items Copy, which has items too"],
    },
    Way {
        does: r#"put("E5", "owner", "Tom Berg"); put("A4", "owner", "Tom Berg")"#,
        since: &["assign E5 --to \"Lee Ito\""],
        recorded: &["A4 owner"],
        named: &["E5 owner: the sheet says Tom Berg, the record Lee Ito"],
    },
];

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

/// Catches: a change that is lost without a word, and one that nobody made.
#[test]
fn of_all_that_people_do_to_sheets_nothing_is_lost_and_nothing_invented() {
    if !has_openpyxl() {
        return;
    }
    let sent = World::third_week();
    sent.run("list --all -o items.xlsx").exits(0);
    let ways = json!(WAYS.map(|way| way.does)).to_string();
    let mut python = Command::new("/usr/bin/python3");
    let output = python.args(["-c", PROGRAM, &ways]).current_dir(sent.path("")).output();
    let output = output.expect("it has been seen to run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made = String::from_utf8(output.stdout).expect("numbers");
    assert_eq!(made.lines().count(), WAYS.len());
    for (number, (way, made)) in WAYS.iter().zip(made.lines()).enumerate() {
        let world = World::third_week();
        world.write("home.xlsx", sent.bytes(&format!("home{number}.xlsx")));
        way.comes_home(&world, "home.xlsx", made.parse().expect("a number"));
    }
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
