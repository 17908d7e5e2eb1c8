//! Tables from strangers: CSV as any program saves it, and workbooks, within bounded time and
//! memory. Nothing is evaluated and nothing is followed.

mod book;
mod cells;
mod csv;
mod days;
mod headings;
mod read;
mod returned;
mod text;
mod unpacked;

pub use cells::{CellValue, Row, Table, TableFault};
pub use days::{NoDay, day};
pub use headings::{Columns, Heading};
pub use read::{LARGEST, Spreadsheet, spreadsheet};
pub use returned::{Returned, ReturnedRow, returned};
pub use text::{Decoded, decoded};
