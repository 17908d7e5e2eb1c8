//! Reads a sheet of items that somebody sent back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::dates::DateFault;
use crate::domain::decide::EditFault;
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::status::Status;
use crate::domain::time::Day;
use crate::render::views::{SheetCell, Stamp};
use crate::sheets::error::{SheetError, Why};
use crate::sheets::table::{CellValue, Columns, Heading, Row, Table, TableFault};

/// A row of a sheet that was sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReturnedRow {
    /// The number that a spreadsheet shows beside the row.
    pub(crate) number: usize,
    pub(crate) id: Id,
    /// What the cells that people may write in hold, of the columns that there are: the word of a
    /// status, a day as `2026-12-05`; nothing is an empty text.
    pub(crate) cells: BTreeMap<SheetCell, String>,
    /// What the cells hold that a sheet only shows, of the columns that there are.
    pub(crate) shown: BTreeMap<Field, String>,
    /// What the cells that people may write in held when the sheet went out.
    pub(crate) stamp: Option<Stamp>,
}

impl ReturnedRow {
    /// Did the cell hold this text when the sheet went out? None where the row does not tell.
    pub(super) fn held(&self, cell: SheetCell, text: &str) -> Option<bool> {
        self.stamp.as_ref().map(|stamp| stamp.showed(cell, text))
    }
}

/// A sheet that was sent back.
pub(crate) struct Returned {
    path: PathBuf,
    pub(crate) rows: Vec<ReturnedRow>,
    /// Columns that are not ours, by what stands above them.
    pub(crate) ignored: Vec<String>,
    /// The rows that can't be taken.
    faults: Vec<TableFault>,
}

/// The columns that we write and nobody reads back.
const DERIVED: [&str; 3] = ["confirmed", "overdue", "changed"];

impl Returned {
    /// The rows of the sheet that has items: `Items`, else the first with ids.
    ///
    /// # Errors
    /// When none has.
    pub(crate) fn read(path: &Path, tables: &[Table]) -> Result<Self, SheetError> {
        let columns = |table: &Table| Columns::of(table, &[Heading::Id]);
        let is_items = |table: &&Table| table.sheet.as_deref() == Some("Items");
        let found =
            tables.iter().filter(is_items).chain(tables).find_map(|it| Some((it, columns(it)?)));
        let Some((table, columns)) = found else {
            let problem = "there is no column with the heading `id`";
            let fault = TableFault::new(problem, "send back the sheet that `list -o` wrote");
            return Err(Why::Rows(vec![fault]).of(path));
        };
        let (mut rows, mut faults) = (Vec::<ReturnedRow>::new(), Vec::new());
        for row in &table.rows[columns.first..] {
            match read(row, &columns) {
                Ok(Some(one)) if rows.iter().any(|other| other.id == one.id) => {
                    let problem = format!("the item {} stands here for the second time", one.id);
                    faults.push(TableFault::new(problem, "delete one of the rows").at(row.number));
                }
                Ok(one) => rows.extend(one),
                Err(fault) => faults.push(of_item(fault, row, &columns).at(row.number)),
            }
        }
        let ignored = columns.unknown.into_iter().filter(|it| !DERIVED.contains(&it.as_str()));
        Ok(Self { path: path.to_owned(), rows, ignored: ignored.collect(), faults })
    }

    /// Can all rows be taken, as far as the sheet tells?
    pub(crate) fn is_faultless(&self) -> bool {
        self.faults.is_empty()
    }

    /// The rows that can't be taken as they stand, and those whose edits are refused.
    pub(crate) fn refused(&self, edits: &[(Id, EditFault)]) -> SheetError {
        let refused = edits.iter().map(|(id, fault)| {
            let remedy = match fault {
                EditFault::NoReason(_) => "write it into the note",
                EditFault::Clash(..) => "try again",
                _ => "put that right in the sheet",
            };
            let row = self.rows.iter().find(|row| row.id == *id).map(|row| row.number);
            TableFault { row, ..TableFault::new(format!("{id}: {fault}"), remedy) }
        });
        Why::Rows(self.faults.iter().cloned().chain(refused).collect()).of(&self.path)
    }
}

