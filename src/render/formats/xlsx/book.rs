//! A workbook as a file.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as File, XlsxError};

use super::{brand, sheet};
use crate::domain::brand::Brand;
use crate::render::{Calendar, Sheet};

/// The sheets as the bytes of an `.xlsx` file, the same for the same report: the day of the
/// report stands for the time at which the file was made. With internal notes, the first sheet
/// says so.
///
/// # Errors
/// When a report has more rows than a sheet can have.
pub fn render(
    sheets: &[Sheet],
    internal: bool,
    brand: &Brand,
    calendar: &Calendar,
) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let made = sheet::excel_day(calendar.today).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    file.set_properties(&DocProperties::new().set_author("ticklist").set_creation_datetime(&made));
    let marked = internal.then(Sheet::not_for_the_customer);
    for (at, page) in marked.iter().chain(sheets).enumerate() {
        let sheet = file.add_worksheet().set_name(&page.name)?;
        let top = if at == 0 { brand::on_top(sheet, brand)? } else { 0 };
        sheet::write(sheet, &page.document, top, brand.accent)?;
        brand::below(sheet, brand);
    }
    file.save_to_buffer()
}
