//! The same for sheets that openpyxl changes while the test runs, where it is there.

use std::process::Command;

use serde_json::json;

use super::homecoming::Way;
use crate::commands::import::has_openpyxl;
use crate::world::World;

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
