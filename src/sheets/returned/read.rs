//! Reads a sheet of items that was sent back.

use std::collections::BTreeMap;

use crate::domain::dates::DateFault;
use crate::domain::decide::EditFault;
use crate::domain::{Day, Field, Id, Status};
use crate::render::views::{MATTERS, SheetCell, Stamp};
use crate::sheets::error::{TableFault, Why};
use crate::sheets::table::{CellValue, Columns, Heading, Row, Table};

/// A row of a sheet that was sent back.
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
    pub(crate) rows: Vec<ReturnedRow>,
    /// Columns that are not ours, by what stands above them.
    pub(crate) ignored: Vec<String>,
    /// There is a sheet of matters too, which are only to be read.
    pub(crate) has_matters: bool,
    /// What is wrong with the rows that can't be taken.
    faults: Vec<TableFault>,
}

/// The columns that are written and never read back.
const DERIVED: [&str; 3] = ["confirmed", "overdue", "changed"];

impl Returned {
    /// The rows of the sheet that has items: `Items`, else the first with ids.
    ///
    /// # Errors
    /// When none has.
    pub(crate) fn read(tables: &[Table]) -> Result<Self, TableFault> {
        let is_items = |table: &&Table| table.sheet.as_deref() == Some("Items");
        let is_matters = |table: &&Table| table.sheet.as_deref() == Some(MATTERS);
        let others = tables.iter().filter(|table| !is_matters(table));
        let by_likelihood = tables.iter().filter(is_items).chain(others);
        let (table, columns) = Columns::find(by_likelihood, Heading::Id).ok_or_else(|| {
            let problem = "there is no column with the heading `id`";
            TableFault::new(problem, "send back the sheet that `list -o` wrote")
        })?;
        let (mut rows, mut faults) = (Vec::<ReturnedRow>::new(), Vec::new());
        let shown = only_shown(&columns);
        for row in &table.rows[columns.first..] {
            match read(row, &columns, &shown) {
                Ok(Some(one)) if rows.iter().any(|other| other.id == one.id) => {
                    let problem = format!("the item {} stands here for the second time", one.id);
                    faults.push(TableFault::new(problem, "delete one of the rows").at(row.number));
                }
                Ok(one) => rows.extend(one),
                Err(fault) => {
                    let id = columns.words(Heading::Id, row).map(|id| format!("{id}: "));
                    let problem = format!("{}{}", id.unwrap_or_default(), fault.problem);
                    faults.push(TableFault { problem, ..fault.at(row.number) });
                }
            }
        }
        let adopted = [
            Heading::Name,
            Heading::Level,
            Heading::Parent,
            Heading::Percent,
            Heading::Done,
            Heading::Priority,
        ];
        let heads = columns.heads.into_iter();
        let ignored = heads.filter(|head| head.heading.is_none_or(|it| adopted.contains(&it)));
        let ignored = ignored.map(|head| head.words).filter(|it| !DERIVED.contains(&it.as_str()));
        let has_matters = tables.iter().any(|table| is_matters(&table) && table.rows.len() > 1);
        Ok(Self { rows, ignored: ignored.collect(), has_matters, faults })
    }

    /// Can all rows be taken, as far as the sheet tells?
    pub(crate) fn is_faultless(&self) -> bool {
        self.faults.is_empty()
    }

    /// The rows that can't be taken as they stand, and those whose edits are refused.
    pub(crate) fn refused(&self, edits: &[(Id, EditFault)]) -> Why {
        let refused = edits.iter().map(|(id, fault)| {
            let remedy = match fault {
                EditFault::NoReason(_) => "write it into the note",
                EditFault::Clash(..) => "try again",
                _ => "put that right in the sheet",
            };
            let row = self.rows.iter().find(|row| row.id == *id).map(|row| row.number);
            TableFault { row, ..TableFault::new(format!("{id}: {fault}"), remedy) }
        });
        Why::Rows(self.faults.iter().cloned().chain(refused).collect())
    }
}

