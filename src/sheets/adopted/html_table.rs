//! Tables in HTML, as they stand in Markdown.

use crate::sheets::table::{CellValue, Table};

/// A table on its way, line by line.
#[derive(Default)]
pub(super) struct HtmlTable {
    table: Option<Table>,
    row: usize,
    column: usize,
    cell: String,
    link: Option<String>,
}

impl HtmlTable {
    /// Has a table begun that has not ended?
    pub(super) fn is_open(&self) -> bool {
        self.table.is_some()
    }

    /// Reads a line of HTML; the table, where it ends there.
    pub(super) fn read(&mut self, html: &str, line: usize) -> Option<Table> {
        let mut parts = html.split('<');
        self.cell.push_str(&unescaped(parts.next().unwrap_or_default()));
        for part in parts {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
            match name.to_lowercase().as_str() {
                "table" => {
                    self.table.get_or_insert_default();
                }
                "tr" => (self.row, self.column) = (line, 0),
                "td" | "th" => self.cell.clear(),
                "/td" | "/th" => self.end_cell(),
                "br" | "br/" | "li" | "p" => self.cell.push('\n'),
                "a" => self.link = tag.split(['"', '\'']).nth(1).map(str::to_owned),
                "/a" => {
                    let link = self.link.take().map(|url| format!(" <{url}>"));
                    self.cell.push_str(&link.unwrap_or_default());
                }
                "/table" => return self.table.take(),
                _ => {}
            }
            self.cell.push_str(&unescaped(text));
        }
        None
    }

    fn end_cell(&mut self) {
        let words = std::mem::take(&mut self.cell);
        if let (Some(table), false) = (&mut self.table, words.trim().is_empty()) {
            let cell = CellValue::Text(words.trim().to_owned());
            // A text has fewer rows than there is room for, or is refused before.
            let _ = table.add(self.row, self.column, cell);
        }
        self.column += 1;
    }
}

/// The characters that HTML writes otherwise.
const ESCAPED: [(&str, &str); 7] = [
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#10003;", "✓"),
    ("&#9744;", "☐"),
    ("&amp;", "&"),
];

fn unescaped(text: &str) -> String {
    ESCAPED.iter().fold(text.to_owned(), |text, (escaped, own)| text.replace(escaped, own))
}
