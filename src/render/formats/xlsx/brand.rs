//! Who hands out a workbook.

use rust_xlsxwriter::{Image, Worksheet, XlsxError};

use super::style;
use crate::domain::brand::{Brand, LogoKind};
use crate::render::formats::text::visible;

/// How wide and high a logo is at most, in pixels.
const LOGO: (f64, f64) = (220.0, 48.0);
/// How high the row with it is, in points.
const ROW: f64 = 40.0;
/// So many characters fit below a printed page.
const LONGEST: usize = 120;

/// Writes the logo, or the name where there is none that a workbook can show, in the first row.
/// In which row does the sheet go on?
pub(super) fn on_top(sheet: &mut Worksheet, brand: &Brand) -> Result<u32, XlsxError> {
    let logo = brand.logo.as_ref().filter(|logo| logo.kind == LogoKind::Png);
    match (logo, &brand.company) {
        (Some(logo), company) => {
            let image = Image::new_from_buffer(&logo.bytes)?;
            let image = image.set_alt_text(visible(company.as_deref().unwrap_or("Logo")));
            let image = image.set_scale_to_size(LOGO.0, LOGO.1, true);
            sheet.set_row_height(0, ROW)?.insert_image(0, 0, &image)?;
        }
        (None, Some(company)) => {
            sheet.write_string_with_format(0, 0, visible(company), &style::bold(12))?;
        }
        (None, None) => return Ok(0),
    }
    Ok(1)
}

/// Says below each printed page what stands below reports.
pub(super) fn below(sheet: &mut Worksheet, brand: &Brand) {
    if let Some(footer) = &brand.footer {
        let fits: String = visible(footer).chars().take(LONGEST).collect();
        sheet.set_footer(format!("&L{}&R&P / &N", fits.replace('&', "&&")));
    }
}
