//! A paragraph of a Markdown text.

use super::outline::SHORT;

/// Longer than this, in bytes, a line that is not in bold is no heading.
const LABEL: usize = 32;

/// A paragraph.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) line: usize,
    pub(super) text: String,
    /// All of it is bold.
    pub(super) is_bold: bool,
}

impl Paragraph {
    /// Is it a heading of what follows: in bold, with `#` directly before it, or a few words that
    /// lead to nothing?
    pub(super) fn is_heading(&self) -> bool {
        let text = self.text.trim();
        let is_one_line = !text.contains('\n');
        let is_label = text.len() <= LABEL
            && text.ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && !text.starts_with(char::is_lowercase);
        let is_so = self.is_bold || is_one_line && (is_label || text.starts_with('#'));
        is_so && text.len() <= SHORT && !text.is_empty()
    }
}
