//! Workbooks, cell by cell: what a sheet says of its size is not believed.

use std::fmt::Display;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::cells::{CellValue, MOST_COLUMNS, Table};
use crate::domain::time::parse_day;
use crate::render::phrasing::plural;
use crate::sheets::error::TableFault;

/// The largest part of a workbook, in bytes, unpacked.
pub(super) const LARGEST_PART: u64 = 8 * 1024 * 1024;
/// All parts together.
const LARGEST_WHOLE: u64 = 24 * 1024 * 1024;
/// How many cells with content are read.
const MOST_CELLS: usize = 500_000;
/// How much text they may hold, in bytes: texts that cells share are counted for each.
const MOST_TEXT: usize = 32 * 1024 * 1024;

/// The tables on the sheets that can be seen, and the names of those that can't. Formulas stand
/// for the values that the program which saved the file had computed; macros are passed over.
pub(super) fn tables(bytes: &[u8]) -> Result<(Vec<Table>, Vec<String>), TableFault> {
    refuse_bombs(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| not_read(&why))?;
    let sheets = book.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.partition(|it| it.visible == SheetVisible::Visible);
    let [names, hidden] =
        [seen, hidden].map(|them| them.iter().map(|it| it.name.clone()).collect::<Vec<String>>());
    let mut room = Room { cells: MOST_CELLS, text: MOST_TEXT };
    let read = |name| sheet(&mut book, name, &mut room).map_err(|fault| fault.of(Some(name)));
    let tables: Vec<Table> =
        names.iter().map(String::as_str).map(read).collect::<Result<_, _>>()?;
    match tables.iter().all(|table| table.rows.is_empty()) {
        true => drawn(bytes)?.map_or(Ok((tables, hidden)), Err),
        false => Ok((tables, hidden)),
    }
}

/// That the workbook holds drawings in the place of cells, and what they say, if it does.
fn drawn(bytes: &[u8]) -> Result<Option<TableFault>, TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let (mut drawings, mut pictures, mut said) = (0, 0, Vec::new());
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        pictures += usize::from(name.starts_with("xl/media/"));
        if name.starts_with("xl/drawings/") && name.ends_with(".xml") {
            drawings += 1;
            let mut text = Vec::new();
            part.take(LARGEST_PART).read_to_end(&mut text).map_err(damaged)?;
            let text = String::from_utf8_lossy(&text);
            let words = text.split("<a:t>").skip(1).filter_map(|it| it.split("</a:t>").next());
            said.extend(words.take(3 - said.len().min(3)).map(|it| format!("“{it}”")));
        }
    }
    let seen = match (drawings + pictures, said.is_empty()) {
        (0, _) => return Ok(None),
        (_, true) => String::new(),
        (_, false) => format!(", which say {}, …", said.join(", ")),
    };
    let [drawings, pictures] = [(drawings, "drawing"), (pictures, "picture")]
        .map(|(count, word)| plural(count, word, &format!("{word}s")));
    let problem = format!("its cells are empty: it holds {drawings} and {pictures}{seen}");
    Ok(Some(TableFault::new(problem, "write the tasks into cells, one a row, below `task`")))
}

/// Refuses a workbook whose parts, unpacked, are larger than any checklist's. What the file says
/// of their sizes is not believed.
fn refuse_bombs(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = LARGEST_WHOLE;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let most = left.min(LARGEST_PART);
        let size = io::copy(&mut part.take(most + 1), &mut io::sink()).map_err(damaged)?;
        if size > most {
            let problem = "unpacked, this workbook is larger than any checklist";
            let remedy = "copy the rows that matter into a new workbook, without pictures";
            return Err(TableFault::new(problem, remedy));
        }
        left -= size;
    }
    Ok(())
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
        let uncomputed = cell.formula.is_some().then_some(CellValue::Uncomputed);
        let Some(value) = value(&cell.value).or(uncomputed).filter(|_| column < MOST_COLUMNS)
        else {
            continue;
        };
        room.take(&value).ok_or_else(|| {
            let problem = "there is more in this workbook than in any checklist";
            TableFault::new(problem, "keep only the rows that matter").at(row)
        })?;
        table.add(row, column, value)?;
    }
}

fn value(data: &DataRef<'_>) -> Option<CellValue> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| CellValue::Text(text.to_owned()));
    match data {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(CellValue::Number(*number as f64)),
        DataRef::Float(number) => Some(CellValue::Number(*number)),
        DataRef::String(own) | DataRef::DurationIso(own) => text(own),
        DataRef::SharedString(shared) => text(shared),
        DataRef::Bool(is_true) => text(&is_true.to_string()),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            Some(day.map_or(CellValue::Number(at.as_f64()), CellValue::Day))
        }
        DataRef::DateTimeIso(iso) => {
            let day = iso.get(..10).and_then(parse_day);
            day.map(CellValue::Day).or_else(|| text(iso))
        }
        DataRef::Error(error) => text(&error.to_string()),
    }
}

pub(super) fn not_read(why: &XlsxError) -> TableFault {
    match why {
        XlsxError::Password => {
            TableFault::new("this workbook has a password", "save it without one")
        }
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            broken("is no workbook of Excel's kind")
        }
        why => broken(format!("workbook can't be read: {why}")),
    }
}

pub(super) fn damaged(why: impl Display) -> TableFault {
    broken(format!("workbook is damaged, or not all there: {why}"))
}

fn broken(what: impl Display) -> TableFault {
    let remedy = "open it in a spreadsheet program and save it again as .xlsx";
    TableFault::new(format!("this {what}"), remedy)
}
