//! Tables from strangers: CSV as any program saves it, and workbooks, within bounded time and
//! memory. Nothing is evaluated and nothing is followed.

mod cells;
mod columns;
mod csv;
mod days;
mod headings;
mod marks;
mod read;
mod tasks;
mod words;
mod workbook;

pub(crate) use cells::{CellValue, Place, Row, Table, cell_name, column_name};
pub(crate) use columns::{Columns, HEAD_ROWS, Head};
pub(crate) use days::{DayOrder, could_be};
pub(crate) use headings::{Heading, UNSURE, plain};
pub(crate) use marks::Marks;
pub(crate) use read::{Decoded, Spreadsheet, decoded};
pub(crate) use words::{is_error, is_nobody, is_nothing, status};
