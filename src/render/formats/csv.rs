//! Comma-separated values (RFC 4180), for spreadsheets and programs.

use csv::{Terminator, WriterBuilder};

use crate::render::Document;
use crate::render::formats::formula::guarded;
use crate::render::formats::text::visible_lines;
use crate::render::formats::value_table::{Data, Value};

/// The tables of the document below one line of column names, in UTF-8 without a byte order mark.
/// No cell is a formula. With internal notes, a column in front says so on every line.
pub fn render(document: &Document, internal: bool) -> String {
    let mut data = Data::of(document);
    if internal {
        data.mark_internal();
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let heads = data.columns.iter().map(|head| cell(head)).collect::<Vec<String>>();
    let rows = data.rows.iter().map(|row| row.iter().map(text).collect::<Vec<String>>());
    for row in std::iter::once(heads).chain(rows) {
        writer
            .write_record(row)
            .expect("writing into memory can't fail, and rows are equally long");
    }
    let bytes = writer.into_inner().expect("writing into memory can't fail");
    String::from_utf8(bytes).expect("only text was written")
}

fn text(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => cell(text),
        Value::Number(number) => number.to_string(),
        Value::Percent(share) => share.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// Foreign text, which stays text. Line ends stand in a cell as they are.
fn cell(text: &str) -> String {
    guarded(&visible_lines(text)).into_owned()
}