/// The fields that a sheet with these columns shows and does not set, and where.
fn only_shown(columns: &Columns) -> Vec<(Field, Heading)> {
    let shown = |field: &Field| match Heading::of(field.word())? {
        Heading::Cell(_) => None,
        heading => columns.has(heading).then_some((*field, heading)),
    };
    let is_told = |field: &&Field| **field != Field::Phase;
    Field::ALL.iter().filter(is_told).filter_map(shown).collect()
}

/// A row; none where it has no cell that matters.
fn read(
    row: &Row,
    columns: &Columns,
    shown: &[(Field, Heading)],
) -> Result<Option<ReturnedRow>, TableFault> {
    let words = |heading| columns.words(heading, row);
    let stamp = words(Heading::Stamp).and_then(|stamp| Stamp::read(&stamp));
    let mut cells = BTreeMap::new();
    for cell in SheetCell::ALL.into_iter().filter(|cell| columns.has(Heading::Cell(*cell))) {
        let value = columns.cell(Heading::Cell(cell), row);
        cells.insert(cell, text(cell, value, stamp.as_ref())?);
    }
    let Some(id) = words(Heading::Id).map(Id::new) else {
        let remedy = "give the id of an item; new items are added with `ticklist add`";
        return match cells.values().all(String::is_empty) {
            true => Ok(None),
            false => Err(TableFault::new("this row has no id", remedy)),
        };
    };
    let of = |(field, heading): &(Field, Heading)| (*field, words(*heading).unwrap_or_default());
    let shown = shown.iter().map(of).collect();
    Ok(Some(ReturnedRow { number: row.number, id, cells, shown, stamp }))
}

/// The text of a cell.
fn text(
    cell: SheetCell,
    value: Option<&CellValue>,
    stamp: Option<&Stamp>,
) -> Result<String, TableFault> {
    let words = value.and_then(CellValue::words).unwrap_or_default();
    match (cell, value) {
        (_, None) if cell != SheetCell::Status => Ok(String::new()),
        (_, Some(CellValue::Uncomputed)) => {
            let problem = format!("the {} is a formula without a value", cell.word());
            Err(TableFault::new(problem, "write the value itself"))
        }
        (SheetCell::Due | SheetCell::Until, Some(value)) => {
            day(cell, value, &words, stamp).map(|day| day.to_string())
        }
        (SheetCell::Status, _) if words.is_empty() => Err(TableFault::new(
            "the status is empty",
            "write not-started, in-progress, blocked, done or n/a, or delete the row",
        )),
        (SheetCell::Status, _) => {
            let status = words.to_lowercase().replace(' ', "-").parse();
            status.map(|status: Status| status.shown().to_owned()).map_err(|_| {
                let remedy = "it is not-started, in-progress, blocked, done or n/a";
                TableFault::new(format!("`{words}` is no status"), remedy)
            })
        }
        _ => Ok(words.lines().map(str::trim).collect::<Vec<_>>().join(" ")),
    }
}

/// A date. Where it could be two days, it is the one that went out, if it is one of them.
fn day(
    cell: SheetCell,
    value: &CellValue,
    words: &str,
    stamp: Option<&Stamp>,
) -> Result<Day, TableFault> {
    let went_out = |day: &Day| stamp.is_some_and(|stamp| stamp.showed(cell, &day.to_string()));
    value.day().or_else(|fault| match fault {
        DateFault::Ambiguous([other, one]) => {
            [one, other].into_iter().find(went_out).ok_or_else(|| {
                let (a, b) = (one.format("%-d %b %Y"), other.format("%-d %b %Y"));
                let problem = format!("`{words}` could be {a} or {b}");
                TableFault::new(problem, format!("write {one} or {other}"))
            })
        }
        _ => Err(TableFault::new(format!("`{words}` is no date"), "write it like 2026-12-05")),
    })
}
