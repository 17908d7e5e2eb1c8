//! Workbooks, cell by cell: what a sheet says of its size is not believed.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::cells::{CellValue, Row, Table, TableFault};
use super::read::{MOST_COLUMNS, MOST_ROWS, too_many_rows};
use super::unpacked::refuse_bombs;
use crate::domain::time::{Day, parse_day};

/// How many cells with content are read.
const MOST_CELLS: usize = 500_000;
/// How much text they may hold, in bytes: texts that cells share are counted for each.
const MOST_TEXT: usize = 32 * 1024 * 1024;

/// The tables on the sheets that can be seen. Formulas stand for the values that the program
/// which saved the file had computed; macros are passed over.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, TableFault> {
    refuse_bombs(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| not_read(&why))?;
    let sheets = book.sheets_metadata().iter();
    let seen =
        sheets.filter(|it| it.visible == SheetVisible::Visible && it.typ == SheetType::WorkSheet);
    let names: Vec<String> = seen.map(|sheet| sheet.name.clone()).collect();
    let mut room = Room { cells: MOST_CELLS, text: MOST_TEXT };
    names.iter().map(|name| sheet(&mut book, name, &mut room).map_err(|it| it.of(name))).collect()
}

/// How much more may be read.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn take(&mut self, cell: &CellValue) -> Option<()> {
        self.cells = self.cells.checked_sub(1)?;
        if let CellValue::Text(text) = cell {
            self.text = self.text.checked_sub(text.len())?;
        }
        Some(())
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, room: &mut Room) -> Result<Table, TableFault> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|why| not_read(&why))?;
    let mut table = Table { sheet: Some(name.to_owned()), rows: Vec::new() };
    loop {
        let next = reader.next_cell_with_formula_metadata();
        let last = table.rows.last().map_or(1, |row| row.number);
        let Some(cell) = next.map_err(|why| not_read(&why).at(last))? else {
            return Ok(table);
        };
        let (row, column) = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        let value = match value(&cell.value) {
            CellValue::Empty if cell.formula.is_some() => CellValue::Uncomputed,
            value => value,
        };
        if value == CellValue::Empty || column >= MOST_COLUMNS {
            continue;
        }
        room.take(&value).ok_or_else(|| {
            let problem = "there is more in this workbook than in any checklist";
            TableFault::new(problem, "keep only the rows that matter").at(row)
        })?;
        match table.rows.last_mut().filter(|last| last.number == row) {
            Some(last) => last.cells.push((column, value)),
            None => table.rows.push(Row { number: row, cells: vec![(column, value)] }),
        }
        if table.rows.len() > MOST_ROWS {
            return Err(too_many_rows());
        }
    }
}

fn value(data: &DataRef<'_>) -> CellValue {
    let text = |text: &str| match text.trim().is_empty() {
        true => CellValue::Empty,
        false => CellValue::Text(text.to_owned()),
    };
    match data {
        DataRef::Empty => CellValue::Empty,
        DataRef::Int(number) => CellValue::Number(*number as f64),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::String(own) | DataRef::DurationIso(own) => text(own),
        DataRef::SharedString(shared) => text(shared),
        DataRef::Bool(true) => CellValue::Text("true".to_owned()),
        DataRef::Bool(false) => CellValue::Text("false".to_owned()),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            day.map_or(CellValue::Number(at.as_f64()), CellValue::Day)
        }
        DataRef::DateTimeIso(iso) => iso_day(iso).map_or_else(|| text(iso), CellValue::Day),
        DataRef::Error(error) => CellValue::Text(error.to_string()),
    }
}

fn iso_day(text: &str) -> Option<Day> {
    text.get(..10).and_then(parse_day)
}

fn not_read(why: &XlsxError) -> TableFault {
    let problem = match why {
        XlsxError::Password => {
            return TableFault::new("this workbook has a password", "save it without one");
        }
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            "this is no workbook of Excel's kind".to_owned()
        }
        why => format!("this workbook can't be read: {why}"),
    };
    TableFault::new(problem, "open it in a spreadsheet program and save it again as .xlsx")
}
