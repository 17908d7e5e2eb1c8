//! Text that a spreadsheet would take for a formula.

use std::borrow::Cow;

use crate::domain::text::is_unseen;

/// With what a formula may begin, for one program or another.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text with a `'` in front where a spreadsheet that reads it from a file would take it for a
/// formula (OWASP, CSV injection).
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    match may_be_formula(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text as it was before [`guarded`].
pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| may_be_formula(rest)).unwrap_or(text)
}

/// Could the text, or what it hides behind quotes and blanks, be taken for a formula?
fn may_be_formula(text: &str) -> bool {
    let hides = |c: char| c == '\'' || c.is_whitespace() || is_unseen(c);
    text.trim_start_matches(hides).starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_guarded_and_comes_back() {
        for text in
            ["=1+1", "+49 30", "-", "@SUM", "\t=1", " =1", "\u{200b}=1", "'=1", "''=1", "＝1"]
        {
            assert!(guarded(text).starts_with('\''), "{text}");
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in ["", "1+1", "a=b", "'quoted'", "2026-12-05", "→ -"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }
}
