//! Spreadsheets and lists that others wrote: sheets of items that come back, and lists that become
//! checklists. Sheets go out as any report does.

pub(crate) mod adopted;
mod error;
mod holidays;
pub(crate) mod returned;
pub(crate) mod table;

pub(crate) use error::{SheetError, TableFault, Why};
pub(crate) use holidays::{CalendarRead, read_holidays};
