//! The items for people who have only a spreadsheet, and who send it back.

mod stamp;
mod table;

pub use stamp::{SheetCell, Stamp};
pub use table::{sheet, written_cells};
