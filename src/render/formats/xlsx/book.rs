//! A workbook as a file.

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as File, XlsxError};

use super::sheet;
use crate::render::phrasing::Calendar;
use crate::render::report::Sheet;

/// A report does not fit into a workbook: the message says why.
#[derive(Debug)]
pub struct TooLarge(pub String);

/// The sheets as the bytes of an `.xlsx` file, the same for the same report: the day of the
/// report stands for the time at which the file was made. With internal notes, the first sheet
/// says so.
///
/// # Errors
/// When a report has more rows than a sheet can have.
pub fn render(sheets: &[Sheet], internal: bool, calendar: &Calendar) -> Result<Vec<u8>, TooLarge> {
    written(sheets, internal, calendar).map_err(|error| TooLarge(error.to_string()))
}

fn written(sheets: &[Sheet], internal: bool, calendar: &Calendar) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let (year, month, day) = (calendar.today.year(), calendar.today.month(), calendar.today.day());
    let year = u16::try_from(year.clamp(1900, 9999)).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, month as u8, day as u8)?;
    file.set_properties(&DocProperties::new().set_author("ticklist").set_creation_datetime(&made));
    let marked = internal.then(Sheet::not_for_the_customer);
    for page in marked.iter().chain(sheets) {
        let sheet = file.add_worksheet().set_name(&page.name)?;
        sheet::write(sheet, &page.name, &page.document)?;
    }
    file.save_to_buffer()
}
