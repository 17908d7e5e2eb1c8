//! How large the parts of a workbook really are, found out before anything reads them.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::cells::TableFault;

/// The largest part of a workbook, in bytes.
const LARGEST_PART: u64 = 8 * 1024 * 1024;
/// All parts together.
const LARGEST_WHOLE: u64 = 24 * 1024 * 1024;

/// Refuses a workbook whose parts, unpacked, are larger than any checklist's. What the file says
/// of their sizes is not believed.
pub(super) fn refuse_bombs(bytes: &[u8]) -> Result<(), TableFault> {
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

fn damaged(why: impl std::fmt::Display) -> TableFault {
    let problem = format!("this workbook is damaged, or not all there: {why}");
    TableFault::new(problem, "open it in a spreadsheet program and save it again as .xlsx")
}
