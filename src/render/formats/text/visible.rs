//! The one door through which foreign text passes on its way to a terminal.

use std::borrow::Cow;

use crate::domain::text::{holds_unseen, is_unseen};

/// `text` with everything that would drive the terminal, reorder the line or stay unseen written
/// out, like `\u{1b}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !holds_unseen(text) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match is_unseen(c) {
        true => c.escape_unicode().to_string(),
        false => c.to_string(),
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// The same for text of several lines, whose line ends stay.
pub fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_written_out() {
        assert_eq!(
            visible("a\u{1b}[31m\r\n\u{202e}\u{9b}b"),
            "a\\u{1b}[31m\\u{d}\\u{a}\\u{202e}\\u{9b}b"
        );
    }

    #[test]
    fn text_that_people_write_stays_as_it_is() {
        for text in ["準備 👩‍💻", "می‌خواهم", "Zoë", "ไทย"] {
            assert_eq!(visible(text), text);
        }
    }
}
