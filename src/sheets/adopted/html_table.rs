//! Tables in HTML, as they stand in Markdown.

use super::text_table::TextTable;
use crate::sheets::table::Table;

/// A table on its way, line by line.
#[derive(Default)]
pub(super) struct HtmlTable {
    table: TextTable,
    /// The line on which the row began.
    row: usize,
    link: Option<String>,
}

impl HtmlTable {
    /// Has a table begun that has not ended?
    pub(super) fn is_open(&self) -> bool {
        self.table.is_open()
    }

    /// Reads a line of HTML; the table, where it ends there.
    pub(super) fn read(&mut self, html: &str, line: usize) -> Option<Table> {
        let mut parts = html.split('<');
        self.table.text(&unescaped(parts.next().unwrap_or_default()));
        for part in parts {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
            match name.to_lowercase().as_str() {
                "table" if !self.is_open() => self.table.begin(),
                "tr" => {
                    self.row = line;
                    self.table.begin_row();
                }
                "td" | "th" => self.table.begin_cell(),
                // A text has fewer rows than there is room for, or is refused before.
                "/td" | "/th" => drop(self.table.end_cell(self.row)),
                "br" | "br/" | "li" | "p" => self.table.text("\n"),
                "a" => self.link = tag.split(['"', '\'']).nth(1).map(str::to_owned),
                "/a" => {
                    let link = self.link.take().map(|url| format!(" <{url}>"));
                    self.table.text(&link.unwrap_or_default());
                }
                "/table" => return self.table.end(),
                _ => {}
            }
            self.table.text(&unescaped(text));
        }
        None
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
