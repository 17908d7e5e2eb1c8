//! The tables or the text in the bytes of a file, whatever program saved it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::cells::Table;
use super::csv::table;
use super::workbook::tables;
use crate::sheets::error::{TableFault, Why};

/// With what a zip file begins, and a file of the old Office or one that is encrypted.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// The tables of a file.
pub(crate) struct Spreadsheet {
    /// One for each sheet that can be seen.
    pub(crate) tables: Vec<Table>,
    /// The names of the other sheets.
    pub(crate) hidden: Vec<String>,
    /// It is text whose encoding was taken for Windows-1252.
    pub(crate) is_guessed: bool,
}

impl Spreadsheet {
    /// Reads the tables in the bytes of a file, whatever its name says that it is.
    ///
    /// # Errors
    /// When it is no table, or more of one than is read.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Why> {
        if bytes.starts_with(ZIP) {
            let (tables, hidden) = tables(bytes)?;
            return Ok(Self { tables, hidden, is_guessed: false });
        }
        if bytes.starts_with(OLE) {
            let problem = "this is a workbook with a password, or one of before 2007 (.xls)";
            let remedy = "save it as .xlsx without a password, or as .csv";
            return Err(TableFault::new(problem, remedy).into());
        }
        let is_markup = |text: &str| ["<?", "<!", "<html"].iter().any(|it| text.starts_with(it));
        let plain = decoded(bytes).filter(|it| !is_markup(it.text.trim_start()));
        let Decoded { text, is_guessed } = plain.ok_or_else(|| {
            let problem = "this is neither a workbook nor text with a table";
            TableFault::new(problem, "save the sheet as .xlsx or .csv")
        })?;
        Ok(Self { tables: vec![table(&text)?], hidden: Vec::new(), is_guessed })
    }
}

/// Text, and whether its encoding was guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, with line ends as `\n`.
    pub(crate) text: String,
    /// It is neither UTF-8 nor marked as UTF-16, and was read as Windows-1252, in which Excel
    /// saves CSV in western Europe and America.
    pub(crate) is_guessed: bool,
}

/// The text of a file in UTF-8, in UTF-16 with a byte order mark, or else in Windows-1252; none
/// where it is no text.
pub(crate) fn decoded(bytes: &[u8]) -> Option<Decoded> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(UTF_8);
    let (text, _, is_broken) = encoding.decode(bytes);
    let is_guessed = is_broken && marked.is_none();
    let text = match is_guessed {
        true => WINDOWS_1252.decode(bytes).0,
        false if is_broken => return None,
        false => text,
    };
    let is_text = !text.contains(|c: char| matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}'));
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    is_text.then_some(Decoded { text, is_guessed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_is_read_as_other_programs_save_it() {
        let text = "Zoë;準備\nb";
        let read = |bytes: &[u8]| decoded(bytes).expect("text");
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(read(&bytes), Decoded { text: text.to_owned(), is_guessed: false });
        }
        let guessed = read(b"Zo\xeb \x80 5");
        assert_eq!(guessed, Decoded { text: "Zoë € 5".to_owned(), is_guessed: true });
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        for bytes in [&b"a\0b"[..], b"\x89PNG\r\n\x1a\n", b"\xff\xfea"] {
            assert_eq!(decoded(bytes), None, "{bytes:?}");
        }
    }
}
