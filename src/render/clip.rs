//! As much of a text as fits in so many columns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The longest beginning of the text that is no wider, and how wide it is. It is measured as a
/// whole: characters that are drawn as one take less room together than one by one.
pub fn start(text: &str, width: usize) -> (&str, usize) {
    longest(text.grapheme_indices(true).map(|(at, one)| &text[..at + one.len()]), width)
}

/// The longest end of the text that is no wider, likewise.
pub fn end(text: &str, width: usize) -> (&str, usize) {
    longest(text.grapheme_indices(true).rev().map(|(at, _)| &text[at..]), width)
}

/// The last of these texts, each longer than the one before, that is no wider.
fn longest<'t>(texts: impl Iterator<Item = &'t str>, width: usize) -> (&'t str, usize) {
    let measured = texts.map(|text| (text, text.width()));
    measured.take_while(|(_, wide)| *wide <= width).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_what_people_take_for_characters() {
        assert_eq!(start("Plan", 9), ("Plan", 4));
        assert_eq!(start("Plan", 2), ("Pl", 2));
        assert_eq!(end("Plan", 2), ("an", 2));
        assert_eq!(start("計画する", 5), ("計画", 4));
        assert_eq!(end("計画する", 5), ("する", 4));
        assert_eq!(start("e\u{301}te\u{301}", 1), ("e\u{301}", 1));
        assert_eq!(start("Plan", 0), ("", 0));
        assert_eq!(end("", 3), ("", 0));
    }

    #[test]
    fn letters_that_are_drawn_as_one_are_measured_as_one() {
        let text = "\u{644}\u{627}\u{644}\u{627}";
        assert_eq!(start(text, 1), ("\u{644}\u{627}", 1));
        assert_eq!(end(text, 9), (text, 2));
    }
}