/// What is wrong with a row, with the item that it is of.
fn of_item(fault: TableFault, row: &Row, columns: &Columns) -> TableFault {
    match columns.words(Heading::Id, row) {
        Some(id) => TableFault { problem: format!("{id}: {}", fault.problem), ..fault },
        None => fault,
    }
}

/// A row; none where it has no cell that matters.
fn read(row: &Row, columns: &Columns) -> Result<Option<ReturnedRow>, TableFault> {
    let stamp = columns.words(Heading::Stamp, row).and_then(|stamp| Stamp::read(&stamp));
    let mut cells = BTreeMap::new();
    for cell in SheetCell::ALL.into_iter().filter(|cell| columns.has(Heading::Cell(*cell))) {
        let value = columns.cell(Heading::Cell(cell), row);
        cells.insert(cell, text(cell, value, stamp.as_ref())?);
    }
    let Some(id) = columns.words(Heading::Id, row) else {
        return match cells.values().all(String::is_empty) {
            true => Ok(None),
            false => Err(TableFault::new(
                "this row has no id",
                "give the id of an item; new items are added with `ticklist add`",
            )),
        };
    };
    let shown = ONLY_SHOWN.iter().filter(|(_, heading)| columns.has(*heading));
    let shown = shown
        .map(|(field, heading)| (*field, columns.words(*heading, row).unwrap_or_default()))
        .collect();
    Ok(Some(ReturnedRow { number: row.number, id: Id::new(id), cells, shown, stamp }))
}

/// The fields that a sheet shows and does not set.
const ONLY_SHOWN: [(Field, Heading); 4] = [
    (Field::Task, Heading::Task),
    (Field::Detail, Heading::Detail),
    (Field::Role, Heading::Role),
    (Field::Link, Heading::Link),
];

/// The text of a cell. A day that could be two is the one that went out, where it is one of them.
fn text(cell: SheetCell, value: &CellValue, stamp: Option<&Stamp>) -> Result<String, TableFault> {
    let words = value.words().unwrap_or_default();
    let went_out = |day: &Day| stamp.is_some_and(|stamp| stamp.showed(cell, &day.to_string()));
    match (cell, value) {
        (_, CellValue::Uncomputed) => Err(TableFault::new(
            format!("the {} is a formula without a value", cell.word()),
            "write the value itself",
        )),
        (SheetCell::Due, value) => match value.day() {
            Ok(day) => Ok(day.map(|day| day.to_string()).unwrap_or_default()),
            Err(DateFault::Ambiguous([other, one])) => {
                [one, other].iter().find(|day| went_out(day)).map(Day::to_string).ok_or_else(|| {
                    let (a, b) = (one.format("%-d %b %Y"), other.format("%-d %b %Y"));
                    let problem = format!("`{words}` could be {a} or {b}");
                    TableFault::new(problem, format!("write {one} or {other}"))
                })
            }
            Err(_) => {
                Err(TableFault::new(format!("`{words}` is no date"), "write it like 2026-12-05"))
            }
        },
        (SheetCell::Status, _) if words.is_empty() => Err(TableFault::new(
            "the status is empty",
            "write not-started, in-progress, blocked, done or n/a, or delete the row",
        )),
        (SheetCell::Status, _) => {
            match Status::from_word(&words.to_lowercase().replace(' ', "-")) {
                Some(status) => Ok(status.shown().to_owned()),
                None => Err(TableFault::new(
                    format!("`{words}` is no status"),
                    "it is not-started, in-progress, blocked, done or n/a",
                )),
            }
        }
        (SheetCell::Owner | SheetCell::Note, _) => {
            Ok(words.lines().map(str::trim).collect::<Vec<_>>().join(" "))
        }
    }
}
