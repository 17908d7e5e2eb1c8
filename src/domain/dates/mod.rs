//! Dates as people type them: first what is written, then the day that it means.

mod calendar;
mod holidays;
mod means;
mod names;
mod shift;
mod written;

pub use calendar::Direction;
pub use holidays::{Holidays, HolidaysFault, NO_HOLIDAYS};
pub use means::{DateFault, Origin, Typed, day, typed};
pub(crate) use means::{dated, examples};
pub use shift::Shift;
pub use written::{counts_from_the_start, is_date, may_be_a_name};
