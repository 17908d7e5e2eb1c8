//! Tables from strangers: CSV as any program saves it, and workbooks, within bounded time and
//! memory. Nothing is evaluated and nothing is followed.

mod cells;
mod csv;
mod days;
mod headings;
mod read;
mod workbook;

pub(crate) use cells::{CellValue, Row, Table};
pub(crate) use days::DayOrder;
pub(crate) use headings::{Columns, HEAD_ROWS, Heading, UNSURE, plain};
pub(crate) use read::{Decoded, Spreadsheet, decoded};
