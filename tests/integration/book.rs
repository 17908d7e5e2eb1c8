//! Workbooks, part by part, also such as no program saves.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts of a workbook.
pub(crate) struct Book {
    pub(crate) sheet: Vec<u8>,
    pub(crate) strings: Vec<u8>,
    pub(crate) more: Vec<(String, Vec<u8>)>,
    /// The sheets behind the first.
    others: Vec<String>,
}

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Items" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

const TARGET: &str = r#"<Relationship Id="o?" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/other?.xml"/>"#;
const END: &str = "</Relationships>";

/// A sheet with these rows, and what it says of its size.
fn sheet(dimension: &str, rows: &str) -> Vec<u8> {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>"#
    )
    .into_bytes()
}

/// A row of text cells.
pub(crate) fn row(number: usize, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let column = char::from(b'A' + at as u8);
        format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

impl Book {
    /// A sheet with these rows, and what it says of its size.
    pub(crate) fn new(dimension: &str, rows: &str) -> Self {
        let sheet = sheet(dimension, rows);
        Self { sheet, strings: b"<sst/>".to_vec(), more: Vec::new(), others: Vec::new() }
    }

    /// The same with one sheet more, which is called so.
    pub(crate) fn and(mut self, name: &str, rows: &str) -> Self {
        self.others.push(name.to_owned());
        let part = format!("xl/worksheets/other{}.xml", self.others.len());
        self.more.push((part, sheet("A1", rows)));
        self
    }

    /// A list of one item, and what else stands in its rows.
    pub(crate) fn of_one_item(more: &str) -> Self {
        let rows = row(1, &["phase", "task"]) + &row(2, &["Assess", "Meet"]) + more;
        Self::new("A1:B2", &rows)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let others = || self.others.iter().zip(1..);
        let name = |(name, at): (&String, usize)| {
            format!(r#"<sheet name="{name}" sheetId="{at}9" r:id="o{at}"/>"#)
        };
        let names: String = others().map(name).collect();
        let target = |(_, at): (&String, usize)| TARGET.replace('?', &at.to_string());
        let targets: String = others().map(target).collect();
        let own = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let parts = [
            own("[Content_Types].xml", TYPES),
            own("_rels/.rels", ROOT),
            own("xl/workbook.xml", &BOOK.replace("</sheets>", &(names + "</sheets>"))),
            own("xl/_rels/workbook.xml.rels", &PARTS.replace(END, &(targets + END))),
            ("xl/worksheets/sheet1.xml".to_owned(), self.sheet.clone()),
            ("xl/sharedStrings.xml".to_owned(), self.strings.clone()),
        ];
        for (name, bytes) in parts.iter().chain(&self.more) {
            zip.start_file(name, options).expect("a part of our own");
            zip.write_all(bytes).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }
}
